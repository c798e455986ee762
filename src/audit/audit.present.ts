import { jiraInstant } from '../kernel/jira-date.ts';
import type { Page } from '../kernel/paging.ts';
import type { AuditRecordTable } from './audit.table.ts';

/** A record as it was stored. */
type AuditRow = Omit<AuditRecordTable, 'id'> & { id: number };

/** Jira's shape of audit records, and what Tessera knows besides. @param timeZone IANA name of the reader's zone */
export const presentAudit = (
  { total, records }: { total: number; records: readonly AuditRow[] },
  page: Page,
  timeZone: string,
) => ({
  startAt: page.startAt,
  maxResults: page.maxResults,
  total,
  records: records.map((row) => ({
    id: row.id,
    summary: row.summary,
    ...(row.address !== '' && { remoteAddress: row.address }),
    ...(row.author_key !== null && { authorKey: row.author_key }),
    created: jiraInstant(row.created, timeZone),
    category: row.category,
    action: row.action,
    ...(row.object_id !== null && {
      objectItem: { id: row.object_id, name: row.object_name, typeName: row.object_type },
    }),
    changedValues: row.changed_values === null ? [] : (JSON.parse(row.changed_values) as unknown),
    requestId: row.request_id,
  })),
});
