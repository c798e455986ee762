/** What a board is made of: plain data, and how issues fall into columns and lanes. */
import type { IssueType, Priority, Status } from '../ui/issue-marks.tsx';
import type { Person } from '../ui/person.tsx';

export interface BoardStatus extends Status {
  readonly id: string;
}

export interface Parent {
  readonly key: string;
  readonly fields?: { readonly summary?: string };
}

export interface BoardIssue {
  readonly id: string;
  readonly key: string;
  readonly fields: {
    readonly summary: string;
    readonly issuetype: IssueType;
    readonly priority: (Priority & { readonly id: string }) | null;
    readonly status: BoardStatus;
    readonly assignee: Person | null;
    readonly labels: readonly string[];
    readonly parent?: Parent;
    readonly updated: string;
    readonly project: { readonly key: string };
  };
}

/** Fields that a card shows. */
export const cardFields = [
  'summary',
  'issuetype',
  'priority',
  'status',
  'assignee',
  'labels',
  'parent',
  'updated',
  'project',
];

const categories = ['new', 'undefined', 'indeterminate', 'done'];

/** Statuses of several workflows as columns: what is to do first, what is done last, each once. */
export function columnsOf(statuses: readonly BoardStatus[]): BoardStatus[] {
  const byId = new Map(statuses.map((status) => [status.id, status]));
  const place = ({ statusCategory: { key } }: BoardStatus) => categories.indexOf(key);
  return [...byId.values()].sort((a, b) => place(a) - place(b));
}

export type LaneKind = 'none' | 'assignee' | 'priority' | 'parent';

export interface Lane {
  readonly id: string;
  /** '': what belongs to nothing; null: there are no lanes. */
  readonly title: string | null;
  readonly person?: Person | null;
  readonly issues: readonly BoardIssue[];
}

/** Lanes in the order that their first issue has; whatever belongs to nothing comes last. */
export function lanesOf(issues: readonly BoardIssue[], kind: LaneKind): Lane[] {
  if (kind === 'none') return [{ id: 'all', title: null, issues }];
  const lanes = new Map<string, { title: string; person?: Person | null; issues: BoardIssue[] }>();
  for (const issue of issues) {
    const { id, title, person } = laneOf(issue, kind);
    const lane = lanes.get(id) ?? { title, person, issues: [] };
    lane.issues.push(issue);
    lanes.set(id, lane);
  }
  const all = [...lanes].map(([id, lane]) => ({ id, ...lane }));
  if (kind === 'priority') all.sort((a, b) => Number(a.id) - Number(b.id));
  return [...all.filter(({ title }) => title !== ''), ...all.filter(({ title }) => title === '')];
}

function laneOf(
  { fields }: BoardIssue,
  kind: LaneKind,
): { id: string; title: string; person?: Person | null } {
  if (kind === 'assignee') {
    const { assignee } = fields;
    return { id: assignee?.name ?? '', title: assignee?.displayName ?? '', person: assignee };
  }
  if (kind === 'priority') return { id: fields.priority?.id ?? '0', title: fields.priority?.name ?? '' };
  const { parent } = fields;
  if (!parent) return { id: '', title: '' };
  return { id: parent.key, title: [parent.key, parent.fields?.summary ?? ''].join(' ').trim() };
}

export interface Quick {
  readonly mine: boolean;
  readonly recent: boolean;
  /** Names of users; '': unassigned. */
  readonly people: readonly string[];
  readonly text: string;
}

export const noQuick: Quick = { mine: false, recent: false, people: [], text: '' };
const RECENT_MS = 24 * 3_600_000;

/** @param me name of the reader @param readDate ms of a date as REST writes it @param now ms */
export function fits(
  { key, fields }: BoardIssue,
  { mine, recent, people, text }: Quick,
  me: string | null,
  now: number,
  readDate: (text: string) => number,
): boolean {
  if (mine && (me === null || fields.assignee?.name !== me)) return false;
  if (recent && readDate(fields.updated) < now - RECENT_MS) return false;
  if (people.length > 0 && !people.includes(fields.assignee?.name ?? '')) return false;
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const said = [key, fields.summary, ...fields.labels].join(' ').toLowerCase();
  return words.every((word) => said.includes(word));
}

/** Faces for the filter: whoever has most on the board first. */
export function peopleOn(issues: readonly BoardIssue[], most: number): Person[] {
  const counts = new Map<string, { person: Person; count: number }>();
  for (const { fields } of issues) {
    if (!fields.assignee?.name) continue;
    const found = counts.get(fields.assignee.name) ?? { person: fields.assignee, count: 0 };
    found.count += 1;
    counts.set(fields.assignee.name, found);
  }
  return [...counts.values()]
    .sort((a, b) => b.count - a.count)
    .slice(0, most)
    .map(({ person }) => person);
}

/** The list with one issue moved directly before another; null: to the end. */
export function moved(issues: readonly BoardIssue[], key: string, before: string | null): BoardIssue[] {
  const issue = issues.find((one) => one.key === key);
  if (!issue || key === before) return [...issues];
  const others = issues.filter((one) => one !== issue);
  const at = before === null ? others.length : others.findIndex((one) => one.key === before);
  others.splice(at < 0 ? others.length : at, 0, issue);
  return others;
}
