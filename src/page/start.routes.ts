/** The start page, under the addresses that people and scripts know from Jira. */

import { Type } from 'typebox';
import { listOwnTokensEnding } from '../access/access-token/access-token.service.ts';
import { stateOf } from '../access/access-token/access-token.ts';
import { deviceCookie } from '../access/login/device-cookie.ts';
import { ownPasswordExpires } from '../access/login/login.service.ts';
import type { Proof } from '../access/password/proof.service.ts';
import { describeDevice } from '../access/session/device.ts';
import { endOtherSessions, endOwnSession, listOwnSessions } from '../access/session/sessions.service.ts';
import { type Call, type Content, content, type Route, route } from '../http/route.ts';
import { AppError } from '../kernel/app-error.ts';
import { answerShell, webApp } from './app/app.reply.ts';
import { frameOf } from './frame.ts';
import { endSessionForm } from './page.schema.ts';
import { htmlType, redirect } from './redirect.ts';
import { presentStart, presentWelcome } from './start.present.ts';

const startRoute = (url: `/${string}`): Route =>
  route({
    method: 'GET',
    url,
    summary: 'The start page: who you are and where you are logged in; a welcome to anonymous',
    source: "Jira's addresses; the page is Tessera's own",
    access: 'anyone',
    anonymous: 'served',
    scope: 'none',
    grants: false,
    query: Type.Object({ view: Type.Optional(Type.String()) }),
    handle: (call) => {
      const app = call.query.view === 'plain' ? null : webApp(call.ctx);
      if (!app) return start(call, null);
      return answerShell(call, app, { plain: `${call.ctx.config.contextPath}/?view=plain` });
    },
  });

export const startRoutes: Route[] = [
  startRoute('/'),
  startRoute('/secure/MyJiraHome.jspa'),
  startRoute('/secure/Dashboard.jspa'),
  route({
    method: 'POST',
    url: '/secure/EndSession.jspa',
    summary:
      'Ends one of the own sessions, or all others, with the password (the buttons on the start page): 302, or the page again',
    source: "Tessera's own",
    access: 'user',
    anonymous: 'login-page',
    scope: 'none',
    whileReadOnly: true,
    grants: false,
    consumes: 'form',
    body: endSessionForm,
    async handle(call) {
      const { ctx, body, cookies, links, reply } = call;
      const { contextPath } = ctx.config;
      const proof: Proof = {
        password: body.currentPassword,
        field: 'currentPassword',
        deviceToken: cookies[deviceCookie],
        loginUrl: links.to('/login.jsp'),
      };
      let wasThisOne = false;
      try {
        if (body.id === 'others') await endOtherSessions(ctx, proof);
        else wasThisOne = await endOwnSession(ctx, Number(body.id), proof);
      } catch (error) {
        const why = error instanceof AppError ? error.fields.currentPassword : undefined;
        if (why === undefined) throw error;
        return start(call, why);
      }
      if (!wasThisOne) return redirect(reply, `${contextPath}/`);
      reply.loginReason('OUT');
      reply.endSession();
      return redirect(reply, `${contextPath}/login.jsp`);
    },
  }),
];

type AnyCall = Pick<Call<unknown, unknown, unknown>, 'ctx' | 'formToken'>;

/** The page of the server itself: where the browser app is not there, or is not wanted. */
async function start(call: AnyCall, sessionError: string | null): Promise<Content> {
  const { actor, now } = call.ctx;
  const frame = frameOf(call);
  if (actor.userId === null) return content(htmlType, presentWelcome(frame));
  const sessions = await listOwnSessions(call.ctx);
  const ending = await listOwnTokensEnding(call.ctx);
  const html = presentStart(frame, {
    displayName: actor.displayName,
    now,
    previousLogin: actor.loginInfo?.previousLogin ?? null,
    lastFailed: actor.loginInfo?.lastFailed ?? null,
    sessionError,
    passwordExpires: await ownPasswordExpires(call.ctx),
    tokensEnding: ending.filter((token) => stateOf(token, now) === 'expiring').length,
    sessions: sessions.map((session) => ({
      ...session,
      device: describeDevice(session.userAgent),
      current: session.id === actor.session?.id,
    })),
  });
  return content(htmlType, html);
}
