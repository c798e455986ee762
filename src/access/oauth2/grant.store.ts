import type { Db } from '../../db/engine.ts';
import type { GrantKind, KnownToken, OAuth2Grant } from './grant.ts';

const grants = (db: Db) =>
  db
    .selectFrom('oauth2_grant')
    .innerJoin('oauth2_client', 'oauth2_client.id', 'oauth2_grant.client_id')
    .innerJoin('app_user', 'app_user.id', 'oauth2_grant.user_id')
    .select(['oauth2_grant.id as grant_id', 'oauth2_grant.kind as grant_kind'])
    .select(['oauth2_grant.scope as grant_scope', 'oauth2_grant.created as granted'])
    .select(['oauth2_grant.last_used', 'oauth2_grant.expires as grant_expires'])
    .select([
      'oauth2_client.id as client_row',
      'oauth2_client.client_id',
      'oauth2_client.name as client_name',
    ])
    .select(['app_user.id as user_id', 'app_user.name as user_name']);

type GrantRow = Awaited<ReturnType<ReturnType<typeof grants>['executeTakeFirstOrThrow']>>;

/** Those that live, the newest first. @param of a user, a client, or both; neither: all */
export async function listGrants(
  db: Db,
  of: { userId?: number; clientId?: number },
  now: number,
): Promise<OAuth2Grant[]> {
  const { userId, clientId } = of;
  const rows = await grants(db)
    .where('oauth2_grant.expires', '>', now)
    .$if(userId !== undefined, (query) => query.where('oauth2_grant.user_id', '=', userId ?? 0))
    .$if(clientId !== undefined, (query) => query.where('oauth2_grant.client_id', '=', clientId ?? 0))
    .orderBy('oauth2_grant.id', 'desc')
    .execute();
  return rows.map(toGrant);
}

export async function findGrant(db: Db, id: number): Promise<OAuth2Grant | null> {
  const row = await grants(db).where('oauth2_grant.id', '=', id).executeTakeFirst();
  return row ? toGrant(row) : null;
}

export async function insertGrant(
  db: Db,
  grant: { clientId: number; userId: number; kind: GrantKind; scope: string; now: number; expires: number },
): Promise<number> {
  const { id } = await db
    .insertInto('oauth2_grant')
    .values({
      client_id: grant.clientId,
      user_id: grant.userId,
      kind: grant.kind,
      scope: grant.scope,
      created: grant.now,
      last_used: null,
      expires: grant.expires,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Its tokens live longer from now on. */
export async function prolongGrant(db: Db, id: number, expires: number): Promise<void> {
  await db
    .updateTable('oauth2_grant')
    .set({ expires })
    .where('id', '=', id)
    .where('expires', '<', expires)
    .execute();
}

/** Ends it with every token of it. @returns whether it was there */
export async function removeGrant(db: Db, id: number): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('oauth2_grant')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows) === 1;
}

/** @returns how many there were */
export async function removeGrantsOf(
  db: Db,
  { userId, clientId, kind }: { userId?: number; clientId?: number; kind?: GrantKind },
): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('oauth2_grant')
    .$if(userId !== undefined, (query) => query.where('user_id', '=', userId ?? 0))
    .$if(clientId !== undefined, (query) => query.where('client_id', '=', clientId ?? 0))
    .$if(kind !== undefined, (query) => query.where('kind', '=', kind ?? ''))
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}

/** Moves `last_used` on, never back; what was revoked meanwhile stays so. */
export async function touchGrant(db: Db, id: number, lastUsed: number): Promise<void> {
  await db
    .updateTable('oauth2_grant')
    .set({ last_used: lastUsed })
    .where('id', '=', id)
    .where((eb) => eb.or([eb('last_used', 'is', null), eb('last_used', '<', lastUsed)]))
    .execute();
}

export async function insertToken(
  db: Db,
  token: {
    grantId: number;
    kind: 'access' | 'refresh';
    tokenHash: string;
    scope: string;
    now: number;
    expires: number;
  },
): Promise<void> {
  await db
    .insertInto('oauth2_token')
    .values({
      grant_id: token.grantId,
      kind: token.kind,
      token_hash: token.tokenHash,
      scope: token.scope,
      created: token.now,
      expires: token.expires,
      used: null,
    })
    .execute();
}

/** A token, whether it lives or not. */
export async function findToken(db: Db, tokenHash: string): Promise<KnownToken | null> {
  const row = await grants(db)
    .innerJoin('oauth2_token', 'oauth2_token.grant_id', 'oauth2_grant.id')
    .select(['oauth2_token.id', 'oauth2_token.kind', 'oauth2_token.scope', 'oauth2_token.created'])
    .select(['oauth2_token.expires', 'oauth2_token.used', 'oauth2_client.scope as client_scope'])
    .select(['app_user.key as user_key', 'app_user.active'])
    .where('oauth2_token.token_hash', '=', tokenHash)
    .executeTakeFirst();
  if (!row) return null;
  return {
    id: row.id,
    kind: row.kind as KnownToken['kind'],
    scope: row.scope,
    created: row.created,
    expires: row.expires,
    used: row.used,
    grant: toGrant(row),
    userKey: row.user_key,
    userActive: row.active === 1,
    clientScope: row.client_scope,
  };
}

/** Uses a refresh token up. @returns false where it was used before, be it a moment ago */
export async function useToken(db: Db, id: number, now: number): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('oauth2_token')
    .set({ used: now })
    .where('id', '=', id)
    .where('used', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(numUpdatedRows) === 1;
}

export async function removeToken(db: Db, id: number): Promise<void> {
  await db.deleteFrom('oauth2_token').where('id', '=', id).execute();
}

export async function removeAccessTokens(db: Db, grantId: number): Promise<void> {
  await db.deleteFrom('oauth2_token').where('grant_id', '=', grantId).where('kind', '=', 'access').execute();
}

/** What is over: tokens, and grants without a token that lives. @returns how many grants */
export async function removeExpired(db: Db, now: number): Promise<number> {
  await db.deleteFrom('oauth2_token').where('expires', '<=', now).execute();
  const { numDeletedRows } = await db
    .deleteFrom('oauth2_grant')
    .where('expires', '<=', now)
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}

const toGrant = (row: GrantRow): OAuth2Grant => ({
  id: row.grant_id,
  client: { id: row.client_row, clientId: row.client_id, name: row.client_name },
  user: { id: row.user_id, name: row.user_name },
  kind: row.grant_kind as GrantKind,
  scope: row.grant_scope,
  created: row.granted,
  lastUsed: row.last_used,
  expires: row.grant_expires,
});
