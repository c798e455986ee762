/** What a table shows of a field: one short text, whatever the value is like on the wire. */
import type { IssueField, View } from '../../issue/fields/field.ts';
import type { LoadedIssue } from '../../issue/loaded-issue.ts';

/** null: nothing. Numbers stay numbers. */
export type Cell = string | number | null;

export function cellOf(field: IssueField, issue: LoadedIssue, view: View): Cell {
  switch (field.id) {
    case 'issuekey':
      return issue.key;
    case 'votes':
      return issue.interest.voteCount;
    case 'watches':
      return issue.interest.watchCount;
    case 'progress':
    case 'aggregateprogress':
      return percentOf(field.present?.(issue, view));
    default:
      return field.schema?.type === 'datetime' || field.schema?.type === 'date'
        ? textOf(field.render?.(issue, view))
        : textOf(field.present?.(issue, view));
  }
}

/** The name by which people know a value. */
export function textOf(value: unknown): Cell {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'number') return value;
  if (typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return value.map((one) => textOf(one) ?? '').join(', ');
  const bean = value as Record<string, unknown>;
  // An option with one of its own below it.
  return bean.child ? `${textOf(bean.value)} -> ${textOf(bean.child)}` : textOf(nameIn(bean));
}

const nameIn = (bean: Record<string, unknown>): unknown =>
  bean.outwardIssue ??
  bean.inwardIssue ??
  bean.displayName ??
  (bean.fields === undefined ? bean.name : bean.key) ??
  bean.value ??
  bean.key ??
  bean.filename ??
  null;

function percentOf(value: unknown): Cell {
  const { percent } = (value ?? {}) as { percent?: unknown };
  return typeof percent === 'number' ? `${percent}%` : null;
}

/**
 * Text that no spreadsheet takes for a formula: one that begins like one gets an apostrophe before it. Numbers are
 * left as they are. Source: OWASP, CSV injection.
 */
export const harmless = (cell: Cell): string => {
  if (typeof cell !== 'string') return cell === null ? '' : String(cell);
  return /^\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r]/.test(cell) ? `'${cell}` : cell;
};
