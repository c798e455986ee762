import { type Route, route } from '../../http/route.ts';
import { askedUser } from '../../people/user/user.schema.ts';
import { requireUser } from '../../people/user/user.service.ts';
import { deviceCookie } from '../login/device-cookie.ts';
import { passwordChange } from './password.schema.ts';
import { changeOwnPassword, setPassword } from './set-password.service.ts';

export const passwordRoutes: Route[] = [
  route({
    method: 'PUT',
    url: '/rest/api/2/myself/password',
    summary: 'Changes the own password; every other session of the user is over',
    source: 'Jira: REST description of api/2/myself/password',
    access: 'user',
    anonymous: 'not-authenticated',
    scope: 'none',
    body: passwordChange,
    async handle({ ctx, body, cookies, links, reply }) {
      const token = await changeOwnPassword(ctx, body.password, {
        password: body.currentPassword,
        field: 'currentPassword',
        deviceToken: cookies[deviceCookie],
        loginUrl: links.to('/login.jsp'),
      });
      if (token) reply.beginSession(token);
    },
  }),
  route({
    method: 'PUT',
    url: '/rest/api/2/user/password',
    summary: "Sets a user's password; every session of the user is over",
    source: 'Jira: REST description of api/2/user/password',
    access: 'administrator',
    anonymous: 'not-authenticated',
    scope: 'none',
    webSudo: true,
    query: askedUser,
    body: passwordChange,
    async handle({ ctx, query, body, reply }) {
      const token = await setPassword(ctx, await requireUser(ctx, query), body.password);
      if (token) reply.beginSession(token);
    },
  }),
];
