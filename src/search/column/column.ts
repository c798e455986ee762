/** A column of a list of issues: a field that the navigator can show. */
import { systemFields } from '../../issue/fields/system-fields.ts';

export interface Column {
  readonly id: string;
  readonly name: string;
}

const navigable: ReadonlyMap<string, Column> = new Map(
  systemFields.filter((field) => field.navigable).map(({ id, name }) => [id, { id, name }]),
);

/** @returns null: there is no such field, or none that a list can show */
export const findColumn = (id: string): Column | null => navigable.get(id) ?? null;

/** What everyone sees who chose nothing: Jira's order. */
export const standardColumns: readonly Column[] = [
  'issuetype',
  'issuekey',
  'summary',
  'assignee',
  'reporter',
  'priority',
  'status',
  'resolution',
  'created',
  'updated',
  'duedate',
].flatMap((id) => findColumn(id) ?? []);
