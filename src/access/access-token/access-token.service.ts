/**
 * Personal access tokens: a person makes one for a program, which then acts as that person without a password.
 * - It is shown once; only its hash is stored, so that a stolen database opens nothing.
 * - It lasts as long as its maker said, at most as long as the server allows, until it is revoked, and never longer than
 *   its user is active. A change of password does not end it: that is what it is for.
 * - It is no login: it counts for no CAPTCHA and begins no session. Nothing makes a token but a person who logged in.
 * - What becomes of it is in the audit log: made, expired, revoked.
 */
import { record } from '../../audit/audit.service.ts';
import { type Ctx, transact } from '../../context.ts';
import { lockRows } from '../../db/lock.ts';
import { fold } from '../../kernel/fold.ts';
import { readId } from '../../kernel/id.ts';
import type { Page } from '../../kernel/paging.ts';
import { sha256 } from '../../kernel/token.ts';
import { requireMayTouch } from '../../people/user/administrator.service.ts';
import { findUsersByIds, requireUser } from '../../people/user/user.service.ts';
import type { User } from '../../people/user/user.ts';
import * as errors from './access-token.errors.ts';
import * as store from './access-token.store.ts';
import { type AccessToken, makeRawToken, type OwnedToken, stateOf } from './access-token.ts';

const LONGEST_NAME = 255;
const DAY = 86_400_000;
/** Where the server sets no limit. */
const MOST_DAYS = 36_500;
const EXPIRED_KEPT = 30 * DAY;
const EXPIRED_AT_ONCE = 500;

export interface NewToken {
  name?: string | null | undefined;
  /** Days, a whole number; absent: as long as the server allows. */
  expirationDuration?: number | string | null | undefined;
}

/**
 * Makes a token for a user.
 * @param user default: the actor
 * @returns the token, and `raw`: the only time that it is known
 * @throws AppError 400 by field (name, expirationDuration), or of too many tokens; 403 where tokens are switched off
 * @source auth.md 6.2
 */
export async function createToken(
  ctx: Ctx,
  wanted: NewToken,
  user?: Pick<User, 'id' | 'name'>,
): Promise<{ token: AccessToken; raw: string }> {
  const owner = user ?? { id: ctx.actor.userId ?? 0, name: ctx.actor.name ?? '' };
  if (!ctx.config.accessTokens) throw errors.switchedOff();
  const name = readName(wanted.name);
  const expires = readExpiry(ctx, wanted.expirationDuration);
  const { publicId, raw } = makeRawToken();
  const token = await transact(ctx, async (tx) => {
    await lockRows(tx.db, 'app_user', owner.id);
    await makeRoom(tx, owner.id, name);
    const row = { name, created: tx.now, expires };
    const id = await store.insertToken(tx.db, {
      ...row,
      public_id: publicId,
      token_hash: sha256(raw),
      user_id: owner.id,
      folded_name: fold(name),
      last_used: null,
    });
    const made = { ...row, id, userId: owner.id, lastUsed: null };
    await recordOf(tx, 'access-token-created', 'Personal access token created', made, owner.name);
    return made;
  });
  return { token, raw };
}

/** Expired tokens count for nothing, and give their names away. */
async function makeRoom(tx: Ctx, userId: number, name: string): Promise<void> {
  const own = await store.listTokensOf(tx.db, userId);
  const same = own.find((token) => fold(token.name) === fold(name));
  if (same && stateOf(same, tx.now) !== 'expired') throw errors.nameTaken();
  const most = tx.config.accessTokensPerUser;
  if (own.filter((token) => stateOf(token, tx.now) !== 'expired').length >= most)
    throw errors.tooManyTokens(most);
  if (same) await store.removeToken(tx.db, same.id);
}

function readName(given: string | null | undefined): string {
  const name = (given ?? '').trim();
  if (name === '') throw errors.nameNeeded();
  if ([...name].length > LONGEST_NAME) throw errors.nameTooLong(LONGEST_NAME);
  return name;
}

/** @returns ms UTC; null: never */
function readExpiry({ config, now }: Ctx, days: number | string | null | undefined): number | null {
  const longest = config.accessTokenLifetime;
  if (days === undefined || days === null || days === '') return longest === 0 ? null : now + longest;
  const most = longest === 0 ? MOST_DAYS : Math.max(1, Math.floor(longest / DAY));
  const number = typeof days === 'number' || /^\d{1,9}$/.test(days) ? Number(days) : Number.NaN;
  if (!Number.isInteger(number) || number < 1 || number > most) throw errors.durationWrong(most);
  return longest === 0 ? now + number * DAY : now + Math.min(number * DAY, longest);
}

/** The actor's own tokens, the newest first; those that expired stay for 30 days. */
export const listOwnTokens = (ctx: Ctx): Promise<AccessToken[]> =>
  store.listTokensOf(ctx.db, ctx.actor.userId ?? 0);

/** The actor's own tokens that have expired, or will within five days. */
export const listOwnTokensEnding = async (ctx: Ctx): Promise<AccessToken[]> =>
  (await listOwnTokens(ctx)).filter((token) => stateOf(token, ctx.now) !== 'living');

/** One of the actor's own. @throws AppError 404 */
export async function requireOwnToken(ctx: Ctx, id: string): Promise<AccessToken> {
  const token = await findById(ctx, id);
  if (token?.userId !== ctx.actor.userId) throw errors.noSuchToken(id);
  return token;
}

/**
 * Revokes a token: the next request with it is 401, on every node. One's own; an administrator anybody's.
 * @throws AppError 404; 403 where it is a system administrator's and the actor is none
 */
export async function revokeToken(ctx: Ctx, id: string): Promise<void> {
  const token = await findById(ctx, id);
  const isOwn = token?.userId === ctx.actor.userId;
  if (!token || !(isOwn || ctx.actor.may('ADMINISTER'))) throw errors.noSuchToken(id);
  const owner = (await findUsersByIds(ctx, [token.userId])).get(token.userId);
  if (!owner) throw errors.noSuchToken(id);
  if (!isOwn) await requireMayTouch(ctx, owner);
  await transact(ctx, async (tx) => {
    if ((await store.removeToken(tx.db, token.id)) === 0) throw errors.noSuchToken(id);
    await recordRevoked(tx, token, owner.name);
  });
}

/**
 * Revokes all tokens of a user, for an administrator.
 * @returns how many
 * @throws AppError 404; 403 where the user is a system administrator and the actor is none
 */
export async function revokeTokensOf(ctx: Ctx, username: string): Promise<number> {
  const user = await requireUser(ctx, { username });
  await requireMayTouch(ctx, user);
  return transact(ctx, async (tx) => {
    await lockRows(tx.db, 'app_user', user.id);
    const tokens = await store.listTokensOf(tx.db, user.id);
    for (const token of tokens) {
      await store.removeToken(tx.db, token.id);
      await recordRevoked(tx, token, user.name);
    }
    return tokens.length;
  });
}

/** Tokens of everybody, for an administrator: by keys of users (null: whoever's) and a part of the token's name. */
export const searchTokens = (
  ctx: Ctx,
  { userKeys, name }: { userKeys: readonly string[] | null; name: string },
  page: Page,
): Promise<{ total: number; tokens: OwnedToken[] }> =>
  store.searchTokens(ctx.db, { userKeys, name: fold(name.trim()) }, page);

/** Records which tokens have expired, and forgets them 30 days later. @returns how many were recorded */
export async function sweepTokens(ctx: Ctx): Promise<number> {
  let recorded = 0;
  for (let batch = EXPIRED_AT_ONCE; batch === EXPIRED_AT_ONCE; recorded += batch) {
    batch = await transact(ctx, async (tx) => {
      const expired = await store.takeNewlyExpired(tx.db, tx.now, EXPIRED_AT_ONCE);
      const owners = await findUsersByIds(
        tx,
        expired.map((token) => token.userId),
      );
      for (const token of expired) {
        const name = owners.get(token.userId)?.name ?? '';
        await recordOf(tx, 'access-token-expired', 'Personal access token expired', token, name);
      }
      return expired.length;
    });
  }
  await store.removeTokensExpiredBefore(ctx.db, ctx.now - EXPIRED_KEPT);
  return recorded;
}

async function findById(ctx: Ctx, id: string): Promise<AccessToken | null> {
  const number = readId(id);
  return number === null ? null : store.findToken(ctx.db, number);
}

const recordRevoked = (tx: Ctx, token: AccessToken, owner: string): Promise<void> =>
  recordOf(tx, 'access-token-revoked', 'Personal access token revoked', token, owner);

const recordOf = (
  tx: Ctx,
  action: string,
  summary: string,
  token: AccessToken,
  owner: string,
): Promise<void> =>
  record(tx, {
    category: 'authentication',
    action,
    summary,
    object: { type: 'access-token', id: String(token.id), name: token.name },
    changed: [{ fieldName: 'user', changedTo: owner }],
  });
