import type { SystemField } from './field.ts';

/** No record is kept of who looked at what: always null, which clients know from issues never looked at. */
export const lastViewed: SystemField = {
  id: 'lastViewed',
  name: 'Last Viewed',
  schema: { type: 'datetime', system: 'lastViewed' },
  navigable: true,
  orderable: false,
  searchable: true,
  clauses: [],
  present: () => null,
};
