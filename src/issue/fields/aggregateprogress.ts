import { progressOf, total } from './aggregate.ts';
import type { SystemField } from './field.ts';

export const aggregateprogress: SystemField = {
  id: 'aggregateprogress',
  name: 'Σ Progress',
  schema: { type: 'progress', system: 'aggregateprogress' },
  navigable: true,
  orderable: false,
  searchable: false,
  clauses: [],
  needs: ['subtasks'],
  present: (issue) => progressOf(total(issue, 'timeSpent'), total(issue, 'timeRemaining')),
};
