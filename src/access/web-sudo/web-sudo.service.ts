/**
 * Secure administrator sessions (WebSudo): a stolen or forgotten session alone does not open what is dangerous. The
 * password opens it for ten minutes, which roll on with use (http/access.ts).
 */
import { record } from '../../audit/audit.service.ts';
import { type Ctx, transact } from '../../context.ts';
import { isAnswered } from '../captcha/captcha.service.ts';
import type { CaptchaAnswer } from '../captcha/captcha.ts';
import { confirmPassword } from '../login/login.service.ts';
import { renewToken, setWebSudo } from '../session/session.service.ts';

/**
 * ok: confirmed; token: for the session's cookie from now on, null where the client keeps the one it has ·
 * failed: it was wrong, and was counted as a failed login · denied: the CAPTCHA is due
 */
export type Confirmed = { kind: 'ok'; token: string | null } | { kind: 'failed' } | { kind: 'denied' };

/**
 * Confirms the actor's password for this session, which goes on under another id: a copy of its cookie that somebody
 * else has must not be confirmed with it.
 * @throws AppError too-many-requests
 * @source auth.md 7
 */
export async function beginWebSudo(
  ctx: Ctx,
  attempt: { password: string; captcha: CaptchaAnswer; deviceToken: string | undefined },
): Promise<Confirmed> {
  const captchaSolved = await isAnswered(ctx, attempt.captcha);
  const outcome = await confirmPassword(ctx, attempt.password, attempt.deviceToken, captchaSolved);
  const { session, via } = ctx.actor;
  if (outcome !== 'ok') return { kind: outcome };
  if (!session) return { kind: 'ok', token: null };
  return transact(ctx, async (tx) => {
    await setWebSudo(tx, session.id, tx.now + tx.config.webSudoTimeout);
    await record(tx, {
      category: 'authentication',
      action: 'web-sudo',
      summary: 'Began a secure administrator session',
    });
    // Basic brings no cookie that could have been copied, and finds its session by the token.
    return { kind: 'ok', token: via === 'basic' ? null : await renewToken(tx, session.id) };
  });
}

/** Gives the secure administrator session up. @returns whether there was one */
export async function endWebSudo(ctx: Ctx): Promise<boolean> {
  const { session } = ctx.actor;
  if (!session || (session.webSudoUntil ?? 0) <= ctx.now) return false;
  await setWebSudo(ctx, session.id, null);
  return true;
}

/** Rolls it on: something was done in it just now. */
export async function rollWebSudo(ctx: Ctx): Promise<void> {
  const { session } = ctx.actor;
  if (session && (session.webSudoUntil ?? 0) > ctx.now) {
    await setWebSudo(ctx, session.id, ctx.now + ctx.config.webSudoTimeout);
  }
}
