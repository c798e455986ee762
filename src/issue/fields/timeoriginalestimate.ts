import { durationWords } from '../duration.ts';
import { operators } from './clause.ts';
import type { SystemField } from './field.ts';

export const timeoriginalestimate: SystemField = {
  id: 'timeoriginalestimate',
  name: 'Original Estimate',
  schema: { type: 'number', system: 'timeoriginalestimate' },
  navigable: true,
  orderable: false,
  searchable: true,
  clauses: [
    {
      names: ['originalEstimate', 'timeoriginalestimate'],
      operand: 'duration',
      operators: operators.ordered,
      stored: { in: 'column', column: 'time_original' },
      sort: { by: 'column', column: 'time_original' },
      first: 'desc',
    },
  ],
  present: (issue) => issue.timeOriginal,
  render: (issue) => (issue.timeOriginal === null ? null : durationWords(issue.timeOriginal)),
};
