/**
 * The activity stream: what happened lately to issues that the reader may browse, with comments that they may see. Each
 * source is walked through from the newest; a page looks at so many rows of each at most, and where it finds little among
 * what the reader does not see, it says how far it looked, and the next page goes on there.
 */
import type { Ctx } from '../../context.ts';
import { longReader } from '../../db/long-read.ts';
import { findUserByName } from '../../people/user/user.service.ts';
import { findProject } from '../../project/project.service.ts';
import { listChangesByIds } from '../changelog/changelog.service.ts';
import { leadsNowhere } from '../changelog/changelog.ts';
import * as store from './activity.store.ts';
import { type Activity, compare, type Happened, type Position, sources } from './activity.ts';

const MOST_TEXT = 500;

/**
 * @param asked `project`: key or id; `user`: name. One that is missing or hidden has done nothing
 * @returns `next`: where the page after this one begins; null: this was all
 */
export async function listActivity(
  ctx: Ctx,
  asked: { project?: string; user?: string; before: Position | null; most: number },
): Promise<{ entries: Activity[]; next: Position | null }> {
  const project = asked.project === undefined ? null : await findProject(ctx, asked.project);
  const user = asked.user === undefined ? null : await findUserByName(ctx, asked.user);
  const named = {
    projectId: asked.project === undefined ? null : (project?.id ?? 0),
    userId: asked.user === undefined ? null : (user?.id ?? 0),
  };
  const reader = longReader(ctx);
  const walks = await Promise.all(
    sources.map((source) =>
      store.walk(reader, source, {
        reader: ctx.actor,
        ...named,
        before: asked.before,
        most: asked.most,
      }),
    ),
  );
  const [floor = null] = walks.flatMap(({ stopped }) => stopped ?? []).sort(compare);
  const known = walks
    .flatMap(({ found }) => found)
    .filter((one) => floor === null || compare(one, floor) <= 0)
    .sort(compare);
  const page = known.slice(0, asked.most);
  return {
    entries: await withContent(ctx, page),
    next: known.length > page.length ? (page.at(-1) ?? floor) : floor,
  };
}

async function withContent(ctx: Ctx, page: readonly Happened[]): Promise<Activity[]> {
  const idsOf = (source: Position['source']) =>
    page.filter((one) => one.source === source).map(({ id }) => id);
  const changes = new Map((await listChangesByIds(ctx, idsOf('change'))).map((one) => [one.id, one]));
  const texts = await store.textsOf(ctx.db, idsOf('comment'));
  return page.flatMap((one): Activity[] => {
    const text = one.source === 'comment' ? (texts.get(one.id) ?? '').slice(0, MOST_TEXT) : null;
    if (one.source !== 'change') return [{ ...one, text, change: null }];
    // The history of an issue has room for a link to what one does not see; news of it is news of what is hidden.
    const change = changes.get(one.id);
    const items = change?.items.filter((item) => !leadsNowhere(item)) ?? [];
    return change && items.length > 0 ? [{ ...one, text, change: { ...change, items } }] : [];
  });
}
