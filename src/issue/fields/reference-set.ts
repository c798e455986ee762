/** Sets of things a project has (components, versions): `set` takes a list, `add` and `remove` take one. */
import { invalidField } from '../../kernel/app-error.ts';
import type { Operation } from './field.ts';
import { choose, readArray, readReference, withItem, withoutItem } from './input.ts';

interface Names {
  readonly field: string;
  /** As messages call it: Component, Version. */
  readonly noun: string;
}

interface Choice {
  readonly id: number;
  readonly name: string;
  readonly archived: boolean;
}

/** The ids after `operation`. Archived ones can stay or go, but not come. */
export function applyToSet(
  names: Names,
  ids: readonly number[],
  operation: Operation,
  value: unknown,
  choices: readonly Choice[],
): readonly number[] {
  const read = (one: unknown) => readChoice(names, one, choices, ids);
  if (operation === 'add') return withItem(ids, read(value));
  if (operation === 'remove') return withoutItem(ids, read(value));
  return [...new Set(readArray(names.field, value).map(read))];
}

function readChoice(
  { field, noun }: Names,
  value: unknown,
  choices: readonly Choice[],
  present: readonly number[],
): number {
  const reference = readReference(value);
  if (!reference) {
    throw invalidField(field, `Could not find valid 'id' or 'name' in ${noun.toLowerCase()} object.`);
  }
  const open = choices.filter((one) => !one.archived || present.includes(one.id));
  const found = choose(open, reference);
  if (found) return found.id;
  const what = reference.id === undefined ? `name '${reference.name}'` : `id '${reference.id}'`;
  throw invalidField(field, `${noun} ${what.slice(0, 255)} is not valid`);
}
