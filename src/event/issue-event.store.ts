import type { Compilable } from 'kysely';
import type { Db } from '../db/engine.ts';
import { preparedInsert } from '../db/prepared.ts';
import type { IssueEvent } from './issue-event.ts';

const columns = [
  'issue_id',
  'kind',
  'actor_id',
  'created',
  'comment_id',
  'visible_role_id',
  'visible_group_id',
  'key',
  'project_id',
  'security_level_id',
  'reporter_id',
  'assignee_id',
] as const;

type Row = Record<(typeof columns)[number], string | number | null>;

const insertRows = preparedInsert<Row, never>(
  columns,
  (db, rows) => db.insertInto('issue_event').values(rows as never) as unknown as Compilable<never>,
);

/** In the caller's transaction. */
export async function insertEvents(
  db: Db,
  events: readonly IssueEvent[],
  by: { id: number | null; at: number },
): Promise<void> {
  if (events.length === 0) return;
  await insertRows(
    db,
    events.map(({ issueId, kind, comment, gone }) => ({
      issue_id: issueId,
      kind,
      actor_id: by.id,
      created: by.at,
      comment_id: comment?.id ?? null,
      visible_role_id: comment?.visibility?.type === 'role' ? comment.visibility.id : null,
      visible_group_id: comment?.visibility?.type === 'group' ? comment.visibility.id : null,
      key: gone?.key ?? null,
      project_id: gone?.projectId ?? null,
      security_level_id: gone?.securityLevelId ?? null,
      reporter_id: gone?.reporterId ?? null,
      assignee_id: gone?.assigneeId ?? null,
    })),
  );
}

/** Removes what is older than `before` (ms), the oldest first. @returns whether there may be more */
export async function removeEvents(db: Db, before: number, most: number): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('issue_event')
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('issue_event')
        .select('issue_event.id')
        .where('issue_event.created', '<', before)
        .orderBy('issue_event.id')
        .limit(most),
    )
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows) === most;
}
