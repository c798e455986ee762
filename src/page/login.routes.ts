/** The login page: GET shows it, POST logs in. It works without JavaScript and needs no form token, as in Jira. */
import { captchaCookie } from '../access/captcha/captcha.ts';
import { deviceCookie } from '../access/login/device-cookie.ts';
import { captchaDueFor } from '../access/login/login.service.ts';
import { safeDestination } from '../access/sign-in/destination.ts';
import {
  captchaSentence,
  loginFailedSentence,
  passwordEndedSentence,
} from '../access/sign-in/sign-in.errors.ts';
import { replySignIn } from '../access/sign-in/sign-in.reply.ts';
import { type SignedIn, signIn } from '../access/sign-in/sign-in.service.ts';
import { rememberMeCookie, sessionCookie } from '../http/cookie.ts';
import { type Call, content, type Route, route } from '../http/route.ts';
import { AppError } from '../kernel/app-error.ts';
import { frameOf } from './frame.ts';
import { type LoginPage, presentLoggedInAlready, presentLogin } from './login.present.ts';
import { type LoginForm, loginForm, loginQuery } from './login.schema.ts';
import { htmlType, redirect } from './redirect.ts';

type LoginCall = Call<unknown, { os_destination?: string }, LoginForm>;

export const loginRoutes: Route[] = [
  route({
    method: 'GET',
    url: '/login.jsp',
    summary: 'The login page; whoever is logged in already is led on to os_destination',
    source: 'Jira: login.jsp; Seraph BaseLoginFilter',
    access: 'anyone',
    anonymous: 'served',
    grants: false,
    query: loginQuery,
    handle(call) {
      const { os_destination: destination } = call.query;
      const { baseUrl, contextPath } = call.ctx.config;
      if (call.ctx.actor.userId === null)
        return show(call as LoginCall, {}, { destination: destination ?? '' });
      if (destination) return redirect(call.reply, safeDestination(destination, baseUrl, contextPath));
      return content(htmlType, presentLoggedInAlready(frameOf(call)));
    },
  }),
  route({
    method: 'POST',
    url: '/login.jsp',
    summary: 'Logs in by form: 302 to os_destination, or the page again with X-Seraph-LoginReason',
    source: 'Jira: login.jsp; Seraph LoginFilter',
    access: 'anyone',
    anonymous: 'served',
    scope: 'none',
    whileReadOnly: true,
    grants: false,
    query: loginQuery,
    consumes: 'form',
    body: loginForm,
    xsrf: 'origin',
    async handle(call) {
      const form = call.body ?? {};
      const typed = {
        userName: form.os_username ?? '',
        remember: form.os_cookie === 'true',
        destination: form.os_destination || (call.query.os_destination ?? ''),
      };
      if (form.anotherPicture !== undefined) return show(call, form, typed);
      const outcome = await attempt(call, form);
      if (typeof outcome === 'string') return show(call, form, { ...typed, error: outcome });
      replySignIn(call.reply, outcome);
      if (outcome.kind === 'denied') return show(call, form, { ...typed, error: captchaSentence });
      if (outcome.kind === 'failed') {
        const error = outcome.expired ? passwordEndedSentence : loginFailedSentence;
        return show(call, form, { ...typed, error });
      }
      const { baseUrl, contextPath } = call.ctx.config;
      return redirect(call.reply, safeDestination(typed.destination, baseUrl, contextPath));
    },
  }),
];

/** @returns a sentence where the address has to wait, which the page shows instead of an error page */
async function attempt({ ctx, cookies, reply }: LoginCall, form: LoginForm): Promise<SignedIn | string> {
  try {
    return await signIn(ctx, {
      name: form.os_username ?? '',
      password: form.os_password ?? '',
      remember: form.os_cookie === 'true',
      captcha: { token: cookies[captchaCookie], word: form.os_captcha, proof: form.os_captcha_proof },
      deviceToken: cookies[deviceCookie],
      replaces: cookies[sessionCookie],
      rememberedBefore: cookies[rememberMeCookie],
    });
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'too-many-requests') throw error;
    reply.status(429);
    for (const [name, value] of Object.entries(error.headers)) reply.header(name, value);
    return error.message;
  }
}

/** The page, with a CAPTCHA where the name that was typed has to answer one. */
async function show(call: LoginCall, form: LoginForm, page: Partial<LoginPage>) {
  const { ctx, cookies } = call;
  const name = form.os_username ?? '';
  const due = name.trim() !== '' && (await captchaDueFor(ctx, name, cookies[deviceCookie]));
  const html = presentLogin(frameOf(call), {
    userName: '',
    remember: false,
    destination: '',
    error: null,
    ...page,
    rememberMeOffered: ctx.config.rememberMe,
    captcha: due ? { picture: ctx.now, quietPeriod: ctx.config.captchaQuietPeriod } : null,
  });
  return content(htmlType, html);
}
