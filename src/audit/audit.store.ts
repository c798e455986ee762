import type { Insertable } from 'kysely';
import type { Db } from '../db/engine.ts';
import { preparedWrite } from '../db/prepared.ts';
import type { AuditRecordTable } from './audit.table.ts';

type NewRecord = Required<Omit<Insertable<AuditRecordTable>, 'id'>>;

const insert = preparedWrite<Record<keyof NewRecord, string | number | null>, never>((db, value) =>
  db.insertInto('audit_record').values({
    created: value('created') as number,
    author_user_id: value('author_user_id') as number | null,
    author_key: value('author_key') as string | null,
    address: value('address') as string,
    category: value('category') as string,
    action: value('action') as string,
    summary: value('summary') as string,
    object_type: value('object_type') as string | null,
    object_id: value('object_id') as string | null,
    object_name: value('object_name') as string | null,
    changed_values: value('changed_values') as string | null,
    request_id: value('request_id') as string,
  }),
);

export async function insertRecord(db: Db, record: NewRecord): Promise<void> {
  await insert(db, record);
}

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
