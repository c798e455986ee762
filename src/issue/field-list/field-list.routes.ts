import { type Route, route } from '../../http/route.ts';
import { presentField } from './field-list.present.ts';
import { listFields } from './field-list.service.ts';

export const fieldListRoutes: Route[] = [
  route({
    method: 'GET',
    url: '/rest/api/2/field',
    summary: 'The fields of issues: their names, what JQL calls them and what their values are',
    source: 'Jira: REST description of api/2/field',
    access: 'anyone',
    anonymous: 'served',
    handle: async ({ ctx }) => (await listFields(ctx)).map(presentField),
  }),
];
