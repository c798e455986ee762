/** A column of a list of issues: a field that the navigator can show. */
import { type CustomField, fieldKey } from '../../field/custom-field/custom-field.ts';
import { systemFields } from '../../issue/fields/system-fields.ts';

export interface Column {
  readonly id: string;
  readonly name: string;
}

const navigable: ReadonlyMap<string, Column> = new Map(
  systemFields.filter((field) => field.navigable).map(({ id, name }) => [id, { id, name }]),
);

/** A field that every installation has. @returns null: there is no such field, or none that a list can show */
const findColumn = (id: string): Column | null => navigable.get(id) ?? null;

/** @param custom those that the reader may know of */
export const columnsById = (custom: readonly CustomField[]): ReadonlyMap<string, Column> =>
  new Map([
    ...navigable,
    ...custom.map(({ id, name }) => [fieldKey(id), { id: fieldKey(id), name }] as const),
  ]);

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
