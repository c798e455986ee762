import type { Insertable } from 'kysely';
import type { Db } from '../db/engine.ts';
import type { AuditRecordTable } from './audit.table.ts';

export const insertRecord = async (db: Db, record: Insertable<AuditRecordTable>): Promise<void> => {
  await db.insertInto('audit_record').values(record).execute();
};

/** The newest first, together with how many there are. */
export async function listRecords(db: Db, page: { startAt: number; maxResults: number }) {
  const { total } = await db
    .selectFrom('audit_record')
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const records = await db
    .selectFrom('audit_record')
    .selectAll()
    .orderBy('id', 'desc')
    .offset(page.startAt)
    .limit(page.maxResults)
    .execute();
  return { total: Number(total), records };
}
