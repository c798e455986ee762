import { Type } from 'typebox';
import { type Route, route } from '../http/route.ts';

export const licenseRoutes: Route[] = [
  route({
    method: 'POST',
    url: '/rest/api/2/licenseValidator',
    summary: 'Says of any licence that this server needs none and takes none',
    source: 'Jira: REST description of api/2/licenseValidator',
    access: 'administrator',
    anonymous: 'not-authenticated',
    whileReadOnly: true,
    consumes: 'text',
    body: Type.String({ maxLength: 100_000 }),
    handle: ({ body }) => ({
      licenseString: body,
      errors: { license: 'This server needs no licence and takes none: nothing was checked.' },
    }),
  }),
];
