/**
 * What became of work logs, for clients that keep copies: ids first, then the work logs by their ids, a thousand at
 * most each time. The last minute is left out, as in Jira: a change that was begun then may not be committed yet, and
 * whoever went on from there would never hear of it.
 */
import type { Ctx } from '../../context.ts';
import * as store from './feed.store.ts';
import { type ChangePage, readSince, type WorklogChange, wholeMoments } from './feed.ts';
import * as errors from './worklog.errors.ts';
import * as worklogs from './worklog.store.ts';
import type { Worklog } from './worklog.ts';

const MOST = 1000;
const MINUTE = 60_000;

/** Those of `ids` that the actor may see, in that order, each once. */
export async function worklogsByIds(ctx: Ctx, ids: readonly number[]): Promise<Worklog[]> {
  if (ids.length > MOST) throw errors.tooManyIds(MOST);
  const found = await worklogs.listByIds(ctx.db, ctx.actor, ids);
  const byId = new Map(found.map((one) => [one.id, one]));
  return [...new Set(ids)].flatMap((id) => byId.get(id) ?? []);
}

/** Made or changed since; only what the actor may see. @param since as it was sent: ms */
export const updatedSince = (ctx: Ctx, since: string | undefined): Promise<ChangePage> =>
  changesSince(ctx, since, (span, limit) => store.listUpdated(ctx.db, ctx.actor, span, limit));

/** Deleted since, by themselves or with their issue or project. */
export const deletedSince = (ctx: Ctx, since: string | undefined): Promise<ChangePage> =>
  changesSince(ctx, since, (span, limit) => store.listDeleted(ctx.db, span, limit));

type List = (span: store.Span, limit: number | null) => Promise<WorklogChange[]>;

async function changesSince(ctx: Ctx, text: string | undefined, list: List): Promise<ChangePage> {
  const since = readSince(text);
  if (since === null) throw errors.badSince(text ?? '');
  const settled = ctx.now - MINUTE;
  const found = await list({ from: since, to: settled }, MOST + 1);
  const isLast = found.length <= MOST;
  if (isLast) return { changes: found, since, until: Math.max(since, settled), isLast };
  const whole = wholeMoments(found, MOST);
  const crowded = found[0]?.at ?? since;
  const changes = whole.length > 0 ? whole : await list({ from: crowded, to: crowded }, null);
  return { changes, since, until: changes.at(-1)?.at ?? crowded, isLast };
}
