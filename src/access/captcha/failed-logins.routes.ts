import { Type } from 'typebox';
import { type Route, route } from '../../http/route.ts';
import { requireUser } from '../../people/user/user.service.ts';
import { resetFailedLogins } from '../login/login.service.ts';

export const failedLoginsRoutes: Route[] = [
  route({
    method: 'DELETE',
    url: '/rest/tessera/1.0/user/:username/failed-logins',
    summary: 'Forgets the failed logins of a user, who then needs no CAPTCHA',
    source: "Tessera's own: Jira has no REST call for it (JRASERVER-72572)",
    access: 'administrator',
    anonymous: 'not-authenticated',
    whileReadOnly: true,
    webSudo: true,
    params: Type.Object({ username: Type.String() }),
    response: Type.Undefined(),
    async handle({ ctx, params }) {
      await resetFailedLogins(ctx, await requireUser(ctx, { username: params.username }));
    },
  }),
];
