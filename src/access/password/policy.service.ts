/** What the policy says of passwords that are not set yet. Nothing is stored, counted or logged. */
import type { Ctx } from '../../context.ts';
import { noSuchUser } from '../../people/user/user.errors.ts';
import { findUserByName } from '../../people/user/user.service.ts';
import { fieldNeeded } from './password.errors.ts';
import { passwordProblems, passwordRules, sameAsBefore } from './password.policy.ts';

/** Sentences about all passwords. @param change whether one takes the place of another */
export const listRules = ({ config }: Ctx, change: boolean): string[] =>
  passwordRules(config.passwordMinimumLength, change);

export interface NewUserAsked {
  readonly username?: string | undefined;
  readonly displayName?: string | undefined;
  readonly emailAddress?: string | undefined;
  readonly password?: string | undefined;
}

/** @returns why a new user could not have this password; empty: he could @throws AppError 400 by field */
export function checkNewUser({ config }: Ctx, asked: NewUserAsked): string[] {
  const { username, displayName, emailAddress, password } = asked;
  if (password === undefined) throw fieldNeeded('password');
  if (username === undefined || username === '') throw fieldNeeded('username');
  return passwordProblems(password, {
    minimumLength: config.passwordMinimumLength,
    installation: config,
    userName: username,
    displayName: displayName ?? '',
    emailAddress: emailAddress ?? '',
  });
}

/**
 * The old password is compared with the new one only: whether it is right is not told, for that would be a way to
 * guess it without being counted.
 * @returns why the user could not have the new password; empty: he could
 * @throws AppError 400 by field; 404 for a user who is missing, and for others than oneself unless one administers
 */
export async function checkChange(
  ctx: Ctx,
  asked: {
    username?: string | undefined;
    oldPassword?: string | undefined;
    newPassword?: string | undefined;
  },
): Promise<string[]> {
  const { username, oldPassword, newPassword } = asked;
  if (newPassword === undefined) throw fieldNeeded('newPassword');
  if (username === undefined || username === '') throw fieldNeeded('username');
  const user = await findUserByName(ctx, username);
  if (!user || (user.id !== ctx.actor.userId && !ctx.actor.may('ADMINISTER'))) throw noSuchUser(username);
  const problems = passwordProblems(newPassword, {
    minimumLength: ctx.config.passwordMinimumLength,
    installation: ctx.config,
    userName: user.name,
    displayName: user.displayName,
    emailAddress: user.email ?? '',
  });
  return problems.length === 0 && oldPassword === newPassword ? [sameAsBefore] : problems;
}
