import { progressOf } from './aggregate.ts';
import type { SystemField } from './field.ts';

export const progress: SystemField = {
  id: 'progress',
  name: 'Progress',
  schema: { type: 'progress', system: 'progress' },
  navigable: true,
  orderable: false,
  searchable: false,
  clauses: [],
  clauseNames: ['progress'],
  present: (issue) => progressOf(issue.timeSpent, issue.timeRemaining),
};
