/** The password once more, from somebody who is logged in: a session alone may be a stolen or a forgotten one. */
import type { Ctx } from '../../context.ts';
import { loginDenied } from '../login/login.errors.ts';
import { confirmPassword } from '../login/login.service.ts';
import { currentPasswordNeeded, currentPasswordWrong } from './password.errors.ts';

/** What shows that somebody is who the session says. */
export interface Proof {
  /** As typed; undefined: none was sent. */
  password: string | undefined;
  /** Name of the member of the request that it came in: errors name it. */
  field: 'currentPassword' | 'password';
  /** Value of the cookie `tessera.device`, where the browser has one. */
  deviceToken: string | undefined;
  /** Absolute address of login.jsp. */
  loginUrl: string;
}

/** A wrong one counts as a failed login does. @throws AppError 400 by field, 403 while the CAPTCHA is due, 429 */
export async function requireProof(
  ctx: Ctx,
  { password, field, deviceToken, loginUrl }: Proof,
): Promise<void> {
  if (password === undefined || password === '') throw currentPasswordNeeded(field);
  const outcome = await confirmPassword(ctx, password, deviceToken);
  if (outcome === 'denied') throw loginDenied(loginUrl);
  if (outcome === 'failed') throw currentPasswordWrong(field);
}

/**
 * The same, unless it was given a moment ago: with the request (Basic), or for a secure administrator session. Who comes
 * by a token of his own has no password to give, and needed one to make it.
 */
export async function requireLateProof(ctx: Ctx, proof: Proof): Promise<void> {
  const { via, through, session } = ctx.actor;
  if (via === 'basic' || through || (session?.webSudoUntil ?? 0) > ctx.now) return;
  await requireProof(ctx, proof);
}
