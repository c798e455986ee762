export interface PinnedCommentTable {
  comment_id: number;
  issue_id: number;
  /** null: an anonymous visitor, or somebody who is gone. */
  pinned_by: number | null;
  pinned: number;
}
