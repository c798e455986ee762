/** How group pickers read groups and tell of them. */
import { type AppError, invalidField } from '../../../kernel/app-error.ts';
import { fold } from '../../../kernel/fold.ts';
import type { StoredValue } from '../../custom-value.ts';
import { isObject } from '../input.ts';
import type { Facts, Told } from './custom-type.ts';

/** null: none. */
export function readGroup(value: unknown, { key, choices }: Facts): StoredValue | null {
  const name = isObject(value) ? value.name : undefined;
  if (name === null || name === '') return null;
  if (typeof name !== 'string') throw invalidField(key, "expected Object containing a 'name' property");
  const group = choices.groups.find((one) => fold(one.name) === fold(name.trim()));
  if (!group) throw noSuchGroup(key, name);
  return { groupId: group.id };
}

export const noSuchGroup = (key: string, name: string): AppError =>
  invalidField(key, `Could not find group with name '${name.slice(0, 255)}'.`);

/** The names in `value`, whatever it is: what to look up before it is read. */
export const mentionedGroup = (value: unknown): readonly string[] =>
  isObject(value) && typeof value.name === 'string' ? [value.name] : [];

export function toldGroups(values: readonly StoredValue[], { choices }: Facts): Told {
  const names = values.flatMap(({ groupId }) => choices.groups.find((one) => one.id === groupId)?.name ?? []);
  return { value: names.join(', '), string: names.join(', ') };
}
