import { sql } from 'kysely';
import type { Migration } from '../migrate.ts';

/**
 * The one order of all issues. Null is the rank of the issue's id (issue/rank/rank.sql.ts): issues that are there stand in
 * the order in which they were made, which within a project is that of their keys, and none of them is written.
 */
export const issueRank: Migration = async (db, engine) => {
  await db.schema.alterTable('issue').addColumn('rank', engine.columns.text).execute();
  await sql`create unique index issue_rank on issue
    (coalesce(rank, 'i' || substr(cast(1000000000000 + id as text), 2) || 'h'))`.execute(db);
  await sql`analyze issue`.execute(db);
};
