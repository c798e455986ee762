/** How the history tells of a field's change: the conventions that Jira's fields share. */
import type { ChangeItem } from '../changelog/changelog.ts';

interface Told {
  readonly value: string | null;
  readonly string: string | null;
}

export const nothing: Told = { value: null, string: null };

/** From one value to another. */
export const changed = (field: string, fieldId: string, from: Told, to: Told): ChangeItem => ({
  field,
  fieldType: 'jira',
  fieldId,
  from: from.value,
  fromString: from.string,
  to: to.value,
  toString: to.string,
});

/** A text: `from` and `to` stay null, the strings are the texts. */
export const changedText = (
  fieldId: string,
  before: string | null,
  after: string | null,
): readonly ChangeItem[] =>
  before === after
    ? []
    : [changed(fieldId, fieldId, { value: null, string: before }, { value: null, string: after })];

interface Named {
  readonly id: number;
  readonly name: string;
}

/** A reference: its id, and its name for people. */
export function told(list: readonly Named[], id: number | null): Told {
  if (id === null) return nothing;
  return { value: String(id), string: list.find((one) => one.id === id)?.name ?? null };
}

export const changedReference = (
  fieldId: string,
  list: readonly Named[],
  before: number | null,
  after: number | null,
): readonly ChangeItem[] =>
  before === after ? [] : [changed(fieldId, fieldId, told(list, before), told(list, after))];

/** A set of references: an item for each that went, then for each that came. */
export function changedSet(
  field: string,
  fieldId: string,
  list: readonly Named[],
  before: readonly number[],
  after: readonly number[],
): readonly ChangeItem[] {
  const gone = before.filter((id) => !after.includes(id));
  const come = after.filter((id) => !before.includes(id));
  return [
    ...gone.map((id) => changed(field, fieldId, told(list, id), nothing)),
    ...come.map((id) => changed(field, fieldId, nothing, told(list, id))),
  ];
}

/** A figure: the same text in value and string. */
export function changedFigure(
  fieldId: string,
  before: number | null,
  after: number | null,
): readonly ChangeItem[] {
  const tell = (figure: number | null): Told =>
    figure === null ? nothing : { value: String(figure), string: String(figure) };
  return before === after ? [] : [changed(fieldId, fieldId, tell(before), tell(after))];
}
