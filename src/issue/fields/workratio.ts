import { operators } from './clause.ts';
import type { SystemField } from './field.ts';

export const workratio: SystemField = {
  id: 'workratio',
  name: 'Work Ratio',
  schema: { type: 'number', system: 'workratio' },
  navigable: true,
  orderable: false,
  searchable: true,
  clauses: [
    {
      names: ['workratio'],
      operand: 'number',
      operators: operators.ordered,
      stored: { in: 'work-ratio' },
      sort: { by: 'work-ratio' },
      first: 'desc',
    },
  ],
  /** Percent of the estimate that is spent; -1 without an estimate. */
  present: ({ timeOriginal, timeSpent }) =>
    timeOriginal ? Math.floor(((timeSpent ?? 0) * 100) / timeOriginal) : -1,
};
