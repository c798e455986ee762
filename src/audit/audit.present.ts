import { jiraInstant } from '../kernel/jira-date.ts';
import type { Page } from '../kernel/paging.ts';
import type { AuditItem, AuditRecord } from './audit.ts';

interface Found {
  readonly total: number;
  readonly records: readonly AuditRecord[];
}

/** Records with what Tessera knows besides. @param timeZone IANA name of the reader's zone */
export const presentAudit = ({ total, records }: Found, page: Page, timeZone: string) => ({
  startAt: page.startAt,
  maxResults: page.maxResults,
  total,
  records: records.map((record) => ({
    id: record.id,
    summary: record.summary,
    ...(record.address !== '' && { remoteAddress: record.address }),
    ...(record.authorKey !== null && { authorKey: record.authorKey }),
    created: jiraInstant(record.created, timeZone),
    category: record.category,
    action: record.action,
    ...(record.object && {
      objectItem: { id: record.object.id, name: record.object.name, typeName: record.object.type },
    }),
    changedValues: record.changed,
    requestId: record.requestId,
    ...(record.via !== null && { via: record.via }),
    ...(record.through && { through: { id: record.through.id, name: record.through.name } }),
  })),
});

/** Jira's shape. @param timeZone IANA name of the reader's zone */
export const presentJiraAudit = (
  { total, records }: Found,
  page: { offset: number; limit: number },
  timeZone: string,
) => ({
  offset: page.offset,
  limit: page.limit,
  total,
  records: records.map((record) => ({
    id: record.id,
    summary: record.summary,
    ...(record.address !== '' && { remoteAddress: record.address }),
    ...(record.authorKey !== null && { authorKey: record.authorKey }),
    created: jiraInstant(record.created, timeZone),
    category: record.category,
    eventSource: record.eventSource ?? '',
    ...(record.description !== null && { description: record.description }),
    ...(record.object && { objectItem: presentItem(record.object) }),
    changedValues: record.changed,
    associatedItems: record.associated.map(presentItem),
  })),
});

const presentItem = ({ type, id, name, parentId, parentName }: AuditItem) => ({
  ...(id !== null && { id }),
  name,
  typeName: type.toUpperCase(),
  ...(parentId !== null && { parentId }),
  ...(parentName !== null && { parentName }),
});
