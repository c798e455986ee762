import type { NewComment } from './comment/comment.draft.ts';
import type { StoredValues } from './custom-value.ts';
import type { LinkStep } from './link/link.ts';
import type { NewWorklog } from './worklog/worklog.draft.ts';

/** An issue as it is to be written: fields change it step by step, then the services store what became of it. */
export interface Draft {
  readonly projectId: number;
  readonly issueTypeId: number;
  readonly parentId: number | null;
  readonly summary: string;
  readonly description: string | null;
  readonly environment: string | null;
  readonly priorityId: number | null;
  readonly resolutionId: number | null;
  /** 'automatic': whoever the project or the component says. */
  readonly assigneeId: number | null | 'automatic';
  readonly reporterId: number | null;
  /** yyyy-MM-dd */
  readonly dueDate: string | null;
  readonly labels: readonly string[];
  readonly componentIds: readonly number[];
  readonly fixVersionIds: readonly number[];
  readonly versionIds: readonly number[];
  /** Seconds. */
  readonly timeOriginal: number | null;
  readonly timeRemaining: number | null;
  readonly securityLevelId: number | null;
  readonly custom: StoredValues;
  /** What is to happen to comments, in order. */
  readonly comments: readonly CommentStep[];
  /** Links that are to be made. */
  readonly links: readonly LinkStep[];
  /** Work that is to be logged, in order. */
  readonly worklogs: readonly NewWorklog[];
}

export type CommentStep =
  | { readonly do: 'add'; readonly comment: NewComment }
  | { readonly do: 'edit'; readonly id: number; readonly comment: NewComment }
  | { readonly do: 'remove'; readonly id: number }
  /** What a workflow says in the actor's name: who may comment is not asked. */
  | { readonly do: 'note'; readonly body: string };
