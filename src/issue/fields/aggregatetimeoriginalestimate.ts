import { durationWords } from '../duration.ts';
import { total } from './aggregate.ts';
import type { SystemField } from './field.ts';

export const aggregatetimeoriginalestimate: SystemField = {
  id: 'aggregatetimeoriginalestimate',
  name: 'Σ Original Estimate',
  schema: { type: 'number', system: 'aggregatetimeoriginalestimate' },
  navigable: true,
  orderable: false,
  searchable: false,
  clauses: [],
  needs: ['subtasks'],
  present: (issue) => total(issue, 'timeOriginal'),
  render(issue) {
    const seconds = total(issue, 'timeOriginal');
    return seconds === null ? null : durationWords(seconds);
  },
};
