import { Type } from 'typebox';
import { type Route, route } from '../../http/route.ts';
import { endWebSudo } from './web-sudo.service.ts';

export const webSudoRoutes: Route[] = [
  route({
    method: 'DELETE',
    url: '/rest/auth/1/websudo',
    summary: 'Gives the secure administrator session up; 204 whether there was one or not',
    source: 'Jira: REST description of auth/1/websudo',
    access: 'anyone',
    anonymous: 'served',
    scope: 'none',
    whileReadOnly: true,
    grants: false,
    response: Type.Undefined(),
    async handle({ ctx }) {
      await endWebSudo(ctx);
    },
  }),
];
