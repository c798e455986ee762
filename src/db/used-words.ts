/**
 * Words that are good once, for whatever program comes first: nonces. They are apart from everything else, since one
 * comes with each request of a kind: whoever keeps what was read until somebody commits keeps it all the same, and no
 * request waits for the disk. What was used in the seconds before the power fails may be forgotten; the end of a
 * program, however sudden, loses nothing.
 */
import type { AnyDb, CommitStamp } from './engine.ts';

export interface Use {
  /** Whether the word was not used before; of two at once exactly one is told so. */
  readonly first: boolean;
  /** The stamp of the last commit, from after the call: the answer to a question that would come next. */
  readonly stamp: CommitStamp;
}

export interface UsedWords {
  /** A step of the migrations: 0059. */
  define(db: AnyDb): Promise<void>;
  /** A step of the migrations: 0072. */
  redefine(db: AnyDb): Promise<void>;
  /**
   * Uses a word.
   * @param word only its hash is kept
   * @param until ms UTC: from then on nobody could use it for another reason; the same for the same word
   * @throws whatever kept it from being written down: then it counts as used
   */
  use(word: string, until: number): Use | Promise<Use>;
  /** Forgets the words that were kept until `now` (ms UTC). */
  sweep(now: number): Promise<void>;
}
