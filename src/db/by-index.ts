import { PostgresAdapter, sql } from 'kysely';
import type { Db } from './engine.ts';

/** Indexes of `issue` that searches ask for by name: migrations 0045, 0046 and 0076. */
export type IssueIndex =
  | 'issue_assignee'
  | 'issue_reporter_id'
  | 'issue_status_id'
  | 'issue_priority_id'
  | 'issue_resolution_id'
  | 'issue_common'
  | 'issue_thin'
  | 'issue_updated'
  | 'issue_created'
  | 'issue_resolved'
  | 'issue_due_date'
  | 'issue_rank';

/**
 * A query of `issue` that goes through an index. SQLite must be told: it takes a row for as cheap as what an index has of
 * it, and a condition for better than an order. PostgreSQL knows from what it has counted.
 * @param index null: whichever the engine takes
 */
export const issuesBy = (db: Db, index: IssueIndex | null) =>
  index === null || db.getExecutor().adapter instanceof PostgresAdapter
    ? db.selectFrom('issue')
    : (db.selectFrom(sql`"issue" indexed by ${sql.ref(index)}` as never) as unknown as ReturnType<
        typeof db.selectFrom<'issue'>
      >);

/**
 * Whether a page may count all rows in passing (`count(*) over ()`). PostgreSQL 15 takes such a page for one that ends early,
 * and walks through a million rows in their order where it had better gather a thousand.
 */
export const countsInPassing = (db: Db): boolean => !(db.getExecutor().adapter instanceof PostgresAdapter);

/**
 * Whether the engine must be told that it had better look at the rows of each issue than gather all issues of a value.
 * PostgreSQL has counted how many there are; told otherwise, it knows nothing of them and takes them for few.
 */
export const mustBeTold = (db: Db): boolean => !(db.getExecutor().adapter instanceof PostgresAdapter);
