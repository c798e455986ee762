/**
 * Live updates: what the outbox says, told to browsers that wait for it (decision 0027).
 * - A reader is told of an issue that they may browse at that moment, of a comment that they may see, of a deletion that
 *   they could have seen the issue of, of an issue that is hidden from them now that it is gone; each is asked of the database anew, by the expressions that everything goes by.
 * - A stream ends with its session, whatever ends it and on whatever node, and is no use of it.
 * - Nothing is kept for a reader who does not read, and no session has more than a few streams.
 */
import { whichLive } from '../../access/session/session.service.ts';
import { type Ctx, perProgram } from '../../context.ts';
import type { CommitStamp } from '../../db/engine.ts';
import { commitStamp } from '../../db/prepared.ts';
import { findVisibleOrNull } from '../../issue/find.service.ts';
import * as errors from './live.errors.ts';
import * as store from './live.store.ts';
import type { Interest, LiveEvent } from './live.ts';
import { type News, newsFrom, toldUpTo, withRead } from './news.ts';
import { end, openStream, type Stream, send, sendHeartbeat } from './stream.ts';

/** ms */
const HEARTBEAT_EVERY = 25_000;
/** Time ends sessions, too, and that is no commit. */
const SESSIONS_ASKED_EVERY = 5_000;
const MOST_STREAMS = 2000;
const MOST_OF_SESSION = 5;
/** Of one user, in however many sessions: nobody takes the places of all. */
const MOST_OF_USER = 25;
/** Events that are read at once; of more than so many such portions at one look, nobody is told one by one. */
const AT_ONCE = 500;
const MOST_PORTIONS = 4;
/** Events that are told to one reader at once: whoever missed more reads anew what is shown, which costs less. */
const MOST_TOLD = 100;

interface Hub {
  readonly streams: Set<Stream>;
  /** null: nobody waits, or it is yet to be asked. */
  news: News | null;
  stamp: CommitStamp | null;
  sessionsAsked: number;
  busy: boolean;
}

const hubOf = perProgram(
  (): Hub => ({ streams: new Set(), news: null, stamp: null, sessionsAsked: 0, busy: false }),
);

type LiveCtx = Pick<Ctx, 'db' | 'now' | 'config'>;

/**
 * Opens a stream of what happens from now on, after what happened since `lastEventId`.
 * @param asked a project's key or an issue's key or id; what is hidden or missing tells nothing
 * @throws AppError 403 for whoever has no session, 503 where there are too many
 */
export async function openLive(
  ctx: Ctx,
  asked: { project?: string; issue?: string; lastEventId: number | null },
): Promise<Stream> {
  const { actor, now } = ctx;
  if (actor.session === null) throw errors.browsersOnly();
  const hub = hubOf(ctx);
  if (hub.streams.size >= MOST_STREAMS) throw errors.tooManyStreams();
  const interest = await interestOf(ctx, asked);
  const fresh = hub.news ?? newsFrom(await store.lastEventId(ctx.db));
  hub.news ??= fresh;
  const { news } = hub;
  const stream = openStream(actor, actor.session.id, interest, {
    now,
    closed: (one) => leave(hub, one),
  });
  makeRoom(hub, stream, now);
  hub.streams.add(stream);
  send(stream, { type: 'open' }, toldUpTo(news), now);
  try {
    if (asked.lastEventId !== null) await tellSince(ctx, stream, asked.lastEventId, news);
  } catch (error) {
    stream.content.destroy();
    throw error;
  }
  return stream;
}

/** An issue that is hidden is watched for in vain, as one that is missing: id 0 is nobody's. */
async function interestOf(ctx: Ctx, asked: { project?: string; issue?: string }): Promise<Interest> {
  const issueId = asked.issue === undefined ? null : ((await findVisibleOrNull(ctx, asked.issue))?.id ?? 0);
  return { project: asked.project?.toUpperCase() ?? null, issueId };
}

function leave(hub: Hub, stream: Stream): void {
  hub.streams.delete(stream);
  if (hub.streams.size === 0) hub.news = null;
}

/** The oldest streams of the session, and of the user, give way. */
function makeRoom(hub: Hub, { sessionId, reader }: Stream, now: number): void {
  const all = [...hub.streams];
  const oldest = (own: Stream[], most: number) => own.slice(0, Math.max(0, own.length + 1 - most));
  const leaving = [
    ...oldest(
      all.filter((one) => one.sessionId === sessionId),
      MOST_OF_SESSION,
    ),
    ...oldest(
      all.filter((one) => one.reader.userId === reader.userId),
      MOST_OF_USER,
    ),
  ];
  for (const one of new Set(leaving)) {
    hub.streams.delete(one);
    end(one, { type: 'replaced' }, now);
  }
}

/** What a reader missed, or the word that it is too much, or too long ago, or of another database. */
async function tellSince(ctx: Ctx, stream: Stream, since: number, { last }: News): Promise<void> {
  if (since === last) return;
  const first = await store.firstEventId(ctx.db);
  const isKept = since < last && first !== null && since >= first - 1;
  const rows = isKept ? await store.listEvents(ctx.db, { after: since, missing: [], most: AT_ONCE + 1 }) : [];
  if (!isKept || rows.length > AT_ONCE) {
    send(stream, { type: 'resync' }, null, ctx.now);
    return;
  }
  await tell(
    ctx,
    [stream],
    rows.filter(({ id }) => id <= last),
    null,
  );
}

/**
 * Looks for news and for sessions that are over; called a few times a second. It costs a question for the commit stamp
 * while nothing happens, and nothing while nobody waits.
 */
export async function tellNews(ctx: LiveCtx): Promise<void> {
  const hub = hubOf(ctx);
  if (hub.streams.size === 0 || hub.busy) return;
  hub.busy = true;
  try {
    for (const one of hub.streams)
      if (ctx.now - one.lastWritten >= HEARTBEAT_EVERY) sendHeartbeat(one, ctx.now);
    const stamp = await commitStamp(ctx.db);
    const changed = stamp !== hub.stamp;
    if (changed || ctx.now - hub.sessionsAsked >= SESSIONS_ASKED_EVERY) {
      await endDead(ctx, hub);
      await readNews(ctx, hub);
      hub.stamp = stamp;
    }
  } finally {
    hub.busy = false;
  }
}

async function endDead(ctx: LiveCtx, hub: Hub): Promise<void> {
  const ids = new Set([...hub.streams].map(({ sessionId }) => sessionId));
  const live = await whichLive(ctx, [...ids]);
  for (const one of hub.streams) {
    // Whoever came while this was asked is asked about the next time.
    if (!ids.has(one.sessionId) || live.has(one.sessionId)) continue;
    hub.streams.delete(one);
    end(one, { type: 'session', state: 'ended' }, ctx.now);
  }
  hub.sessionsAsked = ctx.now;
}

async function readNews(ctx: LiveCtx, hub: Hub): Promise<void> {
  for (let portion = 0, more = true; more && hub.news !== null; portion++) {
    if (portion === MOST_PORTIONS) return skipToEnd(ctx, hub);
    const { last, missing } = hub.news;
    const rows = await store.listEvents(ctx.db, {
      after: last,
      missing: [...missing.keys()],
      most: AT_ONCE,
    });
    if (hub.news === null) return;
    hub.news = withRead(
      hub.news,
      rows.map(({ id }) => id),
      ctx.now,
    );
    more = rows.length === AT_ONCE;
    await tell(ctx, [...hub.streams], rows, toldUpTo(hub.news));
  }
}

/** Very much was changed at once, a workflow for example: whoever shows any of it reads it anew. */
async function skipToEnd(ctx: LiveCtx, hub: Hub): Promise<void> {
  const last = await store.lastEventId(ctx.db);
  if (hub.news === null) return;
  hub.news = newsFrom(Math.max(last, hub.news.last));
  for (const one of hub.streams) send(one, { type: 'resync' }, toldUpTo(hub.news), ctx.now);
}

/** Tells each reader what they may know of it: a few questions for each, however many streams they have. */
async function tell(
  ctx: LiveCtx,
  streams: readonly Stream[],
  rows: readonly store.EventRow[],
  id: number | null,
): Promise<void> {
  if (rows.length === 0) return;
  if (rows.some(({ kind }) => kind === 'everything')) {
    for (const one of streams) send(one, { type: 'resync' }, id, ctx.now);
    return;
  }
  const byReader = Map.groupBy(streams, ({ reader }) => reader.userId);
  for (const own of byReader.values()) {
    const [first] = own;
    if (!first) continue;
    const wanted = rows.filter(({ issueId }) =>
      own.some(({ interest }) => interest.issueId === null || interest.issueId === issueId),
    );
    const told = await eventsFor(ctx, first, wanted);
    for (const stream of own) sendAll(stream, told, id, ctx.now);
  }
}

function sendAll(stream: Stream, told: readonly Told[], id: number | null, now: number): void {
  const wanted = told.filter(({ issueId, event }) => isOfInterest(stream.interest, issueId, event.project));
  if (wanted.length > MOST_TOLD) send(stream, { type: 'resync' }, id, now);
  else for (const { event } of wanted) send(stream, event, id, now);
}

const isOfInterest = ({ project, issueId }: Interest, id: number, key: string): boolean =>
  (project === null || project === key) && (issueId === null || issueId === id);

interface Told {
  readonly issueId: number;
  readonly event: Extract<LiveEvent, { type: 'issue' | 'gone' }>;
}

async function eventsFor(
  { db }: LiveCtx,
  { reader }: Stream,
  rows: readonly store.EventRow[],
): Promise<Told[]> {
  const idsOf = (of: (row: store.EventRow) => boolean) => rows.filter(of).map(({ id }) => id);
  const living = new Set(
    rows.filter(({ gone, kind }) => !gone || kind === 'hidden').map(({ issueId }) => issueId),
  );
  const issues = await store.seenIssues(db, reader, [...living]);
  const deletions = await store.seenDeletions(
    db,
    reader,
    idsOf(({ gone }) => gone),
  );
  const comments = await store.seenComments(
    db,
    reader,
    idsOf(({ commentId }) => commentId !== null),
  );
  return rows.flatMap((row) => {
    if (row.kind === 'hidden') return hiddenOf(deletions.get(row.id), issues);
    const issue = row.gone ? deletions.get(row.id) : issues.get(row.issueId);
    if (!issue || (row.commentId !== null && !comments.has(row.id))) return [];
    return [{ issueId: issue.id, event: eventOf(row, issue) }];
  });
}

/** Told to those who could see it and may not now; what others see of the change is an event of its own. */
function hiddenOf(before: store.SeenIssue | undefined, now: ReadonlyMap<number, store.SeenIssue>): Told[] {
  if (!before || now.has(before.id)) return [];
  const { id, key, projectKey } = before;
  return [{ issueId: id, event: { type: 'gone', id: String(id), key, project: projectKey } }];
}

const eventOf = (row: store.EventRow, issue: store.SeenIssue): Extract<LiveEvent, { type: 'issue' }> => ({
  type: 'issue',
  kind: row.kind,
  id: String(issue.id),
  key: issue.key,
  project: issue.projectKey,
  updated: issue.updated,
  at: row.at,
  actor:
    row.actorName === null
      ? null
      : { name: row.actorName, displayName: row.actorDisplayName ?? row.actorName },
  ...(row.commentId !== null && { comment: String(row.commentId) }),
});

/** Ends every stream: the program stops. Browsers come back to whatever node answers then. */
export function endStreams(ctx: Pick<Ctx, 'config'>): void {
  const hub = hubOf(ctx);
  for (const { content } of hub.streams) content.push(null);
  hub.streams.clear();
  hub.news = null;
}
