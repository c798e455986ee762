import type { Db } from '../../db/engine.ts';
import { type PropertyValue, propertyValues } from './property-value.ts';

export async function listKeys(db: Db, issueId: number): Promise<string[]> {
  const rows = await db
    .selectFrom('issue_property')
    .select('key')
    .where('issue_id', '=', issueId)
    .orderBy('key')
    .execute();
  return rows.map((row) => row.key);
}

/** JSON text; null: there is no such property. */
export async function findValue(db: Db, issueId: number, key: string): Promise<string | null> {
  const row = await db
    .selectFrom('issue_property')
    .select('value')
    .where('issue_id', '=', issueId)
    .where('key', '=', key)
    .executeTakeFirst();
  return row?.value ?? null;
}

export const listOfIssues = (db: Db, issueIds: readonly number[]) =>
  db
    .selectFrom('issue_property')
    .select(['issue_id', 'key', 'value'])
    .where('issue_id', 'in', issueIds)
    .orderBy('key')
    .execute();

/** @returns whether it is new */
export async function putValue(db: Db, issueId: number, key: string, value: string): Promise<boolean> {
  const isNew = await putJson(db, issueId, key, value);
  if (!isNew) await removeFound(db, issueId, key);
  await insertFound(db, issueId, key, propertyValues(value));
  return isNew;
}

async function putJson(db: Db, issueId: number, key: string, value: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('issue_property')
    .set({ value })
    .where('issue_id', '=', issueId)
    .where('key', '=', key)
    .executeTakeFirst();
  if (numUpdatedRows > 0n) return false;
  await db
    .insertInto('issue_property')
    .values({ issue_id: issueId, key, value })
    .onConflict((conflict) => conflict.columns(['issue_id', 'key']).doUpdateSet({ value }))
    .execute();
  return true;
}

const removeFound = (db: Db, issueId: number, key: string) =>
  db.deleteFrom('issue_property_value').where('issue_id', '=', issueId).where('key', '=', key).execute();

/** An engine takes a bounded number of parameters at once. */
const ROWS_AT_ONCE = 500;

async function insertFound(db: Db, issueId: number, key: string, values: readonly PropertyValue[]) {
  for (let at = 0; at < values.length; at += ROWS_AT_ONCE) {
    await db
      .insertInto('issue_property_value')
      .values(
        values.slice(at, at + ROWS_AT_ONCE).map(({ path, term, number, instant }) => ({
          issue_id: issueId,
          key,
          path,
          term_lower: term,
          number,
          instant,
        })),
      )
      .execute();
  }
}

/** @returns whether there was one */
export async function removeValue(db: Db, issueId: number, key: string): Promise<boolean> {
  await removeFound(db, issueId, key);
  const { numDeletedRows } = await db
    .deleteFrom('issue_property')
    .where('issue_id', '=', issueId)
    .where('key', '=', key)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}
