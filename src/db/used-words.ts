/**
 * Words that are good once, for whatever program comes first: nonces. They are apart from everything else, since one
 * comes with each request of a kind: whoever keeps what was read until somebody commits keeps it all the same, and no
 * request waits for the disk. What was used in the second before the power fails may be forgotten.
 */
import type { AnyDb } from './engine.ts';

export interface UsedWords {
  /** A step of the migrations. */
  define(db: AnyDb): Promise<void>;
  /**
   * Uses a word.
   * @param word at most 100 characters
   * @param until ms UTC: from then on nobody could use it for another reason; the same for the same word
   * @returns whether it was not used before; of two at once exactly one is told so
   */
  use(word: string, until: number): boolean | Promise<boolean>;
  /** Whether each use is a commit that the commit stamp tells of. */
  readonly movesStamp: boolean;
  /** Forgets the words that were kept until `now` (ms UTC). */
  sweep(now: number): Promise<void>;
}
