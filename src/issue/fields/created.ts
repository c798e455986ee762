import { operators } from './clause.ts';
import type { SystemField } from './field.ts';
import { instant, instantText } from './instant.ts';

export const created: SystemField = {
  id: 'created',
  name: 'Created',
  schema: { type: 'datetime', system: 'created' },
  navigable: true,
  orderable: false,
  searchable: true,
  clauses: [
    {
      names: ['created', 'createdDate'],
      operand: 'instant',
      operators: operators.ordered,
      stored: { in: 'column', column: 'created' },
      sort: { by: 'column', column: 'created' },
      first: 'desc',
    },
  ],
  present: (issue, view) => instant(issue.created, view),
  render: (issue, view) => instantText(issue.created, view),
};
