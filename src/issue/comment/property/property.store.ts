import type { Db } from '../../../db/engine.ts';

export async function listKeys(db: Db, commentId: number): Promise<string[]> {
  const rows = await db
    .selectFrom('comment_property')
    .select('key')
    .where('comment_id', '=', commentId)
    .orderBy('key')
    .execute();
  return rows.map((row) => row.key);
}

/** As many as one statement takes, well below what SQLite does. */
const CHUNK = 1000;

export async function listOfComments(db: Db, commentIds: readonly number[]) {
  const rows = [];
  for (let at = 0; at < commentIds.length; at += CHUNK) {
    const query = db
      .selectFrom('comment_property')
      .select(['comment_id', 'key', 'value'])
      .where('comment_id', 'in', commentIds.slice(at, at + CHUNK))
      .orderBy('key');
    rows.push(...(await query.execute()));
  }
  return rows;
}

/** JSON text; null: there is no such property. */
export async function findValue(db: Db, commentId: number, key: string): Promise<string | null> {
  const row = await db
    .selectFrom('comment_property')
    .select('value')
    .where('comment_id', '=', commentId)
    .where('key', '=', key)
    .executeTakeFirst();
  return row?.value ?? null;
}

/** @returns whether it is new */
export async function putValue(db: Db, commentId: number, key: string, value: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('comment_property')
    .set({ value })
    .where('comment_id', '=', commentId)
    .where('key', '=', key)
    .executeTakeFirst();
  if (numUpdatedRows > 0n) return false;
  await db
    .insertInto('comment_property')
    .values({ comment_id: commentId, key, value })
    .onConflict((conflict) => conflict.columns(['comment_id', 'key']).doUpdateSet({ value }))
    .execute();
  return true;
}

/** @returns whether there was one */
export async function removeValue(db: Db, commentId: number, key: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('comment_property')
    .where('comment_id', '=', commentId)
    .where('key', '=', key)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}
