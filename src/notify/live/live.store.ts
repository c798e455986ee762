/** What is new in the outbox, and what of it a reader may be told. */
import { type SelectQueryBuilder, sql } from 'kysely';
import type { Actor } from '../../context.ts';
import type { Db } from '../../db/engine.ts';
import type { Schema } from '../../db/schema.ts';
import { mayBrowseIssue, maySeeComment } from '../../permission/visible.sql.ts';

export interface EventRow {
  readonly id: number;
  readonly issueId: number;
  readonly kind: string;
  readonly at: number;
  readonly commentId: number | null;
  readonly gone: boolean;
  readonly actorName: string | null;
  readonly actorDisplayName: string | null;
}

const MOST_ASKED = 500;

export async function lastEventId(db: Db): Promise<number> {
  const { last } = await db
    .selectFrom('issue_event')
    .select((eb) => eb.fn.max('issue_event.id').as('last'))
    .executeTakeFirstOrThrow();
  return Number(last ?? 0);
}

/** null: none is kept. */
export async function firstEventId(db: Db): Promise<number | null> {
  const { first } = await db
    .selectFrom('issue_event')
    .select((eb) => eb.fn.min('issue_event.id').as('first'))
    .executeTakeFirstOrThrow();
  return first === null ? null : Number(first);
}

/** Events after a number, and those of smaller ones that were missing, in their order. */
export async function listEvents(
  db: Db,
  { after, missing, most }: { after: number; missing: readonly number[]; most: number },
): Promise<EventRow[]> {
  const rows = await db
    .selectFrom('issue_event')
    .leftJoin('app_user as actor', 'actor.id', 'issue_event.actor_id')
    .select(['issue_event.id', 'issue_event.issue_id', 'issue_event.kind', 'issue_event.created'])
    .select(['issue_event.comment_id', 'issue_event.key'])
    .select(['actor.name as actor_name', 'actor.display_name as actor_display_name'])
    .where((eb) =>
      eb.or([
        eb('issue_event.id', '>', after),
        ...(missing.length > 0 ? [eb('issue_event.id', 'in', missing)] : []),
      ]),
    )
    .orderBy('issue_event.id')
    .limit(most)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    issueId: row.issue_id,
    kind: row.kind,
    at: row.created,
    commentId: row.comment_id,
    gone: row.key !== null,
    actorName: row.actor_name,
    actorDisplayName: row.actor_display_name,
  }));
}

export interface SeenIssue {
  readonly id: number;
  readonly key: string;
  readonly projectKey: string;
  /** null: it is gone. */
  readonly updated: number | null;
}

/** Those issues that the reader may browse at this moment. */
export async function seenIssues(
  db: Db,
  reader: Actor,
  ids: readonly number[],
): Promise<Map<number, SeenIssue>> {
  const seen = new Map<number, SeenIssue>();
  for (let from = 0; from < ids.length; from += MOST_ASKED) {
    const rows = await db
      .selectFrom('issue')
      .innerJoin('project', 'project.id', 'issue.project_id')
      .select(['issue.id', 'issue.number', 'issue.updated', 'project.key'])
      .where('issue.id', 'in', ids.slice(from, from + MOST_ASKED))
      .where(mayBrowseIssue(reader, 'each'))
      .execute();
    for (const { id, number, updated, key } of rows)
      seen.set(id, { id, key: `${key}-${number}`, projectKey: key, updated });
  }
  return seen;
}

type AsIssue = SelectQueryBuilder<Schema, 'issue', object>;

/**
 * Which deletions the reader may be told of: by id of the event. The event has what decides it under the names that the
 * issue had it, and stands in the issue's place, so that the one expression answers here as well.
 */
export async function seenDeletions(
  db: Db,
  reader: Actor,
  eventIds: readonly number[],
): Promise<Map<number, SeenIssue>> {
  const seen = new Map<number, SeenIssue>();
  for (let from = 0; from < eventIds.length; from += MOST_ASKED) {
    const events = db.selectFrom('issue_event as issue' as never) as unknown as AsIssue;
    const rows = await events
      .innerJoin('project', 'project.id', 'issue.project_id')
      .select(['issue.id', sql<number>`issue.issue_id`.as('issue_id'), 'project.key as project_key'])
      .select(sql<string>`issue.key`.as('key'))
      .where('issue.id', 'in', eventIds.slice(from, from + MOST_ASKED))
      .where(mayBrowseIssue(reader, 'each'))
      .execute();
    for (const { id, issue_id, key, project_key } of rows)
      seen.set(id, { id: issue_id, key, projectKey: project_key, updated: null });
  }
  return seen;
}

type AsComment = SelectQueryBuilder<Schema, 'comment', object>;

/** Of which comments the reader may be told: by id of the event, which stands in the comment's place. */
export async function seenComments(db: Db, reader: Actor, eventIds: readonly number[]): Promise<Set<number>> {
  const seen = new Set<number>();
  for (let from = 0; from < eventIds.length; from += MOST_ASKED) {
    const events = db.selectFrom('issue_event as comment' as never) as unknown as AsComment;
    const rows = await events
      .select('comment.id')
      .where('comment.id', 'in', eventIds.slice(from, from + MOST_ASKED))
      .where(maySeeComment(reader))
      .execute();
    for (const { id } of rows) seen.add(id);
  }
  return seen;
}
