import { operators } from './clause.ts';
import type { SystemField } from './field.ts';

/** The key: no field of the bean, but a column of the navigator and a clause of JQL. */
export const issuekey: SystemField = {
  id: 'issuekey',
  name: 'Key',
  navigable: true,
  orderable: false,
  searchable: false,
  clauses: [
    {
      names: ['issuekey', 'id', 'issue', 'key'],
      operand: 'issue',
      operators: operators.ordered,
      stored: { in: 'column', column: 'id' },
      sort: { by: 'key' },
    },
  ],
  clauseNames: ['id', 'issue', 'issuekey', 'key'],
};
