import type { Db } from '../../db/engine.ts';
import { lockRows } from '../../db/lock.ts';
import { fold } from '../../kernel/fold.ts';
import type { LinkType } from './link-type.ts';

const columns = ['id', 'name', 'inward', 'outward'] as const;

/** By name. */
export const listLinkTypes = (db: Db): Promise<LinkType[]> =>
  db.selectFrom('issue_link_type').select(columns).orderBy('name_lower').execute();

export const findLinkType = async (db: Db, id: number): Promise<LinkType | null> =>
  (await db.selectFrom('issue_link_type').select(columns).where('id', '=', id).executeTakeFirst()) ?? null;

export async function insertLinkType(db: Db, type: Omit<LinkType, 'id'>): Promise<LinkType> {
  return db
    .insertInto('issue_link_type')
    .values({ ...type, name_lower: fold(type.name) })
    .returning(columns)
    .executeTakeFirstOrThrow();
}

export async function updateLinkType(db: Db, { id, ...type }: LinkType): Promise<void> {
  await db
    .updateTable('issue_link_type')
    .set({ ...type, name_lower: fold(type.name) })
    .where('id', '=', id)
    .execute();
}

/** With every link of it. */
export async function removeLinkType(db: Db, id: number): Promise<void> {
  await db.deleteFrom('issue_link_type').where('id', '=', id).execute();
}

/** Held until the transaction ends: two changes follow one another. */
export const lockLinkType = (db: Db, id: number): Promise<void> => lockRows(db, 'issue_link_type', id);
