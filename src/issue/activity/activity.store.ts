/** Walks through what happened from the newest on, and keeps what the reader may see. */
import type { SelectQueryBuilder } from 'kysely';
import type { Actor } from '../../context.ts';
import type { Db } from '../../db/engine.ts';
import type { LongReader } from '../../db/long-read.ts';
import type { Schema } from '../../db/schema.ts';
import { mayBrowseIssue, maySeeComment } from '../../permission/visible.sql.ts';
import { type PersonRow, personColumns, toPerson } from '../person.sql.ts';
import { type Bound, boundOf, type Happened, type Position, type Source } from './activity.ts';

/** Rows that are looked at in one statement, and how many such statements at most: a page never costs more. */
const AT_ONCE = 5000;
const MOST_STEPS = 4;

export interface Asked {
  readonly reader: Actor;
  readonly projectId: number | null;
  readonly userId: number | null;
  readonly before: Position | null;
  readonly most: number;
}

interface Event {
  id: number;
  created: number;
  issue_id: number;
  author_id: number | null;
}

type Events = SelectQueryBuilder<Schema & { event: Event }, 'event', Event>;

/**
 * What happened by one source, the newest first.
 * @returns `stopped`: how far was looked, where there is more behind it
 */
export async function walk(
  reader: LongReader,
  source: Source,
  asked: Asked,
): Promise<{ found: Happened[]; stopped: Position | null }> {
  const found: Happened[] = [];
  let from = asked.before;
  for (let step = 0; step < MOST_STEPS; step++) {
    const bound = boundOf(source, from);
    const most = asked.most - found.length;
    const rows = await reader.read(seenAmong(reader.db, source, asked, bound, most));
    // Asked for though the page may be full: what an answer costs does not tell how much there is.
    const ending = events(reader.db, source, asked, bound).offset(AT_ONCE - 1);
    const [end] = await reader.read(ending.limit(1));
    found.push(...rows.map((row) => happened(source, row as HappenedRow, asked.reader)));
    const last = found.at(-1);
    if (found.length === asked.most && last) return { found, stopped: last };
    if (!end) return { found, stopped: null };
    from = { at: end.created, source, id: end.id };
  }
  return { found, stopped: from };
}

/** The newest events of a source, whoever may see them. */
function events(db: Db, source: Source, { userId }: Asked, bound: Bound | null): Events {
  const ofAuthor = source === 'issue' ? null : userId;
  return own(db, source)
    .$if(bound !== null, (query) => query.where('event.created', '<=', bound?.at ?? 0))
    .$if(bound !== null && bound.belowId !== null, (query) =>
      query.where((eb) =>
        eb.or([eb('event.created', '<', bound?.at ?? 0), eb('event.id', '<', bound?.belowId ?? 0)]),
      ),
    )
    .$if(ofAuthor !== null, (query) => query.where('event.author_id', '=', ofAuthor))
    .orderBy('event.created', 'desc')
    .orderBy('event.id', 'desc');
}

function own(db: Db, source: Source): Events {
  switch (source) {
    case 'change':
      return db
        .selectFrom('change_group as event')
        .select(['event.id', 'event.created', 'event.issue_id', 'event.author_id']) as unknown as Events;
    case 'comment':
      return db
        .selectFrom('comment as event')
        .select(['event.id', 'event.created', 'event.issue_id', 'event.author_id'])
        .select(['event.visible_role_id', 'event.visible_group_id']) as unknown as Events;
    case 'issue':
      return db
        .selectFrom('issue as event')
        .select(['event.id', 'event.created', 'event.id as issue_id'])
        .select('event.creator_id as author_id') as unknown as Events;
  }
}

type HappenedRow = PersonRow<'author'> & {
  id: number;
  created: number;
  issue_id: number;
  number: number;
  project_key: string;
  summary: string;
};

/** A comment stands under the name of its table, so that the one expression about comments answers here as well. */
function seenAmong(db: Db, source: Source, asked: Asked, bound: Bound | null, most: number) {
  const newest = events(db, source, asked, bound).limit(AT_ONCE);
  const as = source === 'comment' ? 'comment' : 'event';
  return db
    .selectFrom(newest.as(as as 'event'))
    .innerJoin('issue', 'issue.id', `${as}.issue_id` as 'event.issue_id')
    .innerJoin('project', 'project.id', 'issue.project_id')
    .leftJoin('app_user as author', 'author.id', `${as}.author_id` as 'event.author_id')
    .select([`${as}.id` as 'event.id', `${as}.created` as 'event.created', 'issue.id as issue_id'])
    .select(['issue.number', 'issue.summary', 'project.key as project_key', ...personColumns('author')])
    .where('issue.archived', 'is', null)
    .where('project.archived', '=', 0)
    .where(mayBrowseIssue(asked.reader, 'filter'))
    .$if(source === 'comment', (query) => query.where(maySeeComment(asked.reader)))
    .$if(asked.projectId !== null, (query) => query.where('issue.project_id', '=', asked.projectId ?? 0))
    .$if(source === 'issue' && asked.userId !== null, (query) =>
      query.where('issue.creator_id', '=', asked.userId ?? 0),
    )
    .orderBy(`${as}.created` as 'event.created', 'desc')
    .orderBy(`${as}.id` as 'event.id', 'desc')
    .limit(most);
}

const happened = (source: Source, row: HappenedRow, reader: Actor): Happened => ({
  at: row.created,
  source,
  id: row.id,
  issueId: row.issue_id,
  issueKey: `${row.project_key}-${row.number}`,
  issueSummary: row.summary,
  actor: toPerson(row, 'author', reader),
});

/** Texts of comments that were found to be seen, by id. */
export async function textsOf(db: Db, commentIds: readonly number[]): Promise<Map<number, string>> {
  if (commentIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('comment')
    .select(['comment.id', 'comment.body'])
    .where('comment.id', 'in', commentIds)
    .execute();
  return new Map(rows.map(({ id, body }) => [id, body]));
}
