import { operators } from './clause.ts';
import type { SystemField } from './field.ts';
import { instant, instantText } from './instant.ts';

/** When the reader looked at the issue (issue/history/); null: not lately. */
export const lastViewed: SystemField = {
  id: 'lastViewed',
  name: 'Last Viewed',
  schema: { type: 'datetime', system: 'lastViewed' },
  navigable: true,
  orderable: false,
  searchable: true,
  clauses: [
    {
      names: ['lastViewed'],
      operand: 'instant',
      operators: operators.ordered,
      stored: { in: 'viewed' },
      sort: { by: 'viewed' },
      first: 'desc',
    },
  ],
  needs: ['interest'],
  present: ({ interest }, view) => instant(interest.lastViewed, view),
  render: ({ interest }, view) => instantText(interest.lastViewed, view),
};
