/**
 * What a field of an issue is: one file for each in this folder, holding all that is particular to it. A field is
 * data and pure functions; services do the awaiting.
 */
import type { Links } from '../../http/links.ts';
import type { ChangeItem } from '../changelog/changelog.ts';
import type { Choices } from '../choices.ts';
import type { Draft } from '../draft.ts';
import type { IssueRow, LoadedIssue, RelatedKind } from '../loaded-issue.ts';
import type { Clause } from './clause.ts';

/** How Jira describes a field's values to clients. */
export interface FieldSchema {
  readonly type: string;
  readonly items?: string;
  /** Of a system field: its id. */
  readonly system?: string;
  /** Of a custom field: the key of its type, and the field's number. */
  readonly custom?: string;
  readonly customId?: number;
}

/** Whose eyes: the addresses, the time zone (IANA name) and the moment (ms) that a value is written with. */
export interface View {
  readonly links: Links;
  readonly zone: string;
  readonly now: number;
}

export interface IssueField {
  readonly id: string;
  readonly name: string;
  /** Absent: a pseudo field such as the key, or the pictures. */
  readonly schema?: FieldSchema;
  /** Added by administrators. */
  readonly custom?: true;
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
  /** Whether the issue has the field at all; absent: always. */
  isOn?(issue: IssueRow): boolean;
  /** The value on the wire; undefined: the field is absent from this issue. */
  present?(issue: LoadedIssue, view: View): unknown;
  /** The value under renderedFields; absent: null. */
  render?(issue: LoadedIssue, view: View): unknown;
  /** Absent: the field cannot be set. */
  readonly input?: FieldInput;
}

/** A field that every installation has. */
export type SystemField = IssueField;

export type Operation = 'set' | 'add' | 'remove' | 'edit';

/** Where fields are set; a sub-task is made with all that an issue is made with. */
export type Place = 'create' | 'subtask' | 'edit';

/** How a field is set. */
export interface FieldInput {
  readonly operations: readonly Operation[];
  /** Must have a value. */
  readonly required?: boolean;
  /** Where it may be set, if the screen has it; transitions ask for what their screens have. */
  readonly on: readonly Place[];
  /** Where it may be set without standing on the screen. */
  readonly always?: readonly Place[];
  /** Of a custom field: the context that holds here, whose options can be chosen. */
  readonly contextId?: number;
  /** Who lacks this permission in the project does not have the field on any screen. */
  readonly permission?: string;
  /** Whether there is anything to set, here and with these choices; absent: always. */
  offered?(choices: Choices, subtask: boolean): boolean;
  /** What `choices` must hold before `apply` runs. */
  readonly choices?: readonly (keyof Choices)[];
  /** The user names that `value` (anything at all) mentions. */
  mentions?(value: unknown): readonly string[];
  /** The same for groups. */
  mentionsGroups?(value: unknown): readonly string[];
  /** Whether the issue has no value: what a required field must not be. Absent: it cannot be. */
  isEmpty?(draft: Draft): boolean;
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
