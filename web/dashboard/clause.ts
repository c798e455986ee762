/** The way from a figure to the issues that it counts. */
import type { Counted } from '../ui/statistics.ts';

const names: Readonly<Record<string, string>> = {
  components: 'component',
  fixVersions: 'fixVersion',
  versions: 'affectedVersion',
  issuetype: 'issuetype',
};

const quoted = (text: string): string => `"${text.replace(/[\\"]/g, '\\$&')}"`;

/** `status = 3`, `assignee = "fred"`, `labels IS EMPTY`. @param field as it was counted by */
export function clauseOf(field: string, { id, key, name }: Counted): string {
  const custom = /^customfield_(\d+)$/.exec(field);
  const clause = custom ? `cf[${custom[1]}]` : (names[field] ?? field);
  if (id === null) return `${clause} IS EMPTY`;
  if (key !== undefined) return `${clause} = ${quoted(key)}`;
  if (field === 'labels') return `${clause} = ${quoted(name ?? id)}`;
  return `${clause} = ${/^\d+$/.test(id) ? id : quoted(id)}`;
}

/** Clauses beside what was searched for. */
export function within(jql: string, ...clauses: readonly string[]): string {
  const [, wanted = ''] = /^([\s\S]*?)(?:\s*\border\s+by\b[^"']*)?$/i.exec(jql) ?? [];
  return [...(wanted.trim() === '' ? [] : [`(${wanted.trim()})`]), ...clauses].join(' AND ');
}
