/**
 * Logging in and out at a browser: what login.jsp and /rest/tsv/1.0/authenticate have in common. Besides the login
 * itself (access/login) there is the CAPTCHA, and the browser may be remembered.
 */
import { record } from '../../audit/audit.service.ts';
import { type Ctx, transact } from '../../context.ts';
import { isAnswered } from '../captcha/captcha.service.ts';
import type { CaptchaAnswer } from '../captcha/captcha.ts';
import { type LoggedIn, type LoginOutcome, logIn } from '../login/login.service.ts';
import {
  forgetByCookie,
  forgetBySession,
  type RememberCookie,
  remember,
} from '../remember-me/remember-me.service.ts';
import { endSession } from '../session/session.service.ts';

export interface SignIn {
  name: string;
  password: string;
  /** Whether this browser shall be remembered; where the setting forbids it, it is not. */
  remember: boolean;
  captcha: CaptchaAnswer;
  /** Value of the cookie `tessera.device`. */
  deviceToken: string | undefined;
  /** Value of the session cookie: that session ends. */
  replaces: string | undefined;
  /** Value of the remember-me cookie: what it remembers ends, when something else is remembered. */
  rememberedBefore: string | undefined;
}

export type SignedIn = (LoggedIn & { remembered: RememberCookie | null }) | Exclude<LoginOutcome, LoggedIn>;

/**
 * Logs somebody in at a browser.
 * @throws AppError too-many-requests
 * @source auth.md 3
 */
export async function signIn(ctx: Ctx, attempt: SignIn): Promise<SignedIn> {
  const captchaSolved = await isAnswered(ctx, attempt.captcha);
  let remembered: RememberCookie | null = null;
  const outcome = await logIn(ctx, {
    name: attempt.name,
    password: attempt.password,
    via: 'form',
    captchaSolved,
    deviceToken: attempt.deviceToken,
    rememberDevice: true,
    replaces: attempt.replaces,
    ...(attempt.remember &&
      ctx.config.rememberMe && {
        remember: async (tx, user) => {
          const { id, cookie } = await remember(tx, user, attempt.rememberedBefore);
          remembered = cookie;
          return id;
        },
      }),
  });
  return outcome.kind === 'ok' ? { ...outcome, remembered } : outcome;
}

/**
 * Logs the actor out: the session ends, and so does what would begin it anew.
 * @param rememberCookie value of the remember-me cookie, where one came along
 */
export async function signOut(ctx: Ctx, rememberCookie: string | undefined): Promise<void> {
  const { session, userId, name } = ctx.actor;
  await transact(ctx, async (tx) => {
    await forgetByCookie(tx, rememberCookie);
    if (!session || userId === null || name === null) return;
    await forgetBySession(tx, session.id);
    await endSession(tx, session.id);
    const object = { type: 'user', id: String(userId), name };
    await record(tx, { category: 'authentication', action: 'logout', summary: 'Logged out', object });
  });
}
