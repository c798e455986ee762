/** What people granted clients, as they and administrators see it and take it back: at once, on every node. */
import { record } from '../../audit/audit.service.ts';
import { type Ctx, transact } from '../../context.ts';
import { requireMayTouch } from '../../people/user/administrator.service.ts';
import { requireUser } from '../../people/user/user.service.ts';
import { requireClient } from './client.service.ts';
import { removeCodesOf, removeOldCodes } from './code.store.ts';
import * as store from './grant.store.ts';
import type { OAuth2Grant } from './grant.ts';
import { noSuchGrant } from './oauth2.errors.ts';

/** A code is kept for so long after it expired: whoever comes with it then ends what came of it. */
const CODES_KEPT = 24 * 3_600_000;

/** What the actor granted, the newest first. */
export const listOwnGrants = (ctx: Ctx): Promise<OAuth2Grant[]> =>
  store.listGrants(ctx.db, { userId: ctx.actor.userId ?? 0 }, ctx.now);

/** @throws AppError 404 */
export async function listGrantsOfUser(ctx: Ctx, username: string): Promise<OAuth2Grant[]> {
  return store.listGrants(ctx.db, { userId: (await requireUser(ctx, { username })).id }, ctx.now);
}

/** @throws AppError 404 */
export async function listGrantsOfClient(ctx: Ctx, clientId: string): Promise<OAuth2Grant[]> {
  return store.listGrants(ctx.db, { clientId: (await requireClient(ctx, clientId)).id }, ctx.now);
}

/** Takes back what the actor granted. @throws AppError 404, also for what is somebody else's */
export async function revokeOwnGrant(ctx: Ctx, id: number): Promise<void> {
  await transact(ctx, async (tx) => {
    const grant = await store.findGrant(tx.db, id);
    if (grant?.user.id !== tx.actor.userId || grant.expires <= tx.now) throw noSuchGrant(id);
    await end(tx, grant, 'Access that was granted to a client was taken back');
  });
}

/** The same by an administrator. @throws AppError 404; 403 where the user is a system administrator and the actor is none */
export async function revokeGrantOfUser(ctx: Ctx, username: string, id: number): Promise<void> {
  const user = await requireUser(ctx, { username });
  await requireMayTouch(ctx, user);
  await transact(ctx, async (tx) => {
    const grant = await store.findGrant(tx.db, id);
    if (grant?.user.id !== user.id || grant.expires <= tx.now) throw noSuchGrant(id);
    await end(tx, grant, 'Access that was granted to a client was ended by an administrator');
  });
}

/** All that a user granted. @returns how many @throws AppError as above */
export async function revokeGrantsOfUser(ctx: Ctx, username: string): Promise<number> {
  const user = await requireUser(ctx, { username });
  await requireMayTouch(ctx, user);
  return endAll(ctx, { userId: user.id }, { type: 'user', id: String(user.id), name: user.name });
}

/** All that a client was granted. @returns how many @throws AppError 404 */
export async function revokeGrantsOfClient(ctx: Ctx, clientId: string): Promise<number> {
  const { id, name } = await requireClient(ctx, clientId);
  return endAll(ctx, { clientId: id }, { type: 'oauth2-client', id: clientId, name });
}

async function endAll(
  ctx: Ctx,
  of: { userId?: number; clientId?: number },
  object: { type: string; id: string; name: string },
): Promise<number> {
  return transact(ctx, async (tx) => {
    await removeCodesOf(tx.db, of);
    const ended = await store.removeGrantsOf(tx.db, of);
    const summary = 'All access that was granted was ended by an administrator';
    await record(tx, { category: 'authentication', action: 'oauth2-revoked', summary, object });
    return ended;
  });
}

/** With it goes what the client has not fetched yet. */
async function end(tx: Ctx, { id, client, user }: OAuth2Grant, summary: string): Promise<void> {
  await removeCodesOf(tx.db, { userId: user.id, clientId: client.id });
  await store.removeGrant(tx.db, id);
  await record(tx, {
    category: 'authentication',
    action: 'oauth2-revoked',
    summary,
    object: { type: 'oauth2-client', id: client.clientId, name: client.name },
    changed: [{ fieldName: 'user', changedFrom: user.name }],
  });
}

/** Removes the rows of what is over. @returns how many grants */
export async function sweepGrants(ctx: Pick<Ctx, 'db' | 'now'>): Promise<number> {
  await removeOldCodes(ctx.db, ctx.now - CODES_KEPT);
  return store.removeExpired(ctx.db, ctx.now);
}
