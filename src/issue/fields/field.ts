/**
 * What a field of an issue is: one file for each in this folder, holding all that is particular to it. A field is
 * data and pure functions; services do the awaiting.
 */
import type { Links } from '../../http/links.ts';
import type { ChangeItem } from '../changelog/changelog.ts';
import type { Choices } from '../choices.ts';
import type { Draft } from '../draft.ts';
import type { LoadedIssue, RelatedKind } from '../loaded-issue.ts';
import type { Clause } from './clause.ts';

/** How Jira describes a field's values to clients. */
export interface FieldSchema {
  readonly type: string;
  readonly items?: string;
  readonly system: string;
}

/** Whose eyes: the addresses, the time zone (IANA name) and the moment (ms) that a value is written with. */
export interface View {
  readonly links: Links;
  readonly zone: string;
  readonly now: number;
}

export interface SystemField {
  readonly id: string;
  readonly name: string;
  /** Absent: a pseudo field such as the key, or the pictures. */
  readonly schema?: FieldSchema;
  /** In the issue navigator: part of `*navigable`. */
  readonly navigable: boolean;
  /** May stand on screens. */
  readonly orderable: boolean;
  readonly searchable: boolean;
  /** false: Jira leaves it out of GET /field. */
  readonly listed?: false;
  /** What JQL calls it, and how it finds it. */
  readonly clauses: readonly Clause[];
  /** Names that GET /field gives, where they are more than the clauses'. */
  readonly clauseNames?: readonly string[];
  /** What must have been read besides the issue's row. */
  readonly needs?: readonly RelatedKind[];
  /** The value on the wire; undefined: the field is absent from this issue. */
  present?(issue: LoadedIssue, view: View): unknown;
  /** The value under renderedFields; absent: null. */
  render?(issue: LoadedIssue, view: View): unknown;
  /** Absent: the field cannot be set. */
  readonly input?: FieldInput;
}

export type Operation = 'set' | 'add' | 'remove' | 'edit';

/** How a field is set. */
export interface FieldInput {
  readonly operations: readonly Operation[];
  /** Must have a value. */
  readonly required?: boolean;
  /** Where it may be set, besides the screens of transitions. */
  readonly on: readonly ('create' | 'edit' | 'subtask')[];
  /** Who lacks this permission in the project does not have the field on any screen. */
  readonly permission?: string;
  /** Whether there is anything to set, here and with these choices; absent: always. */
  offered?(choices: Choices, subtask: boolean): boolean;
  /** What `choices` must hold before `apply` runs. */
  readonly choices?: readonly (keyof Choices)[];
  /** The user names that `value` (anything at all) mentions. */
  mentions?(value: unknown): readonly string[];
  /**
   * The draft's members that change when `operation` is done with `value` (anything at all).
   * @throws AppError `invalid` with Jira's sentence under the field's id
   */
  apply(draft: Draft, operation: Operation, value: unknown, choices: Choices): Partial<Draft>;
  /** What the history says of the step from `before` to `after`; nothing where the field did not change. */
  changes?(before: Draft, after: Draft, choices: Choices): readonly ChangeItem[];
  /** Values to choose from, as clients see them. */
  allowedValues?(choices: Choices, view: View): readonly unknown[];
  defaultValue?(choices: Choices, view: View): unknown;
  /** Where a client may ask for suggestions. */
  autoCompleteUrl?(links: Links, issueKey: string | null): string;
}
