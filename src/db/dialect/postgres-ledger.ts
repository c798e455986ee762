/**
 * What nearly every request asks of PostgreSQL, on a connection of its own: which commits there were, and whether a word
 * is used for the first time. Whoever asks while the question before is under way is in the next one, so that a crowd
 * costs one round trip. A question is sent after the last of them asked: what was committed before anyone's call is in
 * its answer.
 */
import { sql } from 'kysely';
import type pg from 'pg';
import { sha256 } from '../../kernel/token.ts';
import type { UsedWords } from '../used-words.ts';
import { Stamps } from './postgres-stamps.ts';

interface Batch {
  /** Hashes of words, with the moment (ms) that each is kept until. */
  readonly words: Map<string, number>;
  readonly answer: Promise<{ readonly stamp: string; readonly first: ReadonlySet<string> }>;
}

interface Row {
  stamp: string;
  xid?: string;
  first?: string[] | null;
}

const askStamp = { name: 'commit_stamp', text: 'select pg_current_snapshot()::text as stamp' };
const useWords = `with used as (
    insert into used_word (until, word) select * from unnest($1::bigint[], $2::text[]) on conflict do nothing
    returning word)
  select pg_current_snapshot()::text as stamp, pg_current_xact_id()::text as xid,
    (select array_agg(word) from used) as first`;

/** @param pool of one connection, whose commits do not wait until they are on the disk */
export function postgresLedger(pool: pg.Pool): {
  commitStamp(): Promise<string>;
  usedWords: UsedWords;
} {
  const stamps = new Stamps();
  pool.on('connect', () => stamps.forget());
  let last: Promise<unknown> = Promise.resolve();
  let open: Batch | null = null;

  function join(): Batch {
    if (!open) {
      const words = new Map<string, number>();
      const answer = last.then(endOfTurn, endOfTurn).then(() => {
        open = null;
        return ask(words);
      });
      open = { words, answer };
      last = answer;
    }
    return open;
  }

  async function ask(words: Batch['words']): ReturnType<() => Batch['answer']> {
    const { stamp, xid, first } = await (words.size === 0 ? one(askStamp) : use(words));
    return { stamp: stamps.after(stamp, xid ?? null), first: new Set(first) };
  }

  const one = async (query: pg.QueryConfig): Promise<Row> => {
    const [row] = (await pool.query<Row>(query)).rows;
    if (!row) throw new Error('PostgreSQL did not say what was committed.');
    return row;
  };

  /** In one order, whoever uses them: two nodes that each hold what the other waits for would end in a deadlock. */
  const use = (words: Batch['words']): Promise<Row> => {
    const sorted = [...words].sort(([a], [b]) => (a < b ? -1 : 1));
    const values = [sorted.map(([, until]) => until), sorted.map(([word]) => word)];
    return one({ name: 'use_words', text: useWords, values });
  };

  return {
    commitStamp: async () => (await join().answer).stamp,
    usedWords: {
      async define(db) {
        await sql`create table used_word (word text collate "C" primary key, until bigint not null)`.execute(
          db,
        );
        await sql`create index used_word_until on used_word (until)`.execute(db);
      },
      async redefine(db) {
        await sql`alter table used_word drop constraint used_word_pkey`.execute(db);
        await sql`drop index used_word_until`.execute(db);
        // New words are at its end, and what is over at its beginning: one index for both.
        await sql`alter table used_word add primary key (until, word)`.execute(db);
      },
      async use(word, until) {
        const hash = sha256(word);
        const batch = join();
        const alone = !batch.words.has(hash);
        batch.words.set(hash, until);
        const { first, stamp } = await batch.answer;
        return { first: alone && first.has(hash), stamp };
      },
      async sweep(now) {
        await pool.query('delete from used_word where until <= $1', [now]);
      },
    },
  };
}

const endOfTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
