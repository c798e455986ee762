import { durationWords } from '../duration.ts';
import { total } from './aggregate.ts';
import type { SystemField } from './field.ts';

export const aggregatetimeestimate: SystemField = {
  id: 'aggregatetimeestimate',
  name: 'Σ Remaining Estimate',
  schema: { type: 'number', system: 'aggregatetimeestimate' },
  navigable: true,
  orderable: false,
  searchable: false,
  clauses: [],
  needs: ['subtasks'],
  present: (issue) => total(issue, 'timeRemaining'),
  render(issue) {
    const seconds = total(issue, 'timeRemaining');
    return seconds === null ? null : durationWords(seconds);
  },
};
