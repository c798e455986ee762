/** What somebody may set, and what they may choose from: on creating, on editing, or on the way of a transition. */
import type { FieldRules } from '../field/configuration/configuration.ts';
import type { Choices } from './choices.ts';
import type { Draft } from './draft.ts';
import type { FieldInput, IssueField, Place } from './fields/field.ts';
import { systemFields } from './fields/system-fields.ts';

export type SettableField = IssueField & { readonly input: FieldInput };

export interface ScreenField {
  readonly field: SettableField;
  readonly required: boolean;
}

export interface Screen {
  readonly fields: readonly ScreenField[];
  readonly choices: Choices;
  /** null: the issue is yet to be made. */
  readonly issueKey: string | null;
}

const settable = systemFields.flatMap((field) => (field.input ? [field as SettableField] : []));

/** What decides over fields in a project, for issues of a type. */
export interface Here {
  readonly permissions: ReadonlySet<string>;
  readonly rules: FieldRules;
  /** Custom fields that are there. */
  readonly custom: readonly SettableField[];
}

/** The fields to create an issue with, or to edit one. @param onScreen ids of the fields on the screen */
export function fieldsFor(place: Place, onScreen: readonly string[], here: Here): readonly ScreenField[] {
  const standing = new Set(onScreen);
  return fieldsHere(here).filter(
    ({ field }) => isOn(place, field) && (standing.has(field.id) || field.input.always?.includes(place)),
  );
}

/** The fields of a transition's screen, in its order. */
export const fieldsOnWay = (onScreen: readonly string[], here: Here): readonly ScreenField[] => {
  const all = new Map(fieldsHere(here).map((one) => [one.field.id, one]));
  return onScreen.flatMap((id) => all.get(id) ?? []);
};

/** Every field that can be set here, whatever the screen. */
export const fieldsHere = ({ permissions, rules, custom }: Here): readonly ScreenField[] =>
  [...settable, ...custom]
    .filter((field) => !rules.hidden.has(field.id) && may(field, permissions))
    .map((field) => ({ field, required: (field.input.required ?? false) || rules.required.has(field.id) }));

/** A sub-task is made with all that an issue is made with, and its parent. */
export const isOn = (place: Place, { input }: SettableField): boolean =>
  input.on.includes(place) || (place === 'subtask' && input.on.includes('create'));

/** System fields of these ids, in their order, on whatever screen. */
export const fieldsNamed = (
  ids: readonly string[],
  permissions: ReadonlySet<string>,
): readonly ScreenField[] =>
  ids.flatMap((id) => {
    const field = settable.find((one) => one.id === id);
    return field && may(field, permissions) ? [{ field, required: field.input.required ?? false }] : [];
  });

const may = ({ input }: SettableField, permissions: ReadonlySet<string>): boolean =>
  input.permission === undefined || permissions.has(input.permission);

export const isEmpty = ({ input }: SettableField, draft: Draft): boolean => input.isEmpty?.(draft) ?? false;

/** Those of the fields that there is anything to set of. */
export const offered = (
  fields: readonly ScreenField[],
  choices: Choices,
  subtask: boolean,
): readonly ScreenField[] => fields.filter(({ field }) => field.input.offered?.(choices, subtask) ?? true);

/** The kinds of choices that these fields need. */
export const choicesFor = (fields: readonly ScreenField[]): ReadonlySet<keyof Choices> =>
  new Set(fields.flatMap(({ field }) => field.input.choices ?? []));

/** The contexts whose options these fields need. */
export const contextsFor = (fields: readonly ScreenField[]): readonly number[] =>
  fields.flatMap(({ field }) =>
    field.input.contextId !== undefined && field.input.choices?.includes('options')
      ? [field.input.contextId]
      : [],
  );
