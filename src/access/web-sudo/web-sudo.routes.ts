import { Type } from 'typebox';
import { type Route, route } from '../../http/route.ts';
import { captchaCookie } from '../captcha/captcha.ts';
import { deviceCookie } from '../login/device-cookie.ts';
import { captchaDueFor } from '../login/login.service.ts';
import { captchaSentence, notYourPassword } from '../sign-in/sign-in.errors.ts';
import { webSudoBody, webSudoState } from './web-sudo.schema.ts';
import { beginWebSudo, endWebSudo } from './web-sudo.service.ts';

const source = "Tessera's own: Jira has a page for it and no REST";

export const webSudoRoutes: Route[] = [
  route({
    method: 'GET',
    url: '/rest/tessera/1/websudo',
    summary: 'Whether the password was confirmed lately, and whether a CAPTCHA is due when it is asked for',
    source,
    access: 'administrator',
    anonymous: 'not-authenticated',
    scope: 'none',
    response: webSudoState,
    async handle({ ctx, cookies }) {
      const until = ctx.actor.session?.webSudoUntil ?? 0;
      return {
        required: ctx.config.webSudo,
        confirmed: ctx.config.webSudo && until > ctx.now,
        captcha: await captchaDueFor(ctx, ctx.actor.name ?? '', cookies[deviceCookie]),
      };
    },
  }),
  route({
    method: 'POST',
    url: '/rest/tessera/1/websudo',
    summary:
      'Confirms the password for this session, which goes on under another id. A wrong one counts as a failed login',
    source,
    access: 'administrator',
    anonymous: 'not-authenticated',
    scope: 'none',
    whileReadOnly: true,
    body: webSudoBody,
    response: Type.Undefined(),
    /** Errors: 403 with `captcha`: whether one is due now; 429 Retry-After */
    async handle({ ctx, body, cookies, reply }) {
      const outcome = await beginWebSudo(ctx, {
        password: body.password,
        captcha: { token: cookies[captchaCookie], word: body.captcha, proof: body.captchaProof },
        deviceToken: cookies[deviceCookie],
      });
      if (outcome.kind === 'ok') {
        if (outcome.token) reply.beginSession(outcome.token);
        return undefined;
      }
      reply.status(403);
      return {
        errorMessages: [],
        errors: { password: outcome.kind === 'denied' ? captchaSentence : notYourPassword },
        captcha: await captchaDueFor(ctx, ctx.actor.name ?? '', cookies[deviceCookie]),
      };
    },
  }),
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
