/** Lists of filters, and filters with what a bean of one needs, in a fixed number of queries. */
import type { Ctx } from '../../context.ts';
import { readId } from '../../kernel/id.ts';
import type { Page } from '../../kernel/paging.ts';
import { findGroupByName } from '../../people/group/group.service.ts';
import { findUserByKey, findUserByName, findUsersByIds } from '../../people/user/user.service.ts';
import { findProject } from '../../project/project.service.ts';
import { sharedUsersOf, sharesOf } from '../share/share.service.ts';
import { badOrder } from './filter.errors.ts';
import * as store from './filter.store.ts';
import type { LoadedFilter, SeenFilter, SharedUsers } from './filter.ts';

/** The actor's favourites that they may still see, by name. */
export const listFavourites = (ctx: Ctx): Promise<SeenFilter[]> =>
  listOf(ctx, { own: false, favourite: true });

/** What the actor owns. @param favourites what they marked, too */
export const listOwn = (ctx: Ctx, favourites: boolean): Promise<SeenFilter[]> =>
  listOf(ctx, { own: true, favourite: favourites });

const listOf = async (ctx: Ctx, which: { own: boolean; favourite: boolean }): Promise<SeenFilter[]> =>
  ctx.actor.userId === null ? [] : store.listOf(ctx.db, ctx.actor, ctx.actor.userId, which);

/** As callers send it: absent means any. */
export interface FilterSearchAsked {
  text?: string | undefined;
  /** User name or key. */
  owner?: string | undefined;
  groupname?: string | undefined;
  projectId?: string | undefined;
  ids?: readonly string[] | undefined;
  /** name, id, description, with a minus before it for the other way around. */
  orderBy?: string | undefined;
}

/** Those that the actor may see. Owners, groups and projects that are unknown to them find nothing. */
export async function searchFilters(
  ctx: Ctx,
  asked: FilterSearchAsked,
  page: Page,
): Promise<{ total: number; filters: SeenFilter[] }> {
  const order = /^([+-]?)(name|id|description)$/i.exec(asked.orderBy || 'name');
  if (!order) throw badOrder(asked.orderBy ?? '');
  const owner = asked.owner
    ? ((await findUserByName(ctx, asked.owner)) ?? (await findUserByKey(ctx, asked.owner)))
    : undefined;
  const group = asked.groupname ? await findGroupByName(ctx, asked.groupname) : undefined;
  const project = asked.projectId ? await findProject(ctx, asked.projectId) : undefined;
  if (owner === null || group === null || project === null) return { total: 0, filters: [] };
  const search: store.FilterSearch = {
    text: asked.text?.trim() ?? '',
    ownerId: owner?.id ?? null,
    groupId: group?.id ?? null,
    projectId: project?.id ?? null,
    ids: asked.ids ? asked.ids.slice(0, 200).flatMap((id) => readId(id) ?? []) : null,
    order: (order[2] ?? 'name').toLowerCase() as 'name',
    descending: order[1] === '-',
  };
  return store.searchFilters(ctx.db, ctx.actor, search, page);
}

/** Jira shows at most so many of those with whom a filter is shared. */
const mostSharedUsers = 1000;

/** @param sharedUsers which of those with whom it is shared to name; null: none */
export async function loadFilters(
  ctx: Ctx,
  filters: readonly SeenFilter[],
  sharedUsers: Page | null = null,
): Promise<LoadedFilter[]> {
  const owners = await findUsersByIds(
    ctx,
    filters.map((filter) => filter.ownerId),
  );
  const shares = await sharesOf(
    ctx,
    'filter_id',
    filters.map((filter) => filter.id),
  );
  const loaded: LoadedFilter[] = [];
  for (const filter of filters) {
    const of = shares.get(filter.id) ?? [];
    loaded.push({
      ...filter,
      owner: owners.get(filter.ownerId) ?? null,
      shares: of,
      sharedUsers: await readSharedUsers(ctx, filter, of.length > 0 ? sharedUsers : null),
    });
  }
  return loaded;
}

async function readSharedUsers(ctx: Ctx, { id }: SeenFilter, page: Page | null): Promise<SharedUsers> {
  if (!page) return { total: 0, users: [], startAt: 0 };
  const most = { ...page, maxResults: Math.min(page.maxResults, mostSharedUsers) };
  return { ...(await sharedUsersOf(ctx, 'filter_id', id, most)), startAt: page.startAt };
}
