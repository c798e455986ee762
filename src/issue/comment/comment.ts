import type { Person } from '../issue.ts';

export interface Comment {
  readonly id: number;
  readonly issueId: number;
  /** null: written by an anonymous visitor, or by somebody who is gone. */
  readonly author: Person | null;
  readonly updateAuthor: Person | null;
  readonly body: string;
  readonly created: number;
  readonly updated: number;
  /** Who may read it besides those who see the issue; null: all of them. */
  readonly visibility: Visibility | null;
}

export interface Visibility {
  readonly type: 'role' | 'group';
  /** Of the role or the group. */
  readonly id: number;
  readonly name: string;
}
