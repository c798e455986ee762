/** What somebody may set, and what they may choose from: on creating, on editing, or on the way of a transition. */
import type { Choices } from './choices.ts';
import type { FieldInput, SystemField } from './fields/field.ts';
import { systemFields } from './fields/system-fields.ts';

export interface ScreenField {
  readonly field: SystemField & { readonly input: FieldInput };
  readonly required: boolean;
}

export interface Screen {
  readonly fields: readonly ScreenField[];
  readonly choices: Choices;
  /** null: the issue is yet to be made. */
  readonly issueKey: string | null;
}

type Place = 'create' | 'subtask' | 'edit';

const settable = systemFields.flatMap((field) => (field.input ? [field as ScreenField['field']] : []));

/** The fields to create an issue with, or to edit one, for whoever holds `permissions` in its project. */
export const fieldsOn = (place: Place, permissions: ReadonlySet<string>): readonly ScreenField[] =>
  settable.filter((field) => isOn(place, field) && may(field, permissions)).map(asked);

/** A sub-task is made with all that an issue is made with, and its parent. */
const isOn = (place: Place, { input }: ScreenField['field']): boolean =>
  input.on.includes(place) || (place === 'subtask' && input.on.includes('create'));

/** The fields of these ids, in their order: a transition's screen. */
export const fieldsNamed = (
  ids: readonly string[],
  permissions: ReadonlySet<string>,
): readonly ScreenField[] =>
  ids.flatMap((id) => {
    const field = settable.find((one) => one.id === id);
    return field && may(field, permissions) ? [asked(field)] : [];
  });

const may = ({ input }: ScreenField['field'], permissions: ReadonlySet<string>): boolean =>
  input.permission === undefined || permissions.has(input.permission);

const asked = (field: ScreenField['field']): ScreenField => ({
  field,
  required: field.input.required ?? false,
});

/** Those of the fields that there is anything to set of. */
export const offered = (
  fields: readonly ScreenField[],
  choices: Choices,
  subtask: boolean,
): readonly ScreenField[] => fields.filter(({ field }) => field.input.offered?.(choices, subtask) ?? true);

/** The kinds of choices that these fields need. */
export const choicesFor = (fields: readonly ScreenField[]): ReadonlySet<keyof Choices> =>
  new Set(fields.flatMap(({ field }) => field.input.choices ?? []));
