import type { AuditRecord } from '../../audit/audit.ts';
import { jiraInstant } from '../../kernel/jira-date.ts';
import type { Page } from '../../kernel/paging.ts';

/** @param timeZone IANA name of the reader's zone */
export const presentLoginHistory = (
  { total, records }: { total: number; records: readonly AuditRecord[] },
  page: Page,
  timeZone: string,
) => ({
  ...page,
  total,
  entries: records.map(({ id, created, action, summary, address }) => ({
    id: String(id),
    when: jiraInstant(created, timeZone),
    action,
    summary,
    address,
  })),
});
