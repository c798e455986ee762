import { durationWords } from '../duration.ts';
import { total } from './aggregate.ts';
import type { SystemField } from './field.ts';

export const aggregatetimespent: SystemField = {
  id: 'aggregatetimespent',
  name: 'Σ Time Spent',
  schema: { type: 'number', system: 'aggregatetimespent' },
  navigable: true,
  orderable: false,
  searchable: false,
  clauses: [],
  needs: ['subtasks'],
  present: (issue) => total(issue, 'timeSpent'),
  render(issue) {
    const seconds = total(issue, 'timeSpent');
    return seconds === null ? null : durationWords(seconds);
  },
};
