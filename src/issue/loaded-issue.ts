/** An issue with what hangs on it, as far as a reader asked for it. */

import type { Surroundings } from '../markup/surroundings.ts';
import type { IssueType } from '../workflow/issue-type/issue-type.ts';
import type { Status } from '../workflow/status/status.ts';
import type { Attachment } from './attachment/attachment.ts';
import type { Change } from './changelog/changelog.ts';
import type { Comment } from './comment/comment.ts';
import type { LoadedValue } from './custom-value.ts';
import type {
  ComponentOfIssue,
  Interest,
  Issue,
  IssueBrief,
  Person,
  PriorityOfIssue,
  ProjectOfIssue,
  ResolutionOfIssue,
  SecurityLevelOfIssue,
  VersionOfIssue,
} from './issue.ts';
import type { LinkOfIssue } from './link/link.ts';
import type { Screen } from './screen.ts';
import type { AvailableTransition } from './transition/transition.ts';
import type { Worklog } from './worklog/worklog.ts';

/** The issue and the nouns that its row points to: one query. */
export interface IssueRow extends Issue {
  readonly project: ProjectOfIssue;
  readonly type: IssueType;
  readonly status: Status;
  readonly priority: PriorityOfIssue | null;
  readonly resolution: ResolutionOfIssue | null;
  readonly assignee: Person | null;
  readonly reporter: Person | null;
  readonly creator: Person | null;
  readonly security: SecurityLevelOfIssue | null;
  /** rank/rank.ts */
  readonly rank: string;
}

/** What else can be read with an issue, each kind in one query for all issues of a list. */
export interface Related {
  labels: readonly string[];
  components: readonly ComponentOfIssue[];
  fixVersions: readonly VersionOfIssue[];
  versions: readonly VersionOfIssue[];
  comments: readonly Comment[];
  worklogs: readonly Worklog[];
  attachments: readonly Attachment[];
  links: readonly LinkOfIssue[];
  subtasks: readonly IssueBrief[];
  parent: IssueBrief | null;
  interest: Interest;
  /** Who archived it; null: it is not archived, or they are gone. */
  archiver: Person | null;
  /** Custom field id → its values. */
  custom: ReadonlyMap<number, readonly LoadedValue[]>;
}

/** What `expand` and `properties` add; absent: not asked for. */
export interface Expanded {
  changelog?: readonly Change[];
  transitions?: readonly AvailableTransition[];
  /** What the reader may edit. */
  editable?: Screen;
  /** Keys of the permissions that the reader has on the issue: what `operations` goes by. */
  permissions?: ReadonlySet<string>;
  properties?: Readonly<Record<string, unknown>>;
  /** What names in its texts stand for: where they are rendered. */
  surroundings?: Surroundings;
}

/** A kind of related row that was not asked for is empty. */
export interface LoadedIssue extends IssueRow, Related {
  readonly expanded: Expanded;
}

export type RelatedKind = keyof Related;

export const nothingRelated: Related = {
  labels: [],
  components: [],
  fixVersions: [],
  versions: [],
  comments: [],
  worklogs: [],
  attachments: [],
  links: [],
  subtasks: [],
  parent: null,
  interest: { watchCount: 0, isWatching: false, voteCount: 0, hasVoted: false, lastViewed: null },
  archiver: null,
  custom: new Map(),
};
