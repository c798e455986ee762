import type { Ctx } from '../../context.ts';
import type { Links } from '../../http/links.ts';
import { pageBean } from '../../http/page-bean.ts';
import { type Route, route } from '../../http/route.ts';
import { commaList } from '../../kernel/comma-list.ts';
import { isTrue } from '../../kernel/flag.ts';
import { type Page, readPage } from '../../kernel/paging.ts';
import { shareAsked } from '../share/share.schema.ts';
import { presentFilter } from './filter.present.ts';
import {
  expandable,
  type FilterInput,
  filterInput,
  filterSearch,
  oneFilter,
  ownFilters,
  shareScope,
} from './filter.schema.ts';
import {
  changeFilter,
  createFilter,
  deleteFilter,
  type FilterAsked,
  requireFilter,
  setFavourite,
} from './filter.service.ts';
import type { SeenFilter, ShareScope } from './filter.ts';
import { listFavourites, listOwn, loadFilters, searchFilters } from './filter-list.service.ts';
import { readShareScope, setShareScope } from './share-scope.service.ts';

const source = 'Jira: REST description of api/2/filter';
const url = '/rest/api/2/filter';
/** Visitors may read what is shared with everyone. */
const reading = { source, access: 'anyone', anonymous: 'served' } as const;
const writing = { source, access: 'user', anonymous: 'not-authenticated' } as const;

export const filterRoutes: Route[] = [
  /** Body: name, jql, description, favourite (default true), sharePermissions (default: the caller's share scope). */
  route({
    ...writing,
    method: 'POST',
    url,
    summary: 'Keeps a query under a name',
    query: expandable,
    body: filterInput,
    // Jira answers 200, not 201.
    status: 200,
    handle: async ({ ctx, query, body, links }) =>
      one(ctx, await createFilter(ctx, askedOf(body)), query.expand, links),
  }),
  route({
    ...reading,
    method: 'GET',
    url,
    summary: 'The filters that the caller may see, by name: the first 1000',
    query: expandable,
    async handle({ ctx, query, links }) {
      const { filters } = await searchFilters(ctx, {}, { startAt: 0, maxResults: 1000 });
      return many(ctx, filters, query.expand, links);
    },
  }),
  route({
    ...writing,
    method: 'GET',
    url: `${url}/favourite`,
    summary: "The caller's favourite filters, by name",
    query: expandable,
    handle: async ({ ctx, query, links }) => many(ctx, await listFavourites(ctx), query.expand, links),
  }),
  route({
    ...writing,
    method: 'GET',
    url: `${url}/my`,
    summary: 'The filters that the caller owns, by name; with includeFavourites=true the favourites, too',
    query: ownFilters,
    handle: async ({ ctx, query, links }) =>
      many(ctx, await listOwn(ctx, isTrue(query.includeFavourites)), query.expand, links),
  }),
  /** Query: filterName (part of it), owner, groupname, projectId, id, orderBy, startAt, maxResults (50, at most 100). */
  route({
    ...reading,
    method: 'GET',
    url: `${url}/search`,
    summary: 'Filters by name, owner, group or project, by pages',
    query: filterSearch,
    async handle({ ctx, query, links }) {
      const page = readPage(query, 50, 100);
      const asked = {
        text: query.filterName,
        owner: query.owner || query.accountId,
        groupname: query.groupname,
        projectId: query.projectId,
        ids: query.id === undefined ? undefined : commaList(query.id),
        orderBy: query.orderBy,
      };
      const { total, filters } = await searchFilters(ctx, asked, page);
      const values = await many(ctx, filters, query.expand, links);
      return pageBean(values, total, page, { path: `${url}/search`, query }, links);
    },
  }),
  route({
    ...writing,
    method: 'GET',
    url: `${url}/defaultShareScope`,
    summary: "With whom the caller's new filters are shared",
    handle: async ({ ctx }) => ({ scope: await readShareScope(ctx) }),
  }),
  route({
    ...writing,
    method: 'PUT',
    url: `${url}/defaultShareScope`,
    summary: "Says with whom the caller's new filters are shared: GLOBAL, AUTHENTICATED or PRIVATE",
    body: shareScope,
    async handle({ ctx, body }) {
      await setShareScope(ctx, body.scope as ShareScope);
      return { scope: body.scope };
    },
  }),
  /** 400 where there is none that the caller may see, as in Jira. Expands sharedUsers, sharedUsers[0:49]. */
  route({
    ...reading,
    method: 'GET',
    url: `${url}/:id`,
    summary: 'A filter',
    params: oneFilter,
    query: expandable,
    handle: async ({ ctx, params, query, links }) =>
      one(ctx, await requireFilter(ctx, params.id), query.expand, links),
  }),
  route({
    ...writing,
    method: 'PUT',
    url: `${url}/:id`,
    summary: 'Changes what is given of a filter',
    params: oneFilter,
    query: expandable,
    body: filterInput,
    async handle({ ctx, params, query, body, links }) {
      const before = await requireFilter(ctx, params.id);
      return one(ctx, await changeFilter(ctx, before, askedOf(body)), query.expand, links);
    },
  }),
  route({
    ...writing,
    method: 'DELETE',
    url: `${url}/:id`,
    summary: 'Deletes a filter: its owner, or an administrator with whom it is shared',
    params: oneFilter,
    handle: async ({ ctx, params }) => deleteFilter(ctx, await requireFilter(ctx, params.id)),
  }),
  route({
    ...writing,
    method: 'PUT',
    url: `${url}/:id/favourite`,
    summary: "Puts a filter among the caller's favourites",
    source: `${source} (Cloud)`,
    params: oneFilter,
    query: expandable,
    handle: async ({ ctx, params, query, links }) =>
      one(ctx, await setFavourite(ctx, await requireFilter(ctx, params.id), true), query.expand, links),
  }),
  route({
    ...writing,
    method: 'DELETE',
    url: `${url}/:id/favourite`,
    summary: "Takes a filter from the caller's favourites",
    source: `${source} (Cloud)`,
    params: oneFilter,
    query: expandable,
    handle: async ({ ctx, params, query, links }) =>
      one(ctx, await setFavourite(ctx, await requireFilter(ctx, params.id), false), query.expand, links),
  }),
];

type Expand = string | string[] | undefined;

async function one(ctx: Ctx, filter: SeenFilter, expand: Expand, links: Links) {
  const [loaded] = await loadFilters(ctx, [filter], expandedUsers(expand) ?? { startAt: 0, maxResults: 0 });
  return loaded && presentFilter(loaded, links, ctx.config.defaultTimeZone);
}

async function many(ctx: Ctx, filters: readonly SeenFilter[], expand: Expand, links: Links) {
  const loaded = await loadFilters(ctx, filters, expandedUsers(expand));
  return loaded.map((filter) => presentFilter(filter, links, ctx.config.defaultTimeZone));
}

/** `sharedUsers`, `sharedUsers[0:49]`; null: not asked for. */
function expandedUsers(expand: Expand): Page | null {
  for (const name of commaList(expand)) {
    const found = /^sharedUsers(?:\[(\d{1,9}):(\d{1,9})\])?$/.exec(name);
    if (!found) continue;
    const startAt = Number(found[1] ?? 0);
    return { startAt, maxResults: Math.max(0, Number(found[2] ?? 999) - startAt + 1) };
  }
  return null;
}

const askedOf = ({ name, description, jql, favourite, sharePermissions }: FilterInput): FilterAsked => ({
  name,
  description,
  jql,
  favourite,
  shares: sharePermissions?.map(shareAsked),
});
