/**
 * What a reader's searches reach, kept in memory. Promises: no answer comes from what was kept and is no longer so, not
 * by a single commit. A statement that uses it reads the stamp of the configuration together with its rows; where that is
 * another one than the stamp at which it was worked out, its rows are thrown away and it runs again.
 */
import { type Ctx, perProgram } from '../context.ts';
import { configurationStamp } from '../db/configuration-stamp.store.ts';
import { readReach } from './reach.store.ts';
import type { Reach } from './reach.ts';

/** Numbers, of all readers together. */
const MOST_KEPT = 1_000_000;
/** Who changes permissions without pause is answered without what is kept. */
const TRIES = 3;

const memoryOf = perProgram(() => ({ size: 0, known: new Map<number | null, Reach>() }));

/**
 * Runs a read through what the actor's searches reach.
 * @param read gets null where the reader is the program itself, or a transaction is open, which sees what nobody else
 *   does: it then asks mayBrowseIssue. @returns null: it met another stamp than that of the reach
 */
export async function throughReach<T>(
  ctx: Ctx,
  read: (reach: Reach | null) => Promise<T | null>,
): Promise<T> {
  if (ctx.actor.via !== 'system' && !ctx.db.isTransaction) {
    for (let tries = 0; tries < TRIES; tries++) {
      const answer = await read(await reachOf(ctx, tries > 0));
      if (answer !== null) return answer;
    }
  }
  const answer = await read(null);
  if (answer === null) throw new Error('A read without a reach met a stamp.');
  return answer;
}

/**
 * The same for several statements that read no stamp themselves: the stamp is read after the last of them, and where it
 * is still that of the reach, nothing came between.
 */
export const throughReachOfAll = <T>(ctx: Ctx, read: (reach: Reach | null) => Promise<T>): Promise<T> =>
  throughReach(ctx, async (reach): Promise<{ answer: T } | null> => {
    const answer = await read(reach);
    return reach === null || (await configurationStamp(ctx.db)) === reach.stamp ? { answer } : null;
  }).then(({ answer }) => answer);

async function reachOf(ctx: Ctx, afresh: boolean): Promise<Reach> {
  const memory = memoryOf(ctx);
  const { userId } = ctx.actor;
  const known = memory.known.get(userId);
  if (known && !afresh) return known;
  // Asked for first: what is read after it is at least as new.
  const stamp = await configurationStamp(ctx.db);
  const reach = { stamp, ...(await readReach(ctx.db, ctx.actor)) };
  memory.size += sizeOf(reach) - (known ? sizeOf(known) : 0);
  if (memory.size > MOST_KEPT) {
    memory.known.clear();
    memory.size = sizeOf(reach);
  }
  memory.known.set(userId, reach);
  return reach;
}

const sizeOf = ({ projects, reported, assigned, levels, seen, issuesOf }: Reach): number =>
  1 +
  projects.length +
  2 * issuesOf.size +
  reported.length +
  assigned.length +
  levels.length +
  (seen?.length ?? 0);
