import type { Insertable, Selectable, Updateable } from 'kysely';
import type { Db } from '../../db/engine.ts';
import type { CallbackMatch } from './callback.ts';
import type { Consumer } from './consumer.ts';
import type { Oauth1ConsumerTable } from './oauth1.table.ts';

type Row = Selectable<Oauth1ConsumerTable> & { execute_as_name: string | null };

const consumers = (db: Db) =>
  db
    .selectFrom('oauth1_consumer')
    .leftJoin('app_user', 'app_user.id', 'oauth1_consumer.execute_as')
    .selectAll('oauth1_consumer')
    .select('app_user.name as execute_as_name');

/** With what HMAC needs, which is shown to nobody. */
export type ConsumerWithSecret = Consumer & { readonly sharedSecret: string | null };

export async function insertConsumer(db: Db, row: Insertable<Oauth1ConsumerTable>): Promise<number> {
  const { id } = await db.insertInto('oauth1_consumer').values(row).returning('id').executeTakeFirstOrThrow();
  return id;
}

export async function findConsumer(db: Db, id: number): Promise<Consumer | null> {
  const row = await consumers(db).where('oauth1_consumer.id', '=', id).executeTakeFirst();
  return row ? toConsumer(row) : null;
}

export async function findConsumerByKey(db: Db, key: string): Promise<ConsumerWithSecret | null> {
  const row = await consumers(db).where('oauth1_consumer.consumer_key', '=', key).executeTakeFirst();
  return row ? { ...toConsumer(row), sharedSecret: row.shared_secret } : null;
}

/** All of them, by name. */
export async function listConsumers(db: Db): Promise<Consumer[]> {
  const rows = await consumers(db).orderBy('oauth1_consumer.name').orderBy('oauth1_consumer.id').execute();
  return rows.map(toConsumer);
}

export async function updateConsumer(
  db: Db,
  id: number,
  changes: Updateable<Oauth1ConsumerTable>,
): Promise<void> {
  await db.updateTable('oauth1_consumer').set(changes).where('id', '=', id).execute();
}

/** With every token of it. */
export async function removeConsumer(db: Db, id: number): Promise<void> {
  await db.deleteFrom('oauth1_consumer').where('id', '=', id).execute();
}

const toConsumer = (row: Row): Consumer => ({
  id: row.id,
  key: row.consumer_key,
  name: row.name,
  description: row.description,
  publicKey: row.public_key,
  callback: row.callback,
  callbackMatch: row.callback_match as CallbackMatch,
  active: row.active === 1,
  executeAs: row.execute_as === null ? null : { id: row.execute_as, name: row.execute_as_name ?? '' },
  created: row.created,
  updated: row.updated,
});
