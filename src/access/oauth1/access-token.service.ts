/**
 * What users granted, in use: who a signed request is served as, when a token was last used, how it ends.
 * - A token lives until it expires, is revoked, its user's account or its consumer is switched off or gone.
 * - It stands for all that its user may, as in Jira; what deals in passwords, sessions and grants is closed to it.
 */
import { record } from '../../audit/audit.service.ts';
import { type Ctx, transact } from '../../context.ts';
import { notFound } from '../../kernel/app-error.ts';
import { requireMayTouch } from '../../people/user/administrator.service.ts';
import { requireUser } from '../../people/user/user.service.ts';
import { lastUses } from '../look-up/last-use.service.ts';
import { requireConsumer } from './consumer.service.ts';
import { checkSigned } from './signed-request.service.ts';
import type { SignedRequest } from './signed-request.ts';
import {
  type ListedToken,
  listAccessTokens,
  removeDeadTokens,
  removeRequestTokensOf,
  revokeAccessToken,
  touchAccessToken,
} from './token.store.ts';
import type { Grant, GrantUser } from './token.ts';

const REVOKED_TOLD_FOR = 30 * 86_400_000;

const uses = lastUses(touchAccessToken);

/**
 * The user that a signed request is served as: whose token it brings, or, without one, the one that its consumer acts as.
 * @throws AppError oauth_problem
 */
export async function findSigned(
  ctx: Pick<Ctx, 'db' | 'now' | 'config' | 'log'>,
  request: SignedRequest,
  changes: boolean,
): Promise<{ user: GrantUser; consumer: Grant['consumer'] }> {
  const expected = { required: [], accessToken: true, changes };
  const { consumer, token, user } = (await checkSigned(ctx, request, expected)).grant;
  if (!user) throw new Error('A request came past the check of its token.');
  if (token) uses.note(ctx, token.id, token.lastUsed);
  return { user, consumer };
}

/** Writes which tokens were used lately. */
export const writeUsed = uses.write;

/** What the actor granted, the newest first. */
export const listOwnGrants = (ctx: Ctx): Promise<ListedToken[]> =>
  listAccessTokens(ctx.db, { userId: ctx.actor.userId ?? 0 }, ctx.now);

/** @throws AppError 404 */
export async function listGrantsOfUser(ctx: Ctx, username: string): Promise<ListedToken[]> {
  return listAccessTokens(ctx.db, { userId: (await requireUser(ctx, { username })).id }, ctx.now);
}

/** @throws AppError 404 */
export async function listGrantsOfConsumer(ctx: Ctx, id: number): Promise<ListedToken[]> {
  return listAccessTokens(ctx.db, { consumerId: (await requireConsumer(ctx, id)).id }, ctx.now);
}

/** Takes back what the actor granted. @throws AppError 404, also for what is somebody else's */
export async function revokeOwnGrant(ctx: Ctx, id: number): Promise<void> {
  const found = await listAccessTokens(ctx.db, { id, userId: ctx.actor.userId ?? 0 }, ctx.now);
  if (found.length === 0) throw noGrant(id);
  await revoke(ctx, found, 'Access by OAuth was taken back by its user');
}

/** The same by an administrator. @throws AppError 404; 403 where the user is a system administrator and the actor is none */
export async function revokeGrantOfUser(ctx: Ctx, username: string, id: number): Promise<void> {
  const user = await requireUser(ctx, { username });
  await requireMayTouch(ctx, user);
  const found = await listAccessTokens(ctx.db, { id, userId: user.id }, ctx.now);
  if (found.length === 0) throw noGrant(id);
  await revoke(ctx, found, byAdministrator);
}

/** All that a user granted, and has let be asked for. @returns how many @throws AppError as above */
export async function revokeGrantsOfUser(ctx: Ctx, username: string): Promise<number> {
  const user = await requireUser(ctx, { username });
  await requireMayTouch(ctx, user);
  return transact(ctx, async (tx) => {
    await removeRequestTokensOf(tx.db, { userId: user.id });
    return revoke(tx, await listAccessTokens(tx.db, { userId: user.id }, tx.now), byAdministrator);
  });
}

/** All that a consumer was granted, and asked for. @returns how many @throws AppError 404 */
export async function revokeGrantsOfConsumer(ctx: Ctx, id: number): Promise<number> {
  await requireConsumer(ctx, id);
  return transact(ctx, async (tx) => {
    await removeRequestTokensOf(tx.db, { consumerId: id });
    return revoke(tx, await listAccessTokens(tx.db, { consumerId: id }, tx.now), byAdministrator);
  });
}

/** Ends one grant, whoever's it is, for the command line. @throws AppError 404 */
export async function revokeAnyGrant(ctx: Ctx, id: number): Promise<void> {
  const found = await listAccessTokens(ctx.db, { id }, ctx.now);
  if (found.length === 0) throw noGrant(id);
  await revoke(ctx, found, 'Access by OAuth was ended from the command line');
}

const byAdministrator = 'Access by OAuth was ended by an administrator';

const noGrant = (id: number) => notFound(`There is no granted access with the id '${id}'.`);

/** @returns how many were not revoked yet */
const revoke = (ctx: Ctx, listed: readonly ListedToken[], summary: string): Promise<number> =>
  transact(ctx, async (tx) => {
    let ended = 0;
    for (const { token, consumer, user } of listed) {
      if (!(await revokeAccessToken(tx.db, token.id, tx.now))) continue;
      ended++;
      await record(tx, {
        category: 'authentication',
        action: 'oauth1-revoked',
        summary,
        object: { type: 'oauth1-consumer', id: String(consumer.id), name: consumer.name },
        changed: [{ fieldName: 'user', changedFrom: user.name }],
      });
    }
    return ended;
  });

/** Removes what is over, and what was revoked long ago. */
export const sweepOauth1 = (ctx: Pick<Ctx, 'db' | 'now'>): Promise<void> =>
  removeDeadTokens(ctx.db, ctx.now, ctx.now - REVOKED_TOLD_FOR);
