import type { NewComment } from '../comment/comment.draft.ts';
import type { Adjustment } from './adjustment.ts';

/** Work as a client sends it: what is undefined was not said. */
export interface WorklogInput {
  readonly comment?: string;
  /** ms UTC */
  readonly started?: number;
  /** As it is written: `3h 30m`, read by now. Both may be said, and differ. */
  readonly time: { readonly ofText?: number; readonly ofSeconds?: number };
  /** undefined: as it was, or open to all; null: open to all. */
  readonly visibility?: NewComment['visibility'];
}

/** Work to be logged, and what becomes of the remaining estimate. */
export interface NewWorklog extends WorklogInput {
  readonly adjustment: Adjustment;
}

/**
 * Seconds that the work took. Clients send a work log back with one of the two figures changed: the one that is news
 * counts; of two that are, the seconds.
 * @param before what is stored; null: nothing yet
 */
export function timeMeant({ time }: WorklogInput, before: number | null): number | null {
  const { ofText, ofSeconds } = time;
  if (ofText !== undefined && (ofSeconds === undefined || ofSeconds === before)) return ofText;
  return ofSeconds ?? before;
}
