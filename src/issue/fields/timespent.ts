import { durationWords } from '../duration.ts';
import { operators } from './clause.ts';
import type { SystemField } from './field.ts';

export const timespent: SystemField = {
  id: 'timespent',
  name: 'Time Spent',
  schema: { type: 'number', system: 'timespent' },
  navigable: true,
  orderable: false,
  searchable: true,
  clauses: [
    {
      names: ['timespent'],
      operand: 'duration',
      operators: operators.ordered,
      stored: { in: 'column', column: 'time_spent' },
      sort: { by: 'column', column: 'time_spent' },
      first: 'desc',
    },
  ],
  present: (issue) => issue.timeSpent,
  render: (issue) => (issue.timeSpent === null ? null : durationWords(issue.timeSpent)),
};
