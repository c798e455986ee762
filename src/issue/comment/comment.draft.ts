import type { PropertyToPut } from '../property/property.ts';

/** A comment as a client sends it: its text, who may read it, and what is kept on it. */
export interface NewComment {
  readonly body: string;
  /** undefined: as it was, or open to all; null: open to all. */
  readonly visibility?: { readonly type: 'role' | 'group'; readonly name: string } | null;
  /** Those that are to be set; others stay as they are. */
  readonly properties?: readonly PropertyToPut[];
}
