import type { Insertable } from 'kysely';
import type { Db } from '../../db/engine.ts';
import type { AuthorizationCode } from './grant.ts';
import type { OAuth2CodeTable } from './oauth2.table.ts';

export async function insertCode(db: Db, row: Insertable<OAuth2CodeTable>): Promise<void> {
  await db.insertInto('oauth2_code').values(row).execute();
}

/** A code, whether it is good or not. */
export async function findCode(db: Db, codeHash: string): Promise<AuthorizationCode | null> {
  const row = await db
    .selectFrom('oauth2_code')
    .selectAll()
    .where('code_hash', '=', codeHash)
    .executeTakeFirst();
  if (!row) return null;
  return {
    id: row.id,
    clientId: row.client_id,
    userId: row.user_id,
    redirectUri: row.redirect_uri,
    challenge: row.challenge,
    scope: row.scope,
    expires: row.expires,
    used: row.used,
    grantId: row.grant_id,
  };
}

/** Uses a code up. @returns false where it was used before, be it a moment ago */
export async function useCode(db: Db, id: number, now: number): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('oauth2_code')
    .set({ used: now })
    .where('id', '=', id)
    .where('used', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(numUpdatedRows) === 1;
}

/** What it was exchanged for, so that a second use can undo it. */
export async function noteGrant(db: Db, id: number, grantId: number): Promise<void> {
  await db.updateTable('oauth2_code').set({ grant_id: grantId }).where('id', '=', id).execute();
}

export async function findGrantOfCode(db: Db, id: number): Promise<number | null> {
  const row = await db.selectFrom('oauth2_code').select('grant_id').where('id', '=', id).executeTakeFirst();
  return row?.grant_id ?? null;
}

/** Codes that nobody agreed to any more: a user's, at a client. */
export async function removeCodesOf(
  db: Db,
  { userId, clientId }: { userId?: number; clientId?: number },
): Promise<void> {
  await db
    .deleteFrom('oauth2_code')
    .$if(userId !== undefined, (query) => query.where('user_id', '=', userId ?? 0))
    .$if(clientId !== undefined, (query) => query.where('client_id', '=', clientId ?? 0))
    .execute();
}

/** @param before ms; a code that expired then is of no use even as a proof that it was used twice */
export async function removeOldCodes(db: Db, before: number): Promise<void> {
  await db.deleteFrom('oauth2_code').where('expires', '<=', before).execute();
}
