/**
 * Who did what, from where. A record is written in the transaction of the change it tells of: neither is ever
 * there without the other. Records are never removed by this program, and never changed but for the names of people
 * who are anonymized (people/anonymization).
 */
import { type Ctx, transact } from '../context.ts';
import type { Page } from '../kernel/paging.ts';
import { insertItems, insertRecord, listRecords, listRecordsAbout } from './audit.store.ts';
import { type AuditEntry, type AuditFilter, type AuditRecord, searchText, type ToldEntry } from './audit.ts';

/**
 * Appends a record.
 * @param by whose doing it was, where that is not the request's actor (at a login there is none yet)
 */
export async function record(ctx: Ctx, entry: AuditEntry, by?: { id: number; key: string }): Promise<void> {
  const { category, action, summary, object, changed } = entry;
  const authorKey = by?.key ?? ctx.actor.key;
  await insertRecord(ctx.db, {
    ...stamp(ctx),
    ...(by && atTheDoor),
    author_user_id: by?.id ?? ctx.actor.userId,
    author_key: authorKey,
    category,
    action,
    summary,
    object_type: object?.type ?? null,
    object_id: object?.id ?? null,
    object_name: object?.name ?? null,
    object_parent_id: null,
    object_parent_name: null,
    description: null,
    event_source: null,
    changed_values: changed ? JSON.stringify(changed) : null,
    search_text: searchText([
      summary,
      category,
      action,
      object?.name,
      authorKey,
      ctx.actor.through?.name,
      ctx.origin.address,
      ...(changed ?? []).flatMap(Object.values),
    ]),
  });
}

/** Appends what a client of REST tells: when, by whom and from where is never his to say. */
export async function recordTold(ctx: Ctx, entry: ToldEntry): Promise<void> {
  const { summary, category, eventSource, description, object, changed, associated } = entry;
  await transact(ctx, async (tx) => {
    const id = await insertRecord(tx.db, {
      ...stamp(tx),
      author_user_id: tx.actor.userId,
      author_key: tx.actor.key,
      category,
      action: 'told',
      summary,
      object_type: object?.type ?? null,
      object_id: object?.id ?? null,
      object_name: object?.name ?? null,
      object_parent_id: object?.parentId ?? null,
      object_parent_name: object?.parentName ?? null,
      description,
      event_source: eventSource,
      changed_values: changed.length > 0 ? JSON.stringify(changed) : null,
      search_text: searchText([
        summary,
        category,
        eventSource,
        description,
        tx.actor.key,
        tx.actor.through?.name,
        tx.origin.address,
        ...[object, ...associated].flatMap((item) => (item ? [item.name, item.parentName] : [])),
        ...changed.flatMap(Object.values),
      ]),
    });
    await insertItems(tx.db, id, associated);
  });
}

const stamp = ({ now, origin, actor }: Ctx) => ({
  created: now,
  address: origin.address,
  request_id: origin.requestId,
  via: actor.via as string | null,
  through_id: actor.through?.id ?? null,
  through_name: actor.through?.name ?? null,
});

/** Who logs in has come by no way yet; the summary tells by which he does. */
const atTheDoor = { via: null, through_id: null, through_name: null };

export const readAudit = (
  ctx: Ctx,
  filter: AuditFilter,
  page: Page,
): Promise<{ total: number; records: AuditRecord[] }> => listRecords(ctx.db, filter, page);

/** What happened to one thing, of these kinds: for whoever it happened to, who need not be an administrator. */
export const readAuditAbout = (
  ctx: Ctx,
  about: { type: string; id: string; actions: readonly string[] },
  page: Page,
): Promise<{ total: number; records: AuditRecord[] }> => listRecordsAbout(ctx.db, about, page);
