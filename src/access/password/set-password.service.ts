/**
 * Passwords of users: chosen by themselves, or for them by an administrator.
 * - Whoever changes the own one proves to know it; a wrong proof counts as a failed login does.
 * - A change ends every session and remembered login of that user, but for the session in which it was made.
 * - A new password must be one that is not guessed at once (password.policy.ts); what an operator presets is taken.
 * - One that was made for somebody ends after a while (setting generatedPasswordLifetime); one that was chosen does not.
 * - Of a user without a password no password matches, until one is set.
 */
import { type Ctx, transact } from '../../context.ts';
import {
  grantAccess,
  grantStandardAccess,
  requireApplications,
} from '../../people/application-role/application-role.service.ts';
import type { UserDetailChanges } from '../../people/user/user.changes.ts';
import { createUser, type NewPerson, requireUser } from '../../people/user/user.service.ts';
import type { User } from '../../people/user/user.ts';
import { changePasswordHash, changeUser } from '../../people/user/user-change.service.ts';
import { listSessions, renewCredential, renewToken } from '../session/session.service.ts';
import type { Session } from '../session/session.ts';
import * as errors from './password.errors.ts';
import { hashPassword } from './password.hash.ts';
import { passwordProblems, sameAsBefore } from './password.policy.ts';
import { type Proof, requireProof } from './proof.service.ts';

/**
 * Changes the actor's own password. The session in which it happens goes on under another token, every other one is over.
 * @returns that token; null where the request brought the password along (Basic)
 * @throws AppError 400 by field, 403 while the CAPTCHA is due, 429
 * @source Jira: REST description of api/2/myself/password; OWASP ASVS 5.0, 6.2.2, 6.2.3, 7.4.3
 */
export async function changeOwnPassword(
  ctx: Ctx,
  next: string | undefined,
  proof: Proof,
): Promise<string | null> {
  const user = await ownUser(ctx);
  const password = requireFit(ctx, next, user);
  await requireProof(ctx, proof);
  if (password === proof.password) throw errors.unfitPassword([sameAsBefore]);
  return storePassword(ctx, user, password, { action: 'password-changed', summary: 'Own password changed' });
}

/**
 * Sets somebody's password for him.
 * @param generated whether nobody chose it
 * @returns the token that the actor's session goes on under, where the password was his own
 * @throws AppError 400 by field; 403 where the user is a system administrator and the actor is none
 * @source Jira: REST description of api/2/user/password
 */
export async function setPassword(
  ctx: Ctx,
  user: User,
  next: string | undefined,
  { generated = false }: { generated?: boolean } = {},
): Promise<string | null> {
  const password = requireFit(ctx, next, user);
  const how = { action: 'password-set', summary: 'Password set by an administrator' } as const;
  return storePassword(ctx, user, password, how, generated ? generatedPasswordExpires(ctx) : null);
}

/**
 * Changes the actor's own profile. A new e-mail address or display name takes the password: by the address a
 * forgotten password is found again.
 * @throws AppError as changeUser and changeOwnPassword do
 * @source Jira: REST description of api/2/myself
 */
export async function changeOwnProfile(ctx: Ctx, changes: UserDetailChanges, proof: Proof): Promise<User> {
  const user = await ownUser(ctx);
  const { email = user.email, displayName = user.displayName } = changes;
  if (email !== user.email || displayName !== user.displayName) await requireProof(ctx, proof);
  return changeUser(ctx, user, changes);
}

export interface NewAccount extends Omit<NewPerson, 'passwordHash'> {
  /** null: none, so that nobody can log in until one is set. */
  password: string | null;
  /** Keys of applications that the user may use; null: those that new users get. */
  applicationKeys: readonly string[] | null;
  /** Takes any password that can be hashed: what an operator presets, a demo. */
  anyPassword?: boolean;
  /** Nobody chose the password. */
  generated?: boolean;
}

/**
 * Makes a user who can log in.
 * @throws AppError 400 by field
 * @source Jira: REST description of api/2/user
 */
export async function createAccount(ctx: Ctx, account: NewAccount): Promise<User> {
  const { password, applicationKeys, anyPassword = false, generated = false, ...person } = account;
  const roles = applicationKeys && requireApplications(applicationKeys);
  if (password !== null && !anyPassword) requireFit(ctx, password, person);
  // Hashed before the transaction begins: nobody waits for it.
  const passwordHash = password === null ? null : await hashPassword(password);
  const passwordExpires = generated ? generatedPasswordExpires(ctx) : null;
  return transact(ctx, async (tx) => {
    const user = await createUser(tx, { ...person, passwordHash, passwordExpires });
    if (roles === null) await grantStandardAccess(tx, user);
    for (const role of roles ?? []) await grantAccess(tx, user, role);
    return user;
  });
}

/** ms; null: passwords that are made for somebody do not end here. @source OWASP ASVS 5.0, 6.4.1 */
export const generatedPasswordExpires = ({ config, now }: Pick<Ctx, 'config' | 'now'>): number | null =>
  config.generatedPasswordLifetime === 0 ? null : now + config.generatedPasswordLifetime;

const ownUser = (ctx: Ctx): Promise<User> => requireUser(ctx, { username: ctx.actor.name ?? '' });

function requireFit(
  ctx: Ctx,
  password: string | undefined,
  person: { name: string; displayName: string; email: string | null },
): string {
  if (password === undefined) throw errors.passwordNeeded();
  const problems = passwordProblems(password, {
    minimumLength: ctx.config.passwordMinimumLength,
    installation: ctx.config,
    userName: person.name,
    displayName: person.displayName,
    emailAddress: person.email ?? '',
  });
  if (problems.length > 0) throw errors.unfitPassword(problems);
  return password;
}

/**
 * The session in which a password is changed goes on under another token: whoever copied the cookie before is out, and
 * so is the old password where Basic remembers it together with that token (login/basic.service.ts).
 * @returns the token for the client's cookie; null: its session is over with all others, or there was none
 */
async function storePassword(
  ctx: Ctx,
  user: User,
  password: string,
  how: { action: 'password-changed' | 'password-set'; summary: string },
  passwordExpires: number | null = null,
): Promise<string | null> {
  const passwordHash = await hashPassword(password);
  const session = await ownSession(ctx, user);
  return transact(ctx, async (tx) => {
    const { credentialVersion } = await changePasswordHash(tx, user, { passwordHash, passwordExpires }, how);
    if (!session) return null;
    await renewCredential(tx, session.id, credentialVersion);
    return renewToken(tx, session.id);
  });
}

/** The session in which somebody changes his own password; none where it came with the request. */
async function ownSession(ctx: Ctx, user: User): Promise<Session | null> {
  const { session, userId, via } = ctx.actor;
  if (!session || userId !== user.id || via === 'basic') return null;
  return (await listSessions(ctx, userId)).find((one) => one.id === session.id) ?? null;
}
