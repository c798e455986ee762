import type { Updateable } from 'kysely';
import type { Db } from '../../db/engine.ts';
import { isScope } from '../../kernel/scope.ts';
import type { OAuth2Client } from './client.ts';
import type { OAuth2ClientTable } from './oauth2.table.ts';

const clients = (db: Db) =>
  db
    .selectFrom('oauth2_client')
    .leftJoin('app_user', 'app_user.id', 'oauth2_client.run_as_user_id')
    .selectAll('oauth2_client')
    .select('app_user.name as run_as_name');

type ClientRow = Awaited<ReturnType<ReturnType<typeof clients>['executeTakeFirstOrThrow']>>;

/** @param clientId as on the wire */
export async function findClient(db: Db, clientId: string): Promise<OAuth2Client | null> {
  const row = await clients(db).where('oauth2_client.client_id', '=', clientId).executeTakeFirst();
  return row ? toClient(row) : null;
}

/** By name. */
export async function listClients(db: Db): Promise<OAuth2Client[]> {
  const rows = await clients(db).orderBy('oauth2_client.name').orderBy('oauth2_client.id').execute();
  return rows.map(toClient);
}

export interface ClientFields {
  name: string;
  redirectUris: readonly string[];
  scope: string;
  legacy: boolean;
  runAsId: number | null;
}

const columnsOf = ({ name, redirectUris, scope, legacy, runAsId }: ClientFields) => ({
  name,
  redirect_uris: JSON.stringify(redirectUris),
  scope,
  legacy: Number(legacy),
  run_as_user_id: runAsId,
});

export async function insertClient(
  db: Db,
  client: ClientFields & { clientId: string; secretHash: string | null; now: number },
): Promise<void> {
  const { clientId, secretHash, now } = client;
  await db
    .insertInto('oauth2_client')
    .values({
      ...columnsOf(client),
      client_id: clientId,
      secret_hash: secretHash,
      secret_created: secretHash === null ? null : now,
      created: now,
    })
    .execute();
}

/** @returns whether it is there still */
export const updateClient = (db: Db, id: number, fields: ClientFields): Promise<boolean> =>
  update(db, id, columnsOf(fields));

export const updateSecret = (db: Db, id: number, secretHash: string, now: number): Promise<boolean> =>
  update(db, id, { secret_hash: secretHash, secret_created: now });

async function update(db: Db, id: number, columns: Updateable<OAuth2ClientTable>): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('oauth2_client')
    .set(columns)
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return Number(numUpdatedRows) === 1;
}

/** What was granted to it and every token go with it. @returns whether it was there */
export async function removeClient(db: Db, id: number): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('oauth2_client')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows) === 1;
}

const toClient = (row: ClientRow): OAuth2Client => ({
  id: row.id,
  clientId: row.client_id,
  name: row.name,
  secretHash: row.secret_hash,
  secretCreated: row.secret_created,
  redirectUris: JSON.parse(row.redirect_uris),
  scope: isScope(row.scope) ? row.scope : 'READ',
  legacy: row.legacy === 1,
  runAs: row.run_as_user_id === null ? null : { id: row.run_as_user_id, name: row.run_as_name ?? '' },
  created: row.created,
});
