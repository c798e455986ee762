/** An issue as REST gives it, with what the page of it needs. */
import type { FieldMeta, FieldSchema } from '../field/field.ts';
import type { Attachment } from '../kernel/upload.ts';
import type { IssueType, Priority, Status } from '../ui/issue-marks.tsx';
import type { Person } from '../ui/person.tsx';

export interface Brief {
  readonly id: string;
  readonly key: string;
  readonly fields: {
    readonly summary: string;
    readonly status: Status;
    readonly priority?: Priority | null;
    readonly issuetype: IssueType;
  };
}

export interface IssueLink {
  readonly id: string;
  readonly type: { readonly name: string; readonly inward: string; readonly outward: string };
  readonly inwardIssue?: Brief;
  readonly outwardIssue?: Brief;
}

export interface Transition {
  readonly id: string;
  readonly name: string;
  readonly to: Status;
  /** Asked on the way; {} or absent: nothing is. */
  readonly fields?: Readonly<Record<string, FieldMeta>>;
}

export interface IssueFields {
  readonly [id: string]: unknown;
  readonly summary: string;
  readonly issuetype: IssueType & { readonly id: string };
  readonly status: Status;
  readonly resolution?: { readonly name: string } | null;
  readonly project: { readonly id: string; readonly key: string; readonly name: string };
  readonly parent?: Brief;
  readonly assignee?: Person | null;
  readonly attachment?: readonly Attachment[];
  readonly issuelinks?: readonly IssueLink[];
  readonly subtasks?: readonly Brief[];
  readonly watches?: { readonly watchCount: number; readonly isWatching: boolean };
  readonly votes?: { readonly votes: number; readonly hasVoted: boolean };
  readonly archiveddate?: string | null;
}

export interface Issue {
  readonly id: string;
  readonly key: string;
  readonly fields: IssueFields;
  readonly renderedFields: Readonly<Record<string, unknown>>;
  readonly names: Readonly<Record<string, string>>;
  readonly schema: Readonly<Record<string, FieldSchema>>;
  readonly editmeta: { readonly fields: Readonly<Record<string, FieldMeta>> };
  readonly transitions: readonly Transition[];
}

/** Who may read a comment or a piece of logged work; absent: everybody who sees the issue. */
export interface Visibility {
  readonly type: 'role' | 'group';
  readonly value: string;
}

export interface Comment {
  readonly id: string;
  readonly author?: Person & { readonly name: string };
  readonly body: string;
  readonly renderedBody?: string;
  readonly created: string;
  readonly updated: string;
  readonly visibility?: Visibility;
}

export interface Worklog {
  readonly id: string;
  readonly author?: Person & { readonly name: string };
  readonly comment?: string;
  readonly started: string;
  readonly created: string;
  readonly updated: string;
  readonly timeSpent: string;
  readonly visibility?: Visibility;
}

export interface ChangeItem {
  readonly field: string;
  readonly fromString?: string | null;
  readonly toString?: string | null;
}

export interface Change {
  readonly id: string;
  readonly author?: Person & { readonly name: string };
  readonly created: string;
  readonly items: readonly ChangeItem[];
}

export const issuePath = (key: string, rest = ''): string =>
  `/rest/api/2/issue/${encodeURIComponent(key)}${rest}`;
