/** What happened to issues, the newest first: made, commented, changed. */
import { invalidField } from '../../kernel/app-error.ts';
import type { Change } from '../changelog/changelog.ts';
import type { Person } from '../issue.ts';

/** In the order in which things of one moment are told. */
export const sources = ['change', 'comment', 'issue'] as const;
export type Source = (typeof sources)[number];

/** A place in the one order of everything that happened. */
export interface Position {
  readonly at: number;
  readonly source: Source;
  readonly id: number;
}

export interface Happened extends Position {
  readonly issueId: number;
  readonly issueKey: string;
  readonly issueSummary: string;
  readonly actor: Person | null;
}

export interface Activity extends Happened {
  readonly change: Change | null;
  /** Of a comment, as far as a line shows it. */
  readonly text: string | null;
}

/** Negative: `one` is told first. */
export const compare = (one: Position, other: Position): number =>
  other.at - one.at || sources.indexOf(one.source) - sources.indexOf(other.source) || other.id - one.id;

/** How far a source goes on behind a position: up to which moment, and at that moment below which id. */
export interface Bound {
  readonly at: number;
  /** null: everything of that moment counts. */
  readonly belowId: number | null;
}

export function boundOf(source: Source, after: Position | null): Bound | null {
  if (after === null) return null;
  const order = sources.indexOf(source) - sources.indexOf(after.source);
  if (order === 0) return { at: after.at, belowId: after.id };
  return order > 0 ? { at: after.at, belowId: null } : { at: after.at - 1, belowId: null };
}

export const writePosition = ({ at, source, id }: Position): string => `${at}.${source}.${id}`;

const form = /^(\d{1,15})(?:\.(change|comment|issue)\.(\d{1,15}))?$/;

/** What `writePosition` wrote, or a moment in ms: what happened before it. @throws AppError 400 under `before` */
export function readPosition(text: string | undefined): Position | null {
  if (text === undefined || text === '') return null;
  const [, at, source, id] = form.exec(text) ?? [];
  if (at === undefined) throw invalidField('before', "It is the 'next' of an answer, or a moment in ms.");
  return { at: Number(at), source: (source as Source | undefined) ?? 'issue', id: Number(id ?? 0) };
}
