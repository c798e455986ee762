import type { Insertable, Selectable, Updateable } from 'kysely';
import type { Db } from '../../db/engine.ts';
import type { CallbackMatch } from './callback.ts';
import type { Consumer } from './consumer.ts';
import type { Oauth1ConsumerTable } from './oauth1.table.ts';

type Row = Selectable<Oauth1ConsumerTable>;

/** With what HMAC needs, which is shown to nobody. */
export type ConsumerWithSecret = Consumer & { readonly sharedSecret: string | null };

export async function insertConsumer(db: Db, row: Insertable<Oauth1ConsumerTable>): Promise<Consumer> {
  return toConsumer(
    await db.insertInto('oauth1_consumer').values(row).returningAll().executeTakeFirstOrThrow(),
  );
}

export async function findConsumer(db: Db, id: number): Promise<Consumer | null> {
  const row = await db.selectFrom('oauth1_consumer').selectAll().where('id', '=', id).executeTakeFirst();
  return row ? toConsumer(row) : null;
}

export async function findConsumerByKey(db: Db, key: string): Promise<ConsumerWithSecret | null> {
  const row = await db
    .selectFrom('oauth1_consumer')
    .selectAll()
    .where('consumer_key', '=', key)
    .executeTakeFirst();
  return row ? { ...toConsumer(row), sharedSecret: row.shared_secret } : null;
}

/** All of them, by name. */
export async function listConsumers(db: Db): Promise<Consumer[]> {
  const rows = await db.selectFrom('oauth1_consumer').selectAll().orderBy('name').orderBy('id').execute();
  return rows.map(toConsumer);
}

export async function updateConsumer(
  db: Db,
  id: number,
  changes: Updateable<Oauth1ConsumerTable>,
): Promise<Consumer> {
  const row = await db
    .updateTable('oauth1_consumer')
    .set(changes)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
  return toConsumer(row);
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
  created: row.created,
  updated: row.updated,
});
