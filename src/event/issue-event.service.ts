/**
 * The outbox: what happened to issues, written in the transaction of what happened, so that it is told after the commit or
 * not at all, by whatever program reads it (notify/).
 */
import type { Ctx } from '../context.ts';
import { insertEvents, removeEvents } from './issue-event.store.ts';
import type { IssueEvent } from './issue-event.ts';

/** How long an event is kept (ms): who was away for longer reads everything anew. */
export const EVENTS_KEPT = 600_000;

const AT_ONCE = 2000;

/** In the caller's transaction. */
export const tell = ({ db, actor, now }: Ctx, ...events: readonly IssueEvent[]): Promise<void> =>
  insertEvents(db, events, { id: actor.userId, at: now });

/** Whoever shows anything reads it anew: a project went with all its issues, say. In the caller's transaction. */
export const tellEverything = (ctx: Ctx): Promise<void> => tell(ctx, { issueId: 0, kind: 'everything' });

/** Removes what nobody needs any more. */
export async function sweepEvents({ db, now }: Pick<Ctx, 'db' | 'now'>): Promise<void> {
  while (await removeEvents(db, now - EVENTS_KEPT, AT_ONCE));
}
