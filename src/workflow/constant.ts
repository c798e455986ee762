/** What statuses, priorities, resolutions and issue types have in common when they are listed by pages. */
import { invalidField } from '../kernel/app-error.ts';
import { fold } from '../kernel/fold.ts';
import { readId } from '../kernel/id.ts';

/** Jira's page: a hundred, and no more than that. */
export const pageLength = 100;

/** Those whose name contains `query`, whatever the case; all where it is empty or absent. */
export function named<T extends { name: string }>(all: readonly T[], query: string | undefined): T[] {
  const part = fold(query ?? '');
  return all.filter((one) => fold(one.name).includes(part));
}

/** Ids from a parameter that lists them. @throws 400 naming the parameter */
export function readIds(parameter: string, texts: readonly string[]): number[] {
  return texts.map((text) => {
    const id = readId(text);
    if (id === null) throw invalidField(parameter, `'${text.slice(0, 40)}' is not an id.`);
    return id;
  });
}
