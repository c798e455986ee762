/**
 * Reads that may take long: searches, whose cost is their sender's choice. They run beside everything else (on SQLite
 * in processes of their own, on PostgreSQL on connections of their own), only so many at once, and no longer than the
 * setting `searchTimeout` says. See docs/decisions/0017-long-searches.md.
 */
import type { Compilable } from 'kysely';
import type { Ctx } from '../context.ts';
import type { Db } from './engine.ts';
import { readStopped } from './long-read.errors.ts';
import { ReadStopped } from './long-read-stopped.ts';
import { engineOf } from './prepared.ts';

/** Runs reads for somebody. Each sees what was committed before it was asked for, and no half of anything. */
export interface LongReader {
  readonly db: Db;
  /** @throws AppError 400 where it took too long, 503 where too many were under way (long-read.errors.ts) */
  read<R>(query: Compilable<R>): Promise<R[]>;
}

/** For the one who asks. Inside a transaction it reads what the transaction wrote, on the transaction's connection. */
export function longReader({ db, actor, config, gone, origin }: Ctx): LongReader {
  const engine = db.isTransaction ? null : engineOf(db);
  if (!engine) return { db, read: async (query) => (await db.executeQuery(query.compile())).rows };
  const owner = actor.userId === null ? origin.address : String(actor.userId);
  return {
    db,
    read: async <R>(query: Compilable<R>) => {
      const { sql, parameters } = query.compile();
      const bounds = { owner, within: config.searchTimeout, gone: gone?.() };
      try {
        return (await engine.readLong(sql, parameters, bounds)) as R[];
      } catch (error) {
        throw error instanceof ReadStopped ? readStopped(error, config.searchTimeout) : error;
      }
    },
  };
}
