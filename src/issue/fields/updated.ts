import { operators } from './clause.ts';
import type { SystemField } from './field.ts';
import { instant, instantText } from './instant.ts';

export const updated: SystemField = {
  id: 'updated',
  name: 'Updated',
  schema: { type: 'datetime', system: 'updated' },
  navigable: true,
  orderable: false,
  searchable: true,
  clauses: [
    {
      names: ['updated', 'updatedDate'],
      operand: 'instant',
      operators: operators.ordered,
      stored: { in: 'column', column: 'updated' },
      sort: { by: 'column', column: 'updated' },
      first: 'desc',
    },
  ],
  present: (issue, view) => instant(issue.updated, view),
  render: (issue, view) => instantText(issue.updated, view),
};
