import type { Db } from './engine.ts';

const keys = { serverId: 'server-id', secret: 'secret' };

interface Identity {
  serverId: string;
  secret: string;
}

/** What the installation is known by; null: the first start has not been yet. */
export async function findInstallation(db: Db): Promise<Identity | null> {
  const rows = await db.selectFrom('installation').selectAll().execute();
  const values = new Map(rows.map((row) => [row.key, row.value]));
  const serverId = values.get(keys.serverId);
  const secret = values.get(keys.secret);
  return serverId !== undefined && secret !== undefined ? { serverId, secret } : null;
}

/** @returns whether it was not there; another program that is just inserting it is waited for */
export async function insertInstallation(db: Db, { serverId, secret }: Identity): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('installation')
    .values([{ key: keys.serverId, value: serverId }])
    .onConflict((conflict) => conflict.column('key').doNothing())
    .executeTakeFirstOrThrow();
  if (numInsertedOrUpdatedRows === 0n) return false;
  await db.insertInto('installation').values({ key: keys.secret, value: secret }).execute();
  return true;
}
