/**
 * The system fields that can be put on screens. What they are in an issue, issue/fields says; a test holds the two
 * lists to one another.
 */
import type { CustomField } from '../custom-field/custom-field.ts';
import { fieldKey } from '../custom-field/custom-field.ts';

export interface ScreenableField {
  readonly id: string;
  readonly name: string;
  /** Of a custom field: the key of its type. */
  readonly type?: string;
}

export const screenableSystemFields: readonly ScreenableField[] = [
  { id: 'issuetype', name: 'Issue Type' },
  { id: 'fixVersions', name: 'Fix Version/s' },
  { id: 'resolution', name: 'Resolution' },
  { id: 'priority', name: 'Priority' },
  { id: 'labels', name: 'Labels' },
  { id: 'versions', name: 'Affects Version/s' },
  { id: 'issuelinks', name: 'Linked Issues' },
  { id: 'assignee', name: 'Assignee' },
  { id: 'components', name: 'Component/s' },
  { id: 'description', name: 'Description' },
  { id: 'timetracking', name: 'Time Tracking' },
  { id: 'attachment', name: 'Attachment' },
  { id: 'security', name: 'Security Level' },
  { id: 'summary', name: 'Summary' },
  { id: 'reporter', name: 'Reporter' },
  { id: 'environment', name: 'Environment' },
  { id: 'duedate', name: 'Due Date' },
  { id: 'worklog', name: 'Log Work' },
];

/** System fields and these, by id. */
export const screenableFields = (custom: readonly CustomField[]): ReadonlyMap<string, ScreenableField> =>
  new Map(
    [
      ...screenableSystemFields,
      ...custom.map(({ id, name, type }) => ({ id: fieldKey(id), name, type })),
    ].map((field) => [field.id, field]),
  );
