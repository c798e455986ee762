import type { SystemField } from './field.ts';
import { instant, instantText } from './instant.ts';

/** When an archived issue was archived; others do not have the field. */
export const archiveddate: SystemField = {
  id: 'archiveddate',
  name: 'Archived',
  schema: { type: 'datetime', system: 'archiveddate' },
  navigable: true,
  orderable: false,
  searchable: true,
  clauses: [],
  isOn: ({ archived }) => archived !== null,
  present: (issue, view) => instant(issue.archived, view) ?? undefined,
  render: (issue, view) => instantText(issue.archived, view),
};
