/** A program that serves nobody: it writes again and again until all indexes of very many rows were looked at. `… FOLDER` */
import { setImmediate as turn } from 'node:timers/promises';
import { sql } from 'kysely';
import { readConfig } from '../../src/config.ts';
import { migrate } from '../../src/db/migrate.ts';
import { openDatabase } from '../../src/db/open.ts';

const database = openDatabase(readConfig({ data: process.argv[2] ?? '' }));
const { db } = database;
await migrate(database);
await sql`insert into unknown_name (name_hash, current_failed, last_failed)
  with recursive counted (n) as (select 1 union all select n + 1 from counted where n < 300000)
  select printf('%08x', n), 1, n from counted`.execute(db);
await migrate(database);
const left = () => sql`select idx from sqlite_stat1 where stat like '%brief'`.execute(db);
let seen = 0;
while ((await left()).rows.length > 0) {
  seen++;
  await sql`update unknown_name set last_failed = ${seen} where name_hash = '00000001'`.execute(db);
  await turn();
}
await database.engine.close();
process.stdout.write(seen > 0 ? 'written' : 'nothing was to be looked at');
