/** The value of a field in a list: one line, cut where the column ends. */
import type { ReactNode } from 'react';
import { fullAddress, places } from '../../kernel/place.ts';
import { day, moment, readDate, relative } from '../../kernel/when.ts';
import {
  type IssueType,
  type Priority,
  PriorityMark,
  type Status,
  StatusBadge,
  TypeTile,
} from '../../ui/issue-marks.tsx';
import { type Person, PersonName } from '../../ui/person.tsx';
import type { Field } from '../fields.ts';
import classes from './grid.module.css';
import type { Issue } from './results.ts';

/** Not ui/time.tsx: forty rows of tooltips are what a list cannot afford. */
function Moment({ at }: { at: string }) {
  const ms = readDate(at);
  if (Number.isNaN(ms)) return null;
  return (
    <time dateTime={new Date(ms).toISOString()} title={moment(ms)}>
      {relative(ms, Date.now())}
    </time>
  );
}

/** Not ui/to.tsx, which looks at the address anew wherever one goes; the list itself follows what is clicked. */
export function IssueLink(props: { issueKey: string; className: string | undefined; children: ReactNode }) {
  return (
    <a href={fullAddress(places.issue(props.issueKey))} tabIndex={-1} className={props.className}>
      {props.children}
    </a>
  );
}

export function Cell({ issue, field }: { issue: Issue; field: Field }) {
  const value = issue.fields[field.id];
  switch (field.id) {
    case 'issuekey':
      return (
        <IssueLink issueKey={issue.key} className={`figures ${classes.key}`}>
          {issue.key}
        </IssueLink>
      );
    case 'summary':
      return (
        <IssueLink issueKey={issue.key} className={classes.summary}>
          <bdi className="cut">{String(value ?? '')}</bdi>
        </IssueLink>
      );
    case 'issuetype':
      return value ? <TypeTile type={value as IssueType} /> : null;
    case 'priority':
      return value ? <PriorityMark priority={value as Priority} /> : null;
    case 'status':
      return value ? <StatusBadge status={value as Status} /> : null;
    case 'assignee':
      return <PersonName person={(value as Person | null) ?? null} />;
    default:
      return <>{shown(value, field)}</>;
  }
}

/** Any value of REST's as a line of text, or a person, or a moment. */
export function shown(value: unknown, { schema }: Pick<Field, 'schema'>): ReactNode {
  if (value === null || value === undefined || value === '') return null;
  if (typeof value === 'number') return isDuration(schema?.system) ? duration(value) : String(value);
  if (typeof value === 'string') return text(value, schema?.type);
  if (Array.isArray(value)) return value.map(nameOf).filter(Boolean).join(', ');
  if (typeof value !== 'object') return String(value);
  const object = value as Record<string, unknown>;
  if (typeof object.displayName === 'string') return <PersonName person={object as unknown as Person} />;
  for (const count of ['watchCount', 'votes'])
    if (typeof object[count] === 'number') return object[count] === 0 ? null : String(object[count]);
  if (typeof object.percent === 'number') return `${object.percent} %`;
  return nameOf(value);
}

function text(value: string, type: string | undefined): ReactNode {
  if (type === 'datetime') return <Moment at={value} />;
  if (type === 'date') return <time dateTime={value}>{day(readDate(value))}</time>;
  return <bdi className="cut">{value}</bdi>;
}

/** Name of an option, a version, a person, a linked issue. */
function nameOf(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value ?? '');
  const object = value as Record<string, unknown>;
  const linked = (object.outwardIssue ?? object.inwardIssue) as { key?: string } | undefined;
  const name = linked?.key ?? object.displayName ?? object.name ?? object.value ?? object.key ?? '';
  const child = object.child ? ` - ${nameOf(object.child)}` : '';
  return `${String(name)}${child}`;
}

const isDuration = (system: string | undefined): boolean => /time|estimate/i.test(system ?? '');

/** Seconds as hours and minutes. */
function duration(seconds: number): string {
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.round((seconds % 3600) / 60)];
  return [hours > 0 && `${hours}h`, minutes > 0 && `${minutes}m`].filter(Boolean).join(' ') || '0m';
}

const widths: Readonly<Record<string, string>> = {
  issuetype: '44px',
  issuekey: '96px',
  summary: 'minmax(320px, 4fr)',
  priority: '76px',
  status: '116px',
  assignee: 'minmax(112px, 1fr)',
  reporter: 'minmax(112px, 1fr)',
  creator: 'minmax(112px, 1fr)',
  created: '104px',
  updated: '104px',
  duedate: '104px',
  resolutiondate: '104px',
  resolution: '96px',
};

/** Width of a column, as CSS has tracks of grids. */
export const widthOf = (id: string): string => widths[id] ?? 'minmax(104px, 1fr)';

/** The least width of a column in px: what the list is scrolled sideways by. */
export const leastWidth = (id: string): number => Number(/\d+/.exec(widthOf(id))?.[0] ?? 104);
