import { rememberMeCookie } from '../../http/cookie.ts';
import type { Reply } from '../../http/route.ts';
import { captchaCookie } from '../captcha/captcha.ts';
import { deviceCookie, deviceCookieAge } from '../login/device-cookie.ts';
import type { SignedIn } from './sign-in.service.ts';

const reasons = { ok: 'OK', failed: 'AUTHENTICATED_FAILED', denied: 'AUTHENTICATION_DENIED' } as const;

/** The cookies and headers of a login at a browser, succeeded or failed. */
export function replySignIn(reply: Reply, outcome: SignedIn): void {
  reply.loginReason(reasons[outcome.kind]);
  if (outcome.kind !== 'ok') return;
  reply.user(outcome.user.name);
  reply.beginSession(outcome.token);
  if (outcome.deviceToken !== null) {
    reply.cookie({ name: deviceCookie, value: outcome.deviceToken, maxAge: deviceCookieAge, httpOnly: true });
  }
  if (outcome.remembered) reply.cookie({ name: rememberMeCookie, ...outcome.remembered, httpOnly: true });
  reply.cookie({ name: captchaCookie, value: '', maxAge: 0, httpOnly: true });
}
