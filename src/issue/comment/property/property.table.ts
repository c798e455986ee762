/** Any JSON that an integration hangs on a comment. */
export interface CommentPropertyTable {
  comment_id: number;
  key: string;
  /** JSON text. */
  value: string;
}
