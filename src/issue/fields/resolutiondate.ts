import { operators } from './clause.ts';
import type { SystemField } from './field.ts';
import { instant, instantText } from './instant.ts';

export const resolutiondate: SystemField = {
  id: 'resolutiondate',
  name: 'Resolved',
  schema: { type: 'datetime', system: 'resolutiondate' },
  navigable: true,
  orderable: false,
  searchable: true,
  clauses: [
    {
      names: ['resolved', 'resolutiondate'],
      operand: 'instant',
      operators: operators.ordered,
      stored: { in: 'column', column: 'resolved' },
      sort: { by: 'column', column: 'resolved' },
      first: 'desc',
    },
  ],
  present: (issue, view) => instant(issue.resolved, view),
  render: (issue, view) => instantText(issue.resolved, view),
};
