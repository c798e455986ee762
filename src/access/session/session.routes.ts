import { Type } from 'typebox';
import { rememberMeCookie, sessionCookie } from '../../http/cookie.ts';
import { type Route, route } from '../../http/route.ts';
import { deviceCookie } from '../login/device-cookie.ts';
import { loginDenied, loginFailed } from '../login/login.errors.ts';
import { logIn, readLoginInfo } from '../login/login.service.ts';
import { signOut } from '../sign-in/sign-in.service.ts';
import { notAuthenticated } from './session.errors.ts';
import { presentAuthSuccess, presentCurrentUser } from './session.present.ts';
import { authSuccess, credentials, currentUser } from './session.schema.ts';

export const sessionRoutes: Route[] = [
  route({
    method: 'POST',
    url: '/rest/auth/1/session',
    summary: 'Logs in: a session, its cookie, and the login counters',
    source: 'Jira: Cookie-based authentication; REST description of auth/1/session',
    access: 'anyone',
    anonymous: 'served',
    scope: 'none',
    whileReadOnly: true,
    body: credentials,
    grants: false,
    response: authSuccess,
    async handle({ ctx, body, cookies, reply, links }) {
      const outcome = await logIn(ctx, {
        name: body.username ?? '',
        password: body.password ?? '',
        via: 'rest',
        deviceToken: cookies[deviceCookie],
        replaces: cookies[sessionCookie],
      });
      if (outcome.kind === 'denied') {
        reply.loginReason('AUTHENTICATION_DENIED');
        throw loginDenied(links.to('/login.jsp'));
      }
      if (outcome.kind === 'failed') {
        reply.loginReason('AUTHENTICATED_FAILED');
        throw loginFailed();
      }
      reply.loginReason('OK');
      reply.user(outcome.user.name);
      reply.beginSession(outcome.token);
      const timeZone = outcome.user.timeZone ?? ctx.config.defaultTimeZone;
      return presentAuthSuccess({ name: sessionCookie, value: outcome.token }, outcome.info, timeZone);
    },
  }),
  route({
    method: 'GET',
    url: '/rest/auth/1/session',
    summary: 'Who is logged in, and the login counters',
    source: 'Jira: REST description of auth/1/session',
    access: 'user',
    anonymous: 'not-authenticated',
    grants: false,
    response: currentUser,
    async handle({ ctx, links }) {
      const { userId, name, timeZone, loginInfo } = ctx.actor;
      if (userId === null || name === null) throw notAuthenticated();
      return presentCurrentUser(name, loginInfo ?? (await readLoginInfo(ctx, userId)), timeZone, links);
    },
  }),
  route({
    method: 'DELETE',
    url: '/rest/auth/1/session',
    summary: 'Logs out: the session ends, here and everywhere',
    source: 'Jira: REST description of auth/1/session',
    access: 'user',
    anonymous: 'not-authenticated',
    scope: 'none',
    whileReadOnly: true,
    grants: false,
    response: Type.Undefined(),
    async handle({ ctx, cookies, reply }) {
      if (!ctx.actor.session) throw notAuthenticated();
      await signOut(ctx, cookies[rememberMeCookie]);
      reply.loginReason('OUT');
      reply.endSession();
    },
  }),
];
