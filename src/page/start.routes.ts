/** The start page, under the addresses that people and scripts know from Jira. */
import { listOwnTokensEnding } from '../access/access-token/access-token.service.ts';
import { stateOf } from '../access/access-token/access-token.ts';
import { describeDevice } from '../access/session/device.ts';
import { endOtherSessions, endOwnSession, listOwnSessions } from '../access/session/sessions.service.ts';
import { type Call, type Content, content, type Route, route } from '../http/route.ts';
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
    handle: start,
  });

export const startRoutes: Route[] = [
  startRoute('/'),
  startRoute('/secure/MyJiraHome.jspa'),
  startRoute('/secure/Dashboard.jspa'),
  route({
    method: 'POST',
    url: '/secure/EndSession.jspa',
    summary: 'Ends one of the own sessions, or all others (the button on the start page)',
    source: "Tessera's own",
    access: 'user',
    anonymous: 'login-page',
    scope: 'none',
    whileReadOnly: true,
    grants: false,
    consumes: 'form',
    body: endSessionForm,
    async handle({ ctx, body, reply }) {
      const { contextPath } = ctx.config;
      if (body.id === 'others') {
        await endOtherSessions(ctx);
        return redirect(reply, `${contextPath}/`);
      }
      if (!(await endOwnSession(ctx, Number(body.id)))) return redirect(reply, `${contextPath}/`);
      reply.loginReason('OUT');
      reply.endSession();
      return redirect(reply, `${contextPath}/login.jsp`);
    },
  }),
];

async function start(call: Call<unknown, unknown, unknown>): Promise<Content> {
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
    tokensEnding: ending.filter((token) => stateOf(token, now) === 'expiring').length,
    sessions: sessions.map((session) => ({
      ...session,
      device: describeDevice(session.userAgent),
      current: session.id === actor.session?.id,
    })),
  });
  return content(htmlType, html);
}
