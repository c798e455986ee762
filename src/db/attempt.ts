import { sql } from 'kysely';
import type { Ctx } from '../context.ts';

/**
 * Runs `work` as a part of the transaction that is open: a failure undoes that part alone, and drops what it left to
 * `afterCommit`.
 */
export async function attempt<T>(ctx: Ctx, work: (ctx: Ctx) => Promise<T>): Promise<T> {
  const later: (() => void)[] = [];
  await sql`savepoint attempt`.execute(ctx.db);
  try {
    const result = await work({ ...ctx, afterCommit: (task) => void later.push(task) });
    await sql`release savepoint attempt`.execute(ctx.db);
    for (const task of later) ctx.afterCommit(task);
    return result;
  } catch (error) {
    await sql`rollback to savepoint attempt`.execute(ctx.db);
    await sql`release savepoint attempt`.execute(ctx.db);
    throw error;
  }
}
