import type { Insertable, Selectable } from 'kysely';
import type { Db } from '../../db/engine.ts';
import type { Oauth1AccessTokenTable, Oauth1RequestTokenTable } from './oauth1.table.ts';
import { type AccessToken, MOST_TRIES, type RequestToken } from './token.ts';

export async function insertRequestToken(db: Db, row: Insertable<Oauth1RequestTokenTable>): Promise<void> {
  await db.insertInto('oauth1_request_token').values(row).execute();
}

/** A living request token. */
export async function findRequestToken(db: Db, tokenHash: string, now: number): Promise<RequestToken | null> {
  const row = await db
    .selectFrom('oauth1_request_token')
    .selectAll()
    .where('token_hash', '=', tokenHash)
    .where('expires', '>', now)
    .executeTakeFirst();
  return row ? toRequestToken(row) : null;
}

/** Writes the answer down. @returns whether there was none yet: of two at once exactly one is taken */
export async function answerRequestToken(
  db: Db,
  tokenHash: string,
  answer: { state: 'allowed' | 'denied'; userId: number; verifierHash: string | null; now: number },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('oauth1_request_token')
    .set({ state: answer.state, user_id: answer.userId, verifier_hash: answer.verifierHash })
    .where('token_hash', '=', tokenHash)
    .where('state', '=', 'asked')
    .where('expires', '>', answer.now)
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

/** Counts a try before it is looked at. @returns how many there were with it; null: there were too many */
export async function countTry(db: Db, tokenHash: string): Promise<number | null> {
  const row = await db
    .updateTable('oauth1_request_token')
    .set((eb) => ({ tries: eb('tries', '+', 1) }))
    .where('token_hash', '=', tokenHash)
    .where('tries', '<', MOST_TRIES)
    .returning('tries')
    .executeTakeFirst();
  return row?.tries ?? null;
}

/** @returns whether it was there: of two who use it at once exactly one does */
export async function removeRequestToken(db: Db, tokenHash: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('oauth1_request_token')
    .where('token_hash', '=', tokenHash)
    .executeTakeFirstOrThrow();
  return numDeletedRows === 1n;
}

/** What a user has answered and nobody exchanged yet, or a consumer has asked. */
export async function removeRequestTokensOf(
  db: Db,
  { userId, consumerId }: { userId?: number; consumerId?: number },
): Promise<void> {
  await db
    .deleteFrom('oauth1_request_token')
    .where((eb) =>
      userId === undefined ? eb('consumer_id', '=', consumerId ?? 0) : eb('user_id', '=', userId),
    )
    .execute();
}

export async function insertAccessToken(db: Db, row: Insertable<Oauth1AccessTokenTable>): Promise<number> {
  const { id } = await db
    .insertInto('oauth1_access_token')
    .values(row)
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Puts a new token in the place of an old one. @returns whether the old one was still there */
export async function replaceAccessToken(
  db: Db,
  id: number,
  sessionHash: string,
  row: Pick<
    Insertable<Oauth1AccessTokenTable>,
    'token_hash' | 'session_hash' | 'expires' | 'session_expires'
  >,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('oauth1_access_token')
    .set(row)
    .where('id', '=', id)
    .where('session_hash', '=', sessionHash)
    .where('revoked', 'is', null)
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

/** A token that lives, with whose and which consumer's it is. */
export interface ListedToken {
  readonly token: AccessToken;
  readonly consumer: { readonly id: number; readonly key: string; readonly name: string };
  readonly user: { readonly key: string; readonly name: string; readonly displayName: string };
}

/** Tokens that live or can be renewed, the newest first. @param of whose; those of everybody where neither is said */
export async function listAccessTokens(
  db: Db,
  of: { userId?: number; consumerId?: number; id?: number },
  now: number,
): Promise<ListedToken[]> {
  const rows = await db
    .selectFrom('oauth1_access_token as token')
    .innerJoin('oauth1_consumer as consumer', 'consumer.id', 'token.consumer_id')
    .innerJoin('app_user', 'app_user.id', 'token.user_id')
    .selectAll('token')
    .select(['consumer.consumer_key', 'consumer.name as consumer_name'])
    .select(['app_user.key as user_key', 'app_user.name as user_name', 'app_user.display_name'])
    .where('token.revoked', 'is', null)
    .where('token.session_expires', '>', now)
    .$if(of.userId !== undefined, (query) => query.where('token.user_id', '=', of.userId ?? 0))
    .$if(of.consumerId !== undefined, (query) => query.where('token.consumer_id', '=', of.consumerId ?? 0))
    .$if(of.id !== undefined, (query) => query.where('token.id', '=', of.id ?? 0))
    .orderBy('token.id', 'desc')
    .execute();
  return rows.map((row) => ({
    token: toAccessToken(row),
    consumer: { id: row.consumer_id, key: row.consumer_key, name: row.consumer_name },
    user: { key: row.user_key, name: row.user_name, displayName: row.display_name },
  }));
}

/** @returns whether it was not revoked yet */
export async function revokeAccessToken(db: Db, id: number, now: number): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('oauth1_access_token')
    .set({ revoked: now })
    .where('id', '=', id)
    .where('revoked', 'is', null)
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

/** Moves the last use on, never back. */
export async function touchAccessToken(db: Db, id: number, lastUsed: number): Promise<void> {
  await db
    .updateTable('oauth1_access_token')
    .set({ last_used: lastUsed })
    .where('id', '=', id)
    .where((eb) => eb.or([eb('last_used', 'is', null), eb('last_used', '<', lastUsed)]))
    .execute();
}

/** @param revokedBefore ms: what was revoked by then is told to nobody any more */
export async function removeDeadTokens(db: Db, now: number, revokedBefore: number): Promise<void> {
  await db.deleteFrom('oauth1_request_token').where('expires', '<=', now).execute();
  await db
    .deleteFrom('oauth1_access_token')
    .where((eb) => eb.or([eb('session_expires', '<=', now), eb('revoked', '<=', revokedBefore)]))
    .execute();
}

const toRequestToken = (row: Selectable<Oauth1RequestTokenTable>): RequestToken => ({
  consumerId: row.consumer_id,
  callback: row.callback,
  state: row.state as RequestToken['state'],
  userId: row.user_id,
  verifierHash: row.verifier_hash,
  expires: row.expires,
});

const toAccessToken = (row: Selectable<Oauth1AccessTokenTable>): AccessToken => ({
  id: row.id,
  userId: row.user_id,
  created: row.created,
  expires: row.expires,
  sessionHash: row.session_hash,
  sessionExpires: row.session_expires,
  lastUsed: row.last_used,
  revoked: row.revoked,
});
