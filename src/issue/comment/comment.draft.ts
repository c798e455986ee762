/** A comment as a client sends it: its text, and who may read it. */
export interface NewComment {
  readonly body: string;
  /** undefined: as it was, or open to all; null: open to all. */
  readonly visibility?: { readonly type: 'role' | 'group'; readonly name: string } | null;
}
