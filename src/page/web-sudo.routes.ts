/** Where an administrator confirms the password before something dangerous. */
import { captchaCookie } from '../access/captcha/captcha.ts';
import { deviceCookie } from '../access/login/device-cookie.ts';
import { captchaDueFor } from '../access/login/login.service.ts';
import { safeDestination } from '../access/sign-in/destination.ts';
import { captchaSentence, notYourPassword } from '../access/sign-in/sign-in.errors.ts';
import { beginWebSudo } from '../access/web-sudo/web-sudo.service.ts';
import { type Call, type Content, content, type Route, route } from '../http/route.ts';
import { frameOf } from './frame.ts';
import { webSudoForm, webSudoQuery } from './page.schema.ts';
import { htmlType, redirect } from './redirect.ts';
import { presentWebSudo } from './web-sudo.present.ts';

const source = 'Jira: secure administrator sessions';

export const webSudoPageRoutes: Route[] = [
  route({
    method: 'GET',
    url: '/secure/admin/WebSudoAuthenticate.jspa',
    summary: 'Asks an administrator for the password once more',
    source,
    access: 'administrator',
    anonymous: 'login-page',
    scope: 'none',
    query: webSudoQuery,
    handle: (call) => show(call, call.query.webSudoDestination ?? '', null),
  }),
  route({
    method: 'POST',
    url: '/secure/admin/WebSudoAuthenticate.jspa',
    summary:
      'Confirms the password: 302 to webSudoDestination, or the page again. A wrong one counts as a failed login',
    source,
    access: 'administrator',
    anonymous: 'login-page',
    scope: 'none',
    whileReadOnly: true,
    consumes: 'form',
    body: webSudoForm,
    async handle(call) {
      const { ctx, body, cookies, reply } = call;
      const { webSudoDestination: destination = '' } = body;
      if (body.anotherPicture !== undefined) return show(call, destination, null);
      const outcome = await beginWebSudo(ctx, {
        password: body.webSudoPassword ?? '',
        captcha: { token: cookies[captchaCookie], word: body.os_captcha, proof: body.os_captcha_proof },
        deviceToken: cookies[deviceCookie],
      });
      if (outcome.kind === 'denied') return show(call, destination, captchaSentence);
      if (outcome.kind === 'failed') return show(call, destination, notYourPassword);
      if (outcome.token) reply.beginSession(outcome.token);
      return redirect(reply, safeDestination(destination, ctx.config.baseUrl, ctx.config.contextPath));
    },
  }),
];

type AnyCall = Pick<Call<unknown, unknown, unknown>, 'ctx' | 'cookies' | 'formToken'>;

async function show(call: AnyCall, destination: string, error: string | null): Promise<Content> {
  const { ctx, cookies } = call;
  const { captchaQuietPeriod: quietPeriod, webSudoTimeout: timeout } = ctx.config;
  const due = await captchaDueFor(ctx, ctx.actor.name ?? '', cookies[deviceCookie]);
  const captcha = due ? { picture: ctx.now, quietPeriod } : null;
  return content(htmlType, presentWebSudo(frameOf(call), { destination, captcha, error, timeout }));
}
