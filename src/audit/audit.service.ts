/**
 * Who did what, from where. A record is written in the transaction of the change it tells of: neither is ever
 * there without the other. Records are never changed and never removed by this program.
 */
import type { Ctx } from '../context.ts';
import type { Page } from '../kernel/paging.ts';
import { insertRecord, listRecords } from './audit.store.ts';
import type { AuditEntry } from './audit.ts';

/**
 * Appends a record.
 * @param by whose doing it was, where that is not the request's actor (at a login there is none yet)
 */
export async function record(ctx: Ctx, entry: AuditEntry, by?: { id: number; key: string }): Promise<void> {
  await insertRecord(ctx.db, {
    created: ctx.now,
    author_user_id: by?.id ?? ctx.actor.userId,
    author_key: by?.key ?? ctx.actor.key,
    address: ctx.origin.address,
    category: entry.category,
    action: entry.action,
    summary: entry.summary,
    object_type: entry.object?.type ?? null,
    object_id: entry.object?.id ?? null,
    object_name: entry.object?.name ?? null,
    changed_values: entry.changed ? JSON.stringify(entry.changed) : null,
    request_id: ctx.origin.requestId,
  });
}

export const readAudit = (ctx: Ctx, page: Page) => listRecords(ctx.db, page);
