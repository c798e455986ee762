/**
 * Reads that may take long: searches, whose cost is their sender's choice. They run beside everything else (on SQLite
 * in processes of their own, on PostgreSQL on connections of their own), only so many at once, and no longer than the
 * setting `searchTimeout` says. See docs/decisions/0017-long-searches.md.
 */
import { type Compilable, CompiledQuery } from 'kysely';
import type { Ctx } from '../context.ts';
import type { Db, Row } from './engine.ts';
import { readStopped } from './long-read.errors.ts';
import { ReadStopped } from './long-read-stopped.ts';
import { engineOf } from './prepared.ts';
import { type Branch, inTurn, type LongRead, type Statement } from './read-in-turn.ts';

/** Runs reads for somebody. Each sees what was committed before it was asked for, and no half of anything. */
export interface LongReader {
  readonly db: Db;
  /** @throws AppError 400 where it took too long, 503 where too many were under way (long-read.errors.ts) */
  read<R>(query: Compilable<R>): Promise<R[]>;
  /**
   * Reads what follows from a first read with it: one way to and fro, and on SQLite one state of the database.
   * @returns rows of the first, and of all that followed. @throws as read()
   */
  readOn<R, S>(read: LongRead): Promise<{ first: R[]; rows: S[] }>;
}

/** What readOn() reads. @param next, enough as in LongRead */
export const readsInTurn = (
  first: Compilable<unknown>,
  next: readonly Branch<Compilable<unknown>>[],
  enough = Number.MAX_SAFE_INTEGER,
): LongRead => ({
  ...statementOf(first),
  next: next.map(({ upTo, reads }) => ({ upTo, reads: reads.map(statementOf) })),
  enough,
});

/** For the one who asks. Inside a transaction it reads what the transaction wrote, on the transaction's connection. */
export function longReader({ db, actor, config, gone, log, origin }: Ctx): LongReader {
  const engine = db.isTransaction ? null : engineOf(db);
  const run = engine
    ? async (read: LongRead): Promise<Row[][]> => {
        const owner = actor.userId === null ? origin.address : String(actor.userId);
        try {
          return await engine.readLong(read, { owner, within: config.searchTimeout, gone: gone?.() });
        } catch (error) {
          if (!(error instanceof ReadStopped)) throw error;
          if (error.why === 'died') log.error('Processes that read the database end before they answer.');
          throw readStopped(error, config.searchTimeout);
        }
      }
    : (read: LongRead) => runHere(db, read);
  return {
    db,
    read: async <R>(query: Compilable<R>) => (await run(statementOf(query)))[0] as R[],
    readOn: async <R, S>(read: LongRead) => {
      const [first = [], ...more] = await run(read);
      return { first: first as R[], rows: more.flat() as S[] };
    },
  };
}

function statementOf(query: Compilable<unknown>): Statement {
  const { sql, parameters } = query.compile();
  return { sql, parameters };
}

async function runHere(db: Db, read: LongRead): Promise<Row[][]> {
  const turns = inTurn(read);
  let turn = turns.next();
  while (!turn.done) {
    const { sql, parameters } = turn.value;
    turn = turns.next((await db.executeQuery<Row>(CompiledQuery.raw(sql, [...parameters]))).rows);
  }
  return turn.value;
}
