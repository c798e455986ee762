/**
 * Sessions as their owners and administrators see and end them. A session that is ended here does not begin again by
 * itself: the remembered login behind it ends too.
 */
import { record } from '../../audit/audit.service.ts';
import { type Ctx, transact } from '../../context.ts';
import { notFound } from '../../kernel/app-error.ts';
import type { Page } from '../../kernel/paging.ts';
import { requireMayTouch } from '../../people/user/administrator.service.ts';
import { requireUser } from '../../people/user/user.service.ts';
import type { User } from '../../people/user/user.ts';
import { type Proof, requireLateProof } from '../password/proof.service.ts';
import { forgetAll, forgetBySession } from '../remember-me/remember-me.service.ts';
import { endSession, endSessionsOf, listSessions, pageSessions, sessionById } from './session.service.ts';
import type { Session } from './session.ts';

/** The actor's own living sessions, the last used first. */
export const listOwnSessions = (ctx: Ctx): Promise<Session[]> => listSessions(ctx, ctx.actor.userId ?? 0);

/**
 * Ends one session of the actor. One that is not the one that asks takes the password: a thief would lock the owner out
 * by it, and hide.
 * @param id of a session; one of somebody else is not there
 * @returns whether it was the session that asks
 * @throws AppError 404; as requireProof does
 * @source OWASP ASVS 5.0, 7.5.2
 */
export async function endOwnSession(ctx: Ctx, id: number, proof: Proof): Promise<boolean> {
  const own = await listOwnSessions(ctx);
  const session = own.find((one) => one.id === id);
  if (!session) throw notFound(`There is no session with the id '${id}'.`);
  if (id !== ctx.actor.session?.id) await requireLateProof(ctx, proof);
  await transact(ctx, async (tx) => {
    await forgetBySession(tx, id);
    await endSession(tx, id);
    await recordEnd(tx, 'A session was ended by its user', {
      id: session.userId,
      name: ctx.actor.name ?? '',
    });
  });
  return id === ctx.actor.session?.id;
}

/**
 * Ends every session of the actor but the one that asks, and what other browsers remember.
 * @returns how many
 * @throws AppError as requireProof does
 * @source OWASP ASVS 5.0, 7.5.2
 */
export async function endOtherSessions(ctx: Ctx, proof: Proof): Promise<number> {
  await requireLateProof(ctx, proof);
  const user = await requireUser(ctx, { username: ctx.actor.name ?? '' });
  return endAll(ctx, user, ctx.actor.session?.id ?? null, 'All other sessions were ended by their user');
}

/** A user's living sessions, for an administrator. @throws AppError 404 */
export async function listSessionsOf(ctx: Ctx, username: string): Promise<Session[]> {
  return listSessions(ctx, (await requireUser(ctx, { username })).id);
}

/**
 * Ends all sessions of a user, and what browsers remember of him.
 * @returns how many sessions ended
 * @throws AppError 404; 403 where the user is a system administrator and the actor is none
 * @source Jira: REST description of api/2/user/session/{username}
 */
export async function endSessionsByName(ctx: Ctx, username: string): Promise<number> {
  const user = await requireUser(ctx, { username });
  await requireMayTouch(ctx, user);
  return endAll(ctx, user, null, 'All sessions were ended by an administrator');
}

/** Everybody's living sessions, for an administrator. */
export const listAllSessions = (ctx: Ctx, page: Page) => pageSessions(ctx, page);

/**
 * Ends one session, whosever it is.
 * @returns whether it was the session that asks
 * @throws AppError 404; 403 where its user is a system administrator and the actor is none
 */
export async function endAnySession(ctx: Ctx, id: number): Promise<boolean> {
  const session = await sessionById(ctx, id);
  if (!session) throw notFound(`There is no session with the id '${id}'.`);
  const user = await requireUser(ctx, { username: session.userName });
  await requireMayTouch(ctx, user);
  await transact(ctx, async (tx) => {
    await forgetBySession(tx, id);
    await endSession(tx, id);
    await recordEnd(tx, 'A session was ended by an administrator', user);
  });
  return id === ctx.actor.session?.id;
}

async function endAll(ctx: Ctx, user: User, except: number | null, summary: string): Promise<number> {
  return transact(ctx, async (tx) => {
    const ended = await endSessionsOf(tx, user.id, { except });
    await forgetAll(tx, user, except);
    await recordEnd(tx, summary, user);
    return ended;
  });
}

const recordEnd = (tx: Ctx, summary: string, user: { id: number; name: string }): Promise<void> =>
  record(tx, {
    category: 'authentication',
    action: 'session-revoked',
    summary,
    object: { type: 'user', id: String(user.id), name: user.name },
  });
