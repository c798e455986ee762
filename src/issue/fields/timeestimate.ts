import { durationWords } from '../duration.ts';
import { operators } from './clause.ts';
import type { SystemField } from './field.ts';

export const timeestimate: SystemField = {
  id: 'timeestimate',
  name: 'Remaining Estimate',
  schema: { type: 'number', system: 'timeestimate' },
  navigable: true,
  orderable: false,
  searchable: true,
  clauses: [
    {
      names: ['remainingEstimate', 'timeestimate'],
      operand: 'duration',
      operators: operators.ordered,
      stored: { in: 'column', column: 'time_remaining' },
      sort: { by: 'column', column: 'time_remaining' },
      first: 'desc',
    },
  ],
  present: (issue) => issue.timeRemaining,
  render: (issue) => (issue.timeRemaining === null ? null : durationWords(issue.timeRemaining)),
};
