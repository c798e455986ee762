/** What a transition asks on the way, as a form without a script: which controls there are, and what they send. */
import type { View } from '../../issue/fields/field.ts';
import type { IssueInput } from '../../issue/issue-input.ts';
import type { LoadedIssue } from '../../issue/loaded-issue.ts';
import { presentScreenField } from '../../issue/screen.present.ts';
import type { ScreenField } from '../../issue/screen.ts';
import type { AvailableTransition } from '../../issue/transition/transition.ts';

/** line: one line of text. lines: several. words: parted by spaces. names: parted by commas. */
export type Kind = 'line' | 'lines' | 'words' | 'names' | 'name' | 'number' | 'date' | 'choice' | 'choices';

export interface Control {
  readonly id: string;
  readonly name: string;
  readonly kind: Kind;
  readonly required: boolean;
  /** What can be chosen. */
  readonly options: readonly { readonly value: string; readonly label: string }[];
  /** What is there; of several, each. */
  readonly values: readonly string[];
}

export interface TransitionForm {
  readonly controls: readonly Control[];
  /** Names of fields that must be given and that no form can ask for. */
  readonly beyond: readonly string[];
}

interface Value {
  readonly id?: unknown;
  readonly name?: unknown;
  readonly value?: unknown;
  readonly displayName?: unknown;
}

/** @param transition with its screen */
export function formOf(issue: LoadedIssue, { screen }: AvailableTransition, view: View): TransitionForm {
  if (!screen) return { controls: [], beyond: [] };
  const controls: Control[] = [];
  const beyond: string[] = [];
  for (const one of screen.fields) {
    if (one.field.id === 'comment') continue;
    const { allowedValues } = presentScreenField(one, screen, view);
    const kind = kindOf(one, allowedValues !== undefined);
    if (kind === null) {
      if (one.required) beyond.push(one.field.name);
      continue;
    }
    const options = ((allowedValues ?? []) as Value[]).map(optionOf);
    controls.push({
      id: one.field.id,
      name: one.field.name,
      kind,
      required: one.required,
      options,
      values: valuesOf(one.field.present?.(issue, view), kind),
    });
  }
  return { controls: [...controls, comment], beyond };
}

const comment: Control = {
  id: 'comment',
  name: 'Comment',
  kind: 'lines',
  required: false,
  options: [],
  values: [],
};

/** Of values that cannot be chosen from a list, by type. */
const kinds: Readonly<Record<string, Kind>> = {
  user: 'name',
  group: 'name',
  date: 'date',
  number: 'number',
  string: 'line',
  'array user': 'names',
  'array group': 'names',
  'array string': 'words',
};

const beyondForms = new Set(['option-with-child', 'array attachment', 'array issuelinks', 'array worklog']);

const isLong = (id: string, custom: string): boolean =>
  id === 'description' || id === 'environment' || custom.endsWith(':textarea');

/** null: it takes more than a control (work logs, links, files, two choices at once). */
function kindOf({ field: { id, schema } }: ScreenField, chosen: boolean): Kind | null {
  if (!schema) return null;
  const type = schema.type === 'array' ? `array ${schema.items}` : schema.type;
  if (beyondForms.has(type)) return null;
  if (chosen) return schema.type === 'array' ? 'choices' : 'choice';
  const kind = kinds[type] ?? null;
  return kind === 'line' && isLong(id, schema.custom ?? '') ? 'lines' : kind;
}

const optionOf = ({ id, name, value, displayName }: Value) => ({
  value: String(id ?? name),
  label: String(name ?? value ?? displayName ?? id),
});

/** What a control is filled with. */
function valuesOf(value: unknown, kind: Kind): string[] {
  const all = [value].flat().filter((one) => one !== null && one !== undefined) as (
    | Value
    | string
    | number
  )[];
  return all.map((one) => {
    if (typeof one !== 'object') return String(one);
    return String((kind === 'name' || kind === 'names' ? one.name : one.id) ?? '');
  });
}

/** What was sent of a control: every value by that name. */
export type Sent = (id: string) => readonly string[];

/** The form with what was sent in it: nobody types anything twice. */
export const refilled = (form: TransitionForm, sent: Sent): TransitionForm => ({
  ...form,
  controls: form.controls.map((control) => ({ ...control, values: sent(control.id) })),
});

/** What is required and was left empty: control id → sentence. */
export function lackingIn({ controls }: TransitionForm, sent: Sent): Record<string, string> {
  const empty = controls.filter(
    ({ id, required }) => required && sent(id).every((value) => value.trim() === ''),
  );
  return Object.fromEntries(empty.map(({ id, name }) => [id, `${name} is required.`]));
}

/** What was sent, as the transition takes it. */
export function inputOf({ controls }: TransitionForm, sent: Sent): IssueInput {
  const body = unixLines(sent('comment')[0] ?? '').trim();
  const asked = controls.filter(({ id }) => id !== 'comment');
  return {
    fields: Object.fromEntries(asked.map((control) => [control.id, readValue(control, sent(control.id))])),
    update: body === '' ? {} : { comment: [{ add: { body } }] },
  };
}

/** A browser sends line ends as CR LF. */
const unixLines = (text: string): string => text.replaceAll('\r\n', '\n');

function readValue({ kind }: Control, sent: readonly string[]): unknown {
  const text = unixLines(sent[0] ?? '');
  switch (kind) {
    case 'choices':
      return sent.filter((one) => one !== '').map((id) => ({ id }));
    case 'words':
      return text.split(/\s+/).filter((one) => one !== '');
    case 'names':
      return namesIn(text).map((name) => ({ name }));
    default:
      if (text.trim() === '') return null;
  }
  if (kind === 'choice') return { id: text };
  if (kind === 'name') return { name: text.trim() };
  if (kind === 'number') return Number.isFinite(Number(text)) ? Number(text) : text;
  return text;
}

const namesIn = (text: string): string[] =>
  text
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');

/** What stands in a control of one line. */
export function textIn({ kind, values }: Control): string {
  if (values.length < 2) return values[0] ?? '';
  return values.join(kind === 'names' ? ', ' : ' ');
}
