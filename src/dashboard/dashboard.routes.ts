import type { Ctx } from '../context.ts';
import type { Links } from '../http/links.ts';
import { type Route, route } from '../http/route.ts';
import { readPage } from '../kernel/paging.ts';
import { shareAsked } from '../search/share/share.schema.ts';
import { presentDashboard, presentDashboards } from './dashboard.present.ts';
import { type DashboardInput, dashboardInput, dashboardList, oneDashboard } from './dashboard.schema.ts';
import {
  changeDashboard,
  createDashboard,
  type DashboardAsked,
  deleteDashboard,
  listDashboards,
  loadDashboard,
  requireDashboard,
  requireEditable,
} from './dashboard.service.ts';
import type { SeenDashboard } from './dashboard.ts';

const source = 'Jira: REST description of api/2/dashboard';
const url = '/rest/api/2/dashboard';
/** Visitors see what is shared with everyone. */
const reading = { source, access: 'anyone', anonymous: 'served' } as const;
const writing = { source: `${source} (Cloud)`, access: 'user', anonymous: 'not-authenticated' } as const;

export const dashboardRoutes: Route[] = [
  /** Query: filter (favourite, my), startAt, maxResults (20, at most 1000). Errors: 400. */
  route({
    ...reading,
    method: 'GET',
    url,
    summary: 'The dashboards that the caller may see, by name, by pages',
    query: dashboardList,
    async handle({ ctx, query, links }) {
      const page = readPage(query, 20, 1000);
      const { total, dashboards } = await listDashboards(ctx, query.filter, page);
      return presentDashboards(dashboards, total, page, query.filter, links);
    },
  }),
  /** Body: name, description, sharePermissions, editPermissions. Errors: 400, 401. */
  route({
    ...writing,
    method: 'POST',
    url,
    summary: 'Makes a dashboard',
    body: dashboardInput,
    handle: async ({ ctx, body, links }) => describe(ctx, await createDashboard(ctx, askedOf(body)), links),
  }),
  route({
    ...reading,
    method: 'GET',
    url: `${url}/:id`,
    summary: 'A dashboard',
    params: oneDashboard,
    handle: async ({ ctx, params, links }) => describe(ctx, await requireDashboard(ctx, params.id), links),
  }),
  route({
    ...writing,
    method: 'PUT',
    url: `${url}/:id`,
    summary: 'Changes what is given of a dashboard',
    params: oneDashboard,
    body: dashboardInput,
    async handle({ ctx, params, body, links }) {
      const before = await requireEditable(ctx, params.id);
      return describe(ctx, await changeDashboard(ctx, before, askedOf(body)), links);
    },
  }),
  route({
    ...writing,
    method: 'DELETE',
    url: `${url}/:id`,
    summary: 'Deletes a dashboard: its owner, or an administrator with whom it is shared',
    params: oneDashboard,
    handle: async ({ ctx, params }) => deleteDashboard(ctx, await requireDashboard(ctx, params.id)),
  }),
  route({
    ...writing,
    method: 'POST',
    url: `${url}/:id/copy`,
    summary: "Makes a dashboard of the caller's with the gadgets of another one",
    params: oneDashboard,
    body: dashboardInput,
    async handle({ ctx, params, body, links }) {
      const original = await requireDashboard(ctx, params.id);
      return describe(ctx, await createDashboard(ctx, askedOf(body), original), links);
    },
  }),
];

const describe = async (ctx: Ctx, dashboard: SeenDashboard, links: Links) =>
  presentDashboard(await loadDashboard(ctx, dashboard), links);

/** Cloud has two lists, of those who may see and of those who may change it. */
function askedOf({ name, description, sharePermissions, editPermissions }: DashboardInput): DashboardAsked {
  const given = sharePermissions !== undefined || editPermissions !== undefined;
  const readers = (sharePermissions ?? []).map(shareAsked);
  const editors = (editPermissions ?? []).map((bean) => ({ ...shareAsked(bean), edit: true }));
  return { name, description, shares: given ? [...readers, ...editors] : undefined };
}
