/** When credentials were last used: noted in memory and written together, for a write each would cost more than the request. */
import { type Ctx, perProgram } from '../../context.ts';
import type { Db } from '../../db/engine.ts';

/** The last use is written at most this often (ms). */
const EVERY = 60_000;

/** @param touch writes that the one with this id was used at this moment (ms) */
export function lastUses(touch: (db: Db, id: number, at: number) => Promise<unknown>) {
  const usedOf = perProgram(() => new Map<number, number>());
  return {
    /** @param before when it was last used, as it is written; null: never */
    note(ctx: Pick<Ctx, 'now' | 'config'>, id: number, before: number | null): void {
      if (ctx.now - (before ?? 0) > EVERY) usedOf(ctx).set(id, ctx.now);
    },
    /** Called every few seconds, and before the program stops. */
    async write(ctx: Pick<Ctx, 'db' | 'config'>): Promise<void> {
      const used = usedOf(ctx);
      if (used.size === 0) return;
      const batch = [...used];
      used.clear();
      await ctx.db.transaction().execute(async (db) => {
        for (const [id, at] of batch) await touch(db, id, at);
      });
    },
  };
}
