import type { Visibility } from '../comment/comment.ts';
import type { Person } from '../issue.ts';

/** A piece of work on an issue: when it began, and how long it took. */
export interface Worklog {
  readonly id: number;
  readonly issueId: number;
  /** null: logged by an anonymous visitor. */
  readonly author: Person | null;
  readonly updateAuthor: Person | null;
  /** May be empty. */
  readonly comment: string;
  readonly created: number;
  readonly updated: number;
  readonly started: number;
  /** Seconds. */
  readonly timeSpent: number;
  /** Who may read it besides those who see the issue; null: all of them. */
  readonly visibility: Visibility | null;
}
