import type { Compilable } from 'kysely';
import type { Actor } from '../../context.ts';
import type { Db } from '../../db/engine.ts';
import { preparedInsert } from '../../db/prepared.ts';
import type { Person } from '../issue.ts';
import { personColumns, toPerson } from '../person.sql.ts';

const insertRows = preparedInsert<{ issue_id: number; user_id: number; created: number }, never>(
  ['issue_id', 'user_id', 'created'],
  (db, rows) =>
    db
      .insertInto('watcher')
      .values(rows)
      .onConflict((conflict) =>
        conflict.columns(['issue_id', 'user_id']).doNothing(),
      ) as unknown as Compilable<never>,
);

/** Who is one already stays one. */
export async function insertWatcher(
  db: Db,
  issueIds: readonly number[],
  userId: number,
  now: number,
): Promise<void> {
  await insertRows(
    db,
    issueIds.map((id) => ({ issue_id: id, user_id: userId, created: now })),
  );
}

export async function removeWatcher(db: Db, issueId: number, userId: number): Promise<void> {
  await db.deleteFrom('watcher').where('issue_id', '=', issueId).where('user_id', '=', userId).execute();
}

/** In the order of their names. */
export async function listWatchers(db: Db, actor: Actor, issueId: number): Promise<Person[]> {
  const rows = await db
    .selectFrom('watcher')
    .innerJoin('app_user as person', 'person.id', 'watcher.user_id')
    .select(personColumns('person'))
    .where('watcher.issue_id', '=', issueId)
    .orderBy('person.display_name_lower')
    .orderBy('person.id')
    .execute();
  return rows.flatMap((row) => toPerson(row, 'person', actor) ?? []);
}
