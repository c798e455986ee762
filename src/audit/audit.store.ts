import { type ExpressionBuilder, sql } from 'kysely';
import type { Through, Via } from '../context.ts';
import type { Db } from '../db/engine.ts';
import { like, literalLike } from '../db/like.ts';
import { preparedWrite } from '../db/prepared.ts';
import type { Schema } from '../db/schema.ts';
import { readId } from '../kernel/id.ts';
import type { AuditRecordTable } from './audit.table.ts';
import type { AuditFilter, AuditItem, AuditRecord, ChangedValue } from './audit.ts';

type NewRecord = Omit<AuditRecordTable, 'id' | 'search_text'> & { search_text: string };

const insert = preparedWrite<Record<keyof NewRecord, string | number | null>, { id: number }>((db, value) =>
  db
    .insertInto('audit_record')
    .values({
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
      description: value('description') as string | null,
      event_source: value('event_source') as string | null,
      object_parent_id: value('object_parent_id') as string | null,
      object_parent_name: value('object_parent_name') as string | null,
      via: value('via') as string | null,
      through_id: value('through_id') as string | null,
      through_name: value('through_name') as string | null,
      search_text: value('search_text') as string,
    })
    .returning('id'),
);

/** @returns the record's id */
export async function insertRecord(db: Db, record: NewRecord): Promise<number> {
  const [row] = await insert(db, record);
  return Number(row?.id);
}

export async function insertItems(db: Db, recordId: number, items: readonly AuditItem[]): Promise<void> {
  if (items.length === 0) return;
  const rows = items.map((item, sequence) => ({
    record_id: recordId,
    sequence,
    type_name: item.type,
    item_id: item.id,
    name: item.name,
    parent_id: item.parentId,
    parent_name: item.parentName,
  }));
  await db.insertInto('audit_item').values(rows).execute();
}

/** The newest first, together with how many there are. */
export async function listRecords(
  db: Db,
  filter: AuditFilter,
  page: { startAt: number; maxResults: number },
): Promise<{ total: number; records: AuditRecord[] }> {
  const { total } = await db
    .selectFrom('audit_record')
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .where((eb) => matching(eb, filter))
    .executeTakeFirstOrThrow();
  const rows = await db
    .selectFrom('audit_record')
    .selectAll()
    .where((eb) => matching(eb, filter))
    .orderBy('id', 'desc')
    .offset(page.startAt)
    .limit(page.maxResults)
    .execute();
  const items = await listItems(
    db,
    rows.map((row) => row.id),
  );
  return { total: Number(total), records: rows.map((row) => toRecord(row, items.get(row.id) ?? [])) };
}

/** What happened to one thing, of these kinds: the newest first, together with how much there is. */
export async function listRecordsAbout(
  db: Db,
  { type, id, actions }: { type: string; id: string; actions: readonly string[] },
  page: { startAt: number; maxResults: number },
): Promise<{ total: number; records: AuditRecord[] }> {
  const about = db
    .selectFrom('audit_record')
    .where('audit_record.object_type', '=', type)
    .where('audit_record.object_id', '=', id)
    .where('audit_record.action', 'in', actions);
  const { total } = await about
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const rows = await about
    .selectAll()
    .orderBy('audit_record.id', 'desc')
    .offset(page.startAt)
    .limit(page.maxResults)
    .execute();
  return { total: Number(total), records: rows.map((row) => toRecord(row, [])) };
}

function matching(eb: ExpressionBuilder<Schema, 'audit_record'>, filter: AuditFilter) {
  const { words, from, to, projectIds, authors } = filter;
  return eb.and([
    ...words.map((word) => like(eb.ref('audit_record.search_text'), `%${literalLike(word)}%`)),
    ...(from === null ? [] : [eb('audit_record.created', '>=', from)]),
    ...(to === null ? [] : [eb('audit_record.created', '<=', to)]),
    ...(projectIds === null ? [] : [aboutProjects(eb, projectIds)]),
    ...(authors === null ? [] : [writtenBy(eb, authors)]),
  ]);
}

const aboutProjects = (eb: ExpressionBuilder<Schema, 'audit_record'>, ids: readonly string[]) =>
  ids.length === 0
    ? sql<boolean>`1 = 0`
    : eb.or([
        eb.and([eb('audit_record.object_type', '=', 'project'), eb('audit_record.object_id', 'in', ids)]),
        eb.exists(
          eb
            .selectFrom('audit_item')
            .select('audit_item.record_id')
            .whereRef('audit_item.record_id', '=', 'audit_record.id')
            .where('audit_item.type_name', '=', 'project')
            .where('audit_item.item_id', 'in', ids),
        ),
      ]);

function writtenBy(eb: ExpressionBuilder<Schema, 'audit_record'>, authors: readonly string[]) {
  if (authors.length === 0) return sql<boolean>`1 = 0`;
  const ids = authors.map(readId).filter((id) => id !== null);
  const byKey = eb('audit_record.author_key', 'in', authors);
  return ids.length === 0 ? byKey : eb.or([byKey, eb('audit_record.author_user_id', 'in', ids)]);
}

async function listItems(db: Db, recordIds: readonly number[]): Promise<Map<number, AuditItem[]>> {
  const byRecord = new Map<number, AuditItem[]>();
  if (recordIds.length === 0) return byRecord;
  const rows = await db
    .selectFrom('audit_item')
    .selectAll()
    .where('record_id', 'in', recordIds)
    .orderBy('record_id')
    .orderBy('sequence')
    .execute();
  for (const row of rows) {
    const item = {
      type: row.type_name,
      id: row.item_id,
      name: row.name,
      parentId: row.parent_id,
      parentName: row.parent_name,
    };
    byRecord.set(row.record_id, [...(byRecord.get(row.record_id) ?? []), item]);
  }
  return byRecord;
}

const toRecord = (
  row: Omit<AuditRecordTable, 'id' | 'search_text'> & { id: number },
  associated: AuditItem[],
): AuditRecord => ({
  id: row.id,
  created: row.created,
  authorKey: row.author_key,
  address: row.address,
  category: row.category,
  action: row.action,
  summary: row.summary,
  description: row.description,
  eventSource: row.event_source,
  object:
    row.object_type === null
      ? null
      : {
          type: row.object_type,
          id: row.object_id,
          name: row.object_name ?? '',
          parentId: row.object_parent_id,
          parentName: row.object_parent_name,
        },
  changed: row.changed_values === null ? [] : (JSON.parse(row.changed_values) as ChangedValue[]),
  associated,
  requestId: row.request_id,
  via: row.via as Via | null,
  through: throughOf(row),
});

const throughOf = (row: Pick<AuditRecordTable, 'via' | 'through_id' | 'through_name'>): Through | null =>
  row.through_id === null
    ? null
    : { kind: row.via as Through['kind'], id: row.through_id, name: row.through_name ?? '' };
