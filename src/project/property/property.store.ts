import type { Db } from '../../db/engine.ts';

/** In their order. */
export async function listKeys(db: Db, projectId: number): Promise<string[]> {
  const rows = await db
    .selectFrom('project_property')
    .select('key')
    .where('project_id', '=', projectId)
    .orderBy('key')
    .execute();
  return rows.map((row) => row.key);
}

/** JSON text; null: there is no such property. */
export async function findValue(db: Db, projectId: number, key: string): Promise<string | null> {
  const row = await db
    .selectFrom('project_property')
    .select('value')
    .where('project_id', '=', projectId)
    .where('key', '=', key)
    .executeTakeFirst();
  return row?.value ?? null;
}

/** @returns whether it is new */
export async function putValue(db: Db, projectId: number, key: string, value: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('project_property')
    .set({ value })
    .where('project_id', '=', projectId)
    .where('key', '=', key)
    .executeTakeFirst();
  if (numUpdatedRows > 0n) return false;
  await db
    .insertInto('project_property')
    .values({ project_id: projectId, key, value })
    .onConflict((conflict) => conflict.columns(['project_id', 'key']).doUpdateSet({ value }))
    .execute();
  return true;
}

/** @returns whether there was one */
export async function removeValue(db: Db, projectId: number, key: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('project_property')
    .where('project_id', '=', projectId)
    .where('key', '=', key)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}
