import { type Route, route } from '../../http/route.ts';
import { presentShare } from '../share/share.present.ts';
import { shareInput } from '../share/share.schema.ts';
import { noSuchFilterHere } from './filter.errors.ts';
import { oneFilter, oneShare } from './filter.schema.ts';
import { requireFilter } from './filter.service.ts';
import {
  listFilterShares,
  requireFilterShare,
  shareFilter,
  unshareFilter,
} from './filter-permission.service.ts';

const url = '/rest/api/2/filter/:id/permission';
const common = {
  source: 'Jira: REST description of api/2/filter/{id}/permission',
  access: 'user',
  anonymous: 'not-authenticated',
} as const;

export const filterPermissionRoutes: Route[] = [
  route({
    ...common,
    method: 'GET',
    url,
    summary: 'With whom a filter is shared',
    params: oneFilter,
    async handle({ ctx, params, links }) {
      const filter = await requireFilter(ctx, params.id, noSuchFilterHere);
      return (await listFilterShares(ctx, filter)).map((share) => presentShare(share, links));
    },
  }),
  /** Body: type (global, authenticated, group, project, projectRole, user), what that type needs, view, edit. */
  route({
    ...common,
    method: 'POST',
    url,
    summary: 'Shares a filter; with everyone means with nobody in particular any more',
    params: oneFilter,
    body: shareInput,
    status: 201,
    async handle({ ctx, params, body, links }) {
      const filter = await requireFilter(ctx, params.id, noSuchFilterHere);
      return (await shareFilter(ctx, filter, body)).map((share) => presentShare(share, links));
    },
  }),
  route({
    ...common,
    method: 'GET',
    url: `${url}/:permissionId`,
    summary: 'One share of a filter',
    params: oneShare,
    async handle({ ctx, params, links }) {
      const filter = await requireFilter(ctx, params.id, noSuchFilterHere);
      return presentShare(await requireFilterShare(ctx, filter, params.permissionId), links);
    },
  }),
  route({
    ...common,
    method: 'DELETE',
    url: `${url}/:permissionId`,
    summary: 'Ends a share of a filter',
    params: oneShare,
    async handle({ ctx, params }) {
      const filter = await requireFilter(ctx, params.id, noSuchFilterHere);
      await unshareFilter(ctx, filter, params.permissionId);
    },
  }),
];
