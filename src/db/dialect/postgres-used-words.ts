/** Used words in a table, by commits that do not wait until they are on the disk. */
import { sql } from 'kysely';
import type { Pool } from 'pg';
import type { UsedWords } from '../used-words.ts';

const use = `with hurry as (select set_config('synchronous_commit', 'off', true))
  insert into used_word (word, until) select $1::text, $2::bigint from hurry on conflict do nothing`;

export const postgresUsedWords = (pool: Pool): UsedWords => ({
  movesStamp: true,
  async define(db) {
    await sql`create table used_word (word text collate "C" primary key, until bigint not null)`.execute(db);
    await sql`create index used_word_until on used_word (until)`.execute(db);
  },
  use: async (word, until) => (await pool.query(use, [word, until])).rowCount === 1,
  async sweep(now) {
    await pool.query('delete from used_word where until <= $1', [now]);
  },
});
