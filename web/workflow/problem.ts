/** What the server says of a definition, by place (`transitions[3].conditions[0].group`), at the fields that it means. */
import { ApiError } from '../kernel/api.ts';
import { say } from '../kernel/words.ts';
import { workflowWords } from './workflow.words.ts';

const isAt = (place: string, field: string): boolean =>
  field === place || field.startsWith(`${place}.`) || field.startsWith(`${place}[`);

/** What is wrong at a place or in it; undefined: nothing. */
export const problemAt = (error: unknown, place: string): string | undefined =>
  error instanceof ApiError
    ? Object.entries(error.fields).find(([field]) => isAt(place, field))?.[1]
    : undefined;

/** The server's names of what is told at these places. */
export const shownBelow = (error: unknown, places: readonly string[]): string[] =>
  error instanceof ApiError
    ? Object.keys(error.fields).filter((field) => places.some((place) => isAt(place, field)))
    : [];

const deeper = /^(steps|transitions)\[(\d+)\]/;

/** The same error, which says of what is wrong elsewhere in the workflow where that is. */
export function inWordsOf(error: unknown): unknown {
  if (!(error instanceof ApiError)) return error;
  const words = say(workflowWords);
  const fields = Object.entries(error.fields).map(([field, text]) => {
    const [, part, at] = deeper.exec(field) ?? [];
    if (part === undefined) return [field, text];
    const number = Number(at) + 1;
    return [field, part === 'steps' ? words.inStatus(number, text) : words.inTransition(number, text)];
  });
  return new ApiError(error.status, error.messages, Object.fromEntries(fields), error.headers, error.body);
}
