/** What became of an issue, as whoever waits for it is told: less than the history says, and more than it has. */
export type IssueEventKind =
  | 'created'
  | 'updated'
  | 'transitioned'
  | 'commented'
  | 'ranked'
  | 'deleted'
  /** Others may see it from now on than before: whoever may no longer is told that it is gone for them. */
  | 'hidden'
  /** Of no issue: more changed than can be told one by one, or what decides who sees it is gone. */
  | 'everything';

export interface IssueEvent {
  readonly issueId: number;
  readonly kind: IssueEventKind;
  /** What a comment is about: who sees no such comment is not told. */
  readonly comment?: {
    readonly id: number;
    readonly visibility: { readonly type: 'role' | 'group'; readonly id: number } | null;
  };
  /** Of an issue that was deleted or hidden: by these it is decided who could see it. */
  readonly gone?: {
    readonly key: string;
    readonly projectId: number;
    readonly securityLevelId: number | null;
    readonly reporterId: number | null;
    readonly assigneeId: number | null;
  };
}
