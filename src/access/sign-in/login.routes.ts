/** The login of the browser app: what login.jsp does, by JSON. The same service, counters and sentences. */
import { rememberMeCookie, sessionCookie } from '../../http/cookie.ts';
import { type Route, route } from '../../http/route.ts';
import { captchaCookie } from '../captcha/captcha.ts';
import { deviceCookie } from '../login/device-cookie.ts';
import { captchaDueFor } from '../login/login.service.ts';
import { safeDestination } from './destination.ts';
import { loggedIn, loginBody, loginOffer } from './login.schema.ts';
import { captchaSentence, loginFailedSentence, passwordEndedSentence } from './sign-in.errors.ts';
import { replySignIn } from './sign-in.reply.ts';
import { type SignedIn, signIn } from './sign-in.service.ts';

const source = "Tessera's own: Jira's POST session takes no CAPTCHA and remembers no browser";

export const loginRestRoutes: Route[] = [
  route({
    method: 'GET',
    url: '/rest/tessera/1/login',
    summary: 'What the login offers: whether a browser may be remembered, how long a CAPTCHA is due',
    source,
    access: 'anyone',
    anonymous: 'served',
    scope: 'none',
    grants: false,
    response: loginOffer,
    handle: ({ ctx }) => ({
      rememberMe: ctx.config.rememberMe,
      captchaQuietMinutes: Math.max(1, Math.ceil(ctx.config.captchaQuietPeriod / 60_000)),
    }),
  }),
  route({
    method: 'POST',
    url: '/rest/tessera/1/login',
    summary:
      'Logs in at a browser, with the answer to a CAPTCHA where one is due; 401 and 403 say `captcha`: whether one is due now',
    source,
    access: 'anyone',
    anonymous: 'served',
    scope: 'none',
    whileReadOnly: true,
    grants: false,
    body: loginBody,
    response: loggedIn,
    /** @returns who is logged in, and where to go. Errors: 401, 403 (not looked at: the CAPTCHA is due), 429 Retry-After */
    async handle({ ctx, body, cookies, reply }) {
      const outcome = await signIn(ctx, {
        name: body.username,
        password: body.password,
        remember: body.rememberMe === true,
        captcha: { token: cookies[captchaCookie], word: body.captcha, proof: body.captchaProof },
        deviceToken: cookies[deviceCookie],
        replaces: cookies[sessionCookie],
        rememberedBefore: cookies[rememberMeCookie],
      });
      replySignIn(reply, outcome);
      if (outcome.kind === 'ok') {
        const { baseUrl, contextPath } = ctx.config;
        const destination = safeDestination(body.destination, baseUrl, contextPath);
        return { name: outcome.user.name, destination };
      }
      const denied = outcome.kind === 'denied';
      reply.status(denied ? 403 : 401);
      return {
        errorMessages: [sentenceOf(outcome)],
        errors: {},
        captcha: await captchaDueFor(ctx, body.username, cookies[deviceCookie]),
        ...(outcome.kind === 'failed' && outcome.expired && { expired: true }),
      };
    },
  }),
];

function sentenceOf(outcome: Exclude<SignedIn, { kind: 'ok' }>): string {
  if (outcome.kind === 'denied') return captchaSentence;
  return outcome.expired ? passwordEndedSentence : loginFailedSentence;
}
