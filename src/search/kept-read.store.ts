/**
 * Statements of searches, kept as they were compiled: dashboards and scripts ask for the same again and again, and to build a
 * statement takes as long as to run a short one. No answer is kept, and nothing that the database decides: a statement
 * follows from what is asked, by whom, and from what that one's searches reach, all of which is in the key.
 */
import type { Db } from '../db/engine.ts';
import type { LongRead } from '../db/read-in-turn.ts';
import type { Asked } from './way.sql.ts';

/** Characters of one key, and of all that is kept, about. */
const LONGEST = 4000;
const MOST = 4_000_000;

interface Kept {
  reads: Map<string, LongRead>;
  characters: number;
}

const memories = new WeakMap<Db, Kept>();

/** @param how everything besides `asked` that the statements follow from: plain data */
export function keptRead(
  db: Db,
  { actor, condition, reach }: Asked,
  how: readonly unknown[],
  make: () => LongRead,
): LongRead {
  // Without a reach it is the program itself, or within a transaction: rare.
  if (reach === null) return make();
  const key = JSON.stringify([
    actor.userId,
    actor.may('ADMINISTER'),
    reach.stamp,
    reach.issues,
    condition,
    how,
  ]);
  if (key.length > LONGEST) return make();
  const kept = memories.get(db) ?? { reads: new Map(), characters: 0 };
  memories.set(db, kept);
  const known = kept.reads.get(key);
  if (known) return known;
  const read = make();
  const size = key.length + sizeOf(read);
  if (kept.characters + size > MOST) {
    kept.reads.clear();
    kept.characters = 0;
  }
  kept.reads.set(key, read);
  kept.characters += size;
  return read;
}

const sizeOf = (read: LongRead): number => JSON.stringify(read).length;
