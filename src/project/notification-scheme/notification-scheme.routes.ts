import type { Ctx } from '../../context.ts';
import { expandSet } from '../../http/expand.ts';
import type { Links } from '../../http/links.ts';
import { pageBean, pageOf } from '../../http/page-bean.ts';
import { type Route, route } from '../../http/route.ts';
import { readPage } from '../../kernel/paging.ts';
import {
  presentEvent,
  presentNotification,
  presentScheme,
  showsEvents,
} from './notification-scheme.present.ts';
import {
  changedScheme,
  expanded,
  newNotification,
  newScheme,
  notificationParams,
  oneId,
  paged,
  projectParams,
} from './notification-scheme.schema.ts';
import {
  addNotification,
  changeScheme,
  createScheme,
  deleteScheme,
  listNotifications,
  listSchemes,
  readProjectScheme,
  removeNotification,
  requireScheme,
} from './notification-scheme.service.ts';
import { events, type NotificationScheme } from './notification-scheme.ts';

const reading = {
  method: 'GET',
  source: 'Jira: REST description of api/2/notificationscheme',
  access: 'user',
  anonymous: 'not-authenticated',
} as const;
const administrators = {
  source: "Tessera's own: Jira Server has pages for it and no REST",
  access: 'administrator',
  anonymous: 'not-authenticated',
} as const;
const path = '/rest/api/2/notificationscheme';
const own = '/rest/tessera/1/notificationscheme';

export const notificationSchemeRoutes: Route[] = [
  /** 200: a page of the schemes of projects that the caller administers. */
  route({
    ...reading,
    url: path,
    summary: 'The notification schemes of projects that the caller administers',
    query: paged,
    async handle({ ctx, query, links }) {
      const expand = expandSet(query.expand);
      const page = readPage(query, 50, 50);
      const schemes = await listSchemes(ctx);
      const shown = pageOf(schemes, page);
      const notifications = showsEvents(expand) ? await listNotifications(ctx, shown) : null;
      const values = shown.map((scheme) => presentScheme(scheme, notifications, expand, links));
      return pageBean(values, schemes.length, page, { path, query }, links);
    },
  }),
  /** 200: the scheme with its events when expanded. 404: missing, or of no project that the caller administers. */
  route({
    ...reading,
    url: `${path}/:id`,
    summary: 'One notification scheme',
    params: oneId,
    query: expanded,
    handle: async ({ ctx, params, query, links }) =>
      describe(ctx, await requireScheme(ctx, params.id), query.expand, links),
  }),
  /** 200: as above. 403 for whoever sees the project and does not administer it. */
  route({
    ...reading,
    url: '/rest/api/2/project/:projectKeyOrId/notificationscheme',
    summary: 'The notification scheme of a project',
    params: projectParams,
    query: expanded,
    handle: async ({ ctx, params, query, links }) =>
      describe(ctx, await readProjectScheme(ctx, params.projectKeyOrId), query.expand, links),
  }),
  /** 200: [{id, name, description}], those of schemes that nobody is told of yet too. */
  route({
    ...administrators,
    method: 'GET',
    url: '/rest/tessera/1/notification-event',
    summary: 'The events that notification schemes can tell somebody of',
    handle: async () => events.map(presentEvent),
  }),
  route({
    ...administrators,
    method: 'POST',
    url: own,
    summary: 'Makes a notification scheme',
    body: newScheme,
    status: 201,
    handle: async ({ ctx, body, links }) => describe(ctx, await createScheme(ctx, body), 'all', links),
  }),
  route({
    ...administrators,
    method: 'PUT',
    url: `${own}/:id`,
    summary: 'Changes the name or description of a notification scheme',
    params: oneId,
    body: changedScheme,
    handle: async ({ ctx, params, body, links }) =>
      describe(ctx, await changeScheme(ctx, await requireScheme(ctx, params.id), body), 'all', links),
  }),
  /** 204. 400 for the default scheme and for one that a project wears. */
  route({
    ...administrators,
    method: 'DELETE',
    url: `${own}/:id`,
    summary: 'Deletes a notification scheme that no project uses',
    params: oneId,
    handle: async ({ ctx, params }) => deleteScheme(ctx, await requireScheme(ctx, params.id)),
  }),
  route({
    ...administrators,
    method: 'POST',
    url: `${own}/:id/notification`,
    summary: 'Has somebody told of an event',
    params: oneId,
    body: newNotification,
    status: 201,
    async handle({ ctx, params, body, links }) {
      const added = await addNotification(ctx, await requireScheme(ctx, params.id), body);
      return presentNotification(added, new Set(['all']), links);
    },
  }),
  route({
    ...administrators,
    method: 'DELETE',
    url: `${own}/:id/notification/:notificationId`,
    summary: 'Has somebody no longer told of an event',
    params: notificationParams,
    handle: async ({ ctx, params }) =>
      removeNotification(ctx, await requireScheme(ctx, params.id), params.notificationId),
  }),
];

async function describe(
  ctx: Ctx,
  scheme: NotificationScheme,
  asked: string | string[] | undefined,
  links: Links,
) {
  const expand = expandSet(asked);
  const notifications = showsEvents(expand) ? await listNotifications(ctx, [scheme]) : null;
  return presentScheme(scheme, notifications, expand, links);
}
