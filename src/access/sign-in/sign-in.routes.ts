import { rememberMeCookie, sessionCookie } from '../../http/cookie.ts';
import { type Route, route } from '../../http/route.ts';
import { captchaCookie } from '../captcha/captcha.ts';
import { deviceCookie } from '../login/device-cookie.ts';
import { loginDenied, loginFailed } from '../login/login.errors.ts';
import { safeDestination } from './destination.ts';
import { replySignIn } from './sign-in.reply.ts';
import { authenticateBody, authenticated } from './sign-in.schema.ts';
import { signIn } from './sign-in.service.ts';

export const signInRoutes: Route[] = [
  route({
    method: 'POST',
    url: '/rest/tsv/1.0/authenticate',
    summary: "Logs in at a browser, by JSON: what Jira 10's login page calls",
    source:
      "Jira 10: the login page's own call, as the load tests of Atlassian's DC App Performance Toolkit send it",
    access: 'anyone',
    anonymous: 'served',
    scope: 'none',
    grants: false,
    body: authenticateBody,
    response: authenticated,
    async handle({ ctx, body, cookies, reply, links }) {
      const outcome = await signIn(ctx, {
        name: body.username ?? '',
        password: body.password ?? '',
        remember: body.rememberMe === true,
        captcha: { token: cookies[captchaCookie], word: body.captcha ?? undefined },
        deviceToken: cookies[deviceCookie],
        replaces: cookies[sessionCookie],
        rememberedBefore: cookies[rememberMeCookie],
      });
      replySignIn(reply, outcome);
      if (outcome.kind === 'denied') throw loginDenied(links.to('/login.jsp'));
      if (outcome.kind === 'failed') throw loginFailed();
      const { baseUrl, contextPath } = ctx.config;
      return {
        username: outcome.user.name,
        targetUrl: safeDestination(body.targetUrl ?? undefined, baseUrl, contextPath),
      };
    },
  }),
];
