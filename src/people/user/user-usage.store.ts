/** What still names a user: rows that would lose their author or owner if the user went. */
import { sql } from 'kysely';
import type { Db } from '../../db/engine.ts';

const count = sql<number>`count(*)`.as('count');

/** By the words that a person reads. */
const uses = {
  'reported issues': (db: Db, user: number) =>
    db.selectFrom('issue').select(count).where('reporter_id', '=', user),
  'assigned issues': (db: Db, user: number) =>
    db.selectFrom('issue').select(count).where('assignee_id', '=', user),
  'created issues': (db: Db, user: number) =>
    db.selectFrom('issue').select(count).where('creator_id', '=', user),
  comments: (db: Db, user: number) =>
    db
      .selectFrom('comment')
      .select(count)
      .where((eb) => eb.or([eb('author_id', '=', user), eb('update_author_id', '=', user)])),
  'work logs': (db: Db, user: number) =>
    db
      .selectFrom('worklog')
      .select(count)
      .where((eb) => eb.or([eb('author_id', '=', user), eb('update_author_id', '=', user)])),
  'changes of issues': (db: Db, user: number) =>
    db.selectFrom('change_group').select(count).where('author_id', '=', user),
  attachments: (db: Db, user: number) =>
    db.selectFrom('attachment').select(count).where('author_id', '=', user),
  'led projects': (db: Db, user: number) =>
    db.selectFrom('project').select(count).where('lead_user_id', '=', user),
  'led components': (db: Db, user: number) =>
    db.selectFrom('component').select(count).where('lead_user_id', '=', user),
};

/** How often a user is still named, by what names him; nothing that does not. */
export async function getUserUsage(db: Db, userId: number): Promise<[what: string, count: number][]> {
  const found: [string, number][] = [];
  for (const [what, query] of Object.entries(uses)) {
    const row = await query(db, userId).executeTakeFirstOrThrow();
    if (Number(row.count) > 0) found.push([what, Number(row.count)]);
  }
  return found;
}
