/** What became of an issue, as whoever waits for it is told: less than the history says, and more than it has. */
export type IssueEventKind = 'created' | 'updated' | 'transitioned' | 'commented' | 'ranked' | 'deleted';

export interface IssueEvent {
  readonly issueId: number;
  readonly kind: IssueEventKind;
  /** What a comment is about: who sees no such comment is not told. */
  readonly comment?: {
    readonly id: number;
    readonly visibility: { readonly type: 'role' | 'group'; readonly id: number } | null;
  };
  /** Of a deleted issue: by these it is decided who could see it. */
  readonly gone?: {
    readonly key: string;
    readonly projectId: number;
    readonly securityLevelId: number | null;
    readonly reporterId: number | null;
    readonly assigneeId: number | null;
  };
}
