import { presentStatus } from '../../workflow/status/status.present.ts';
import { operators } from './clause.ts';
import type { SystemField } from './field.ts';

export const status: SystemField = {
  id: 'status',
  name: 'Status',
  schema: { type: 'status', system: 'status' },
  navigable: true,
  orderable: false,
  searchable: true,
  clauses: [
    {
      names: ['status'],
      operand: 'status',
      operators: operators.equalListedEmptyOrHistory,
      stored: { in: 'column', column: 'status_id' },
      sort: { by: 'sequence', of: 'status' },
    },
    {
      names: ['statusCategory'],
      operand: 'statusCategory',
      operators: operators.equalListedOrEmpty,
      stored: { in: 'status', column: 'category_id' },
    },
  ],
  clauseNames: ['status'],
  present: (issue, { links }) => presentStatus(issue.status, links),
};
