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

/** As a row has it that was joined with its role and its group. */
export interface VisibilityRow {
  role_id: number | null;
  role_name: string | null;
  group_id: number | null;
  group_name: string | null;
}

export function visibilityOf(row: VisibilityRow): Visibility | null {
  if (row.role_id !== null) return { type: 'role', id: row.role_id, name: row.role_name ?? '' };
  return row.group_id !== null ? { type: 'group', id: row.group_id, name: row.group_name ?? '' } : null;
}

/** Which columns say so. */
export const visibilityColumns = (visibility: Pick<Visibility, 'type' | 'id'> | null) => ({
  visible_role_id: visibility?.type === 'role' ? visibility.id : null,
  visible_group_id: visibility?.type === 'group' ? visibility.id : null,
});
