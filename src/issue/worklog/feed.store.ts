/** What became of work logs since a moment: ids and times, in the order of the times. */
import type { Actor } from '../../context.ts';
import type { Db } from '../../db/engine.ts';
import { mayBrowseIssue, maySeeWorklog } from '../../permission/visible.sql.ts';
import type { WorklogChange } from './feed.ts';

/** From `from` to `to`, both included, ms. */
export interface Span {
  from: number;
  to: number;
}

/** Work logs that the actor may see and that were made or changed then. @param limit null: all */
export function listUpdated(
  db: Db,
  actor: Actor,
  { from, to }: Span,
  limit: number | null,
): Promise<WorklogChange[]> {
  return db
    .selectFrom('worklog')
    .innerJoin('issue', 'issue.id', 'worklog.issue_id')
    .select(['worklog.id', 'worklog.updated as at'])
    .where('worklog.updated', '>=', from)
    .where('worklog.updated', '<=', to)
    .where(maySeeWorklog(actor))
    .where(mayBrowseIssue(actor, 'filter'))
    .orderBy('worklog.updated')
    .orderBy('worklog.id')
    .$if(limit !== null, (query) => query.limit(limit as number))
    .execute();
}

/** Work logs that were deleted then. */
export function listDeleted(db: Db, { from, to }: Span, limit: number | null): Promise<WorklogChange[]> {
  return db
    .selectFrom('worklog_deletion')
    .select(['worklog_id as id', 'deleted as at'])
    .where('deleted', '>=', from)
    .where('deleted', '<=', to)
    .orderBy('deleted')
    .orderBy('worklog_id')
    .$if(limit !== null, (query) => query.limit(limit as number))
    .execute();
}
