import type { SystemField } from './field.ts';

/** Issues cannot be linked yet, so no issue has a link. */
export const issuelinks: SystemField = {
  id: 'issuelinks',
  name: 'Linked Issues',
  schema: { type: 'array', items: 'issuelinks', system: 'issuelinks' },
  navigable: true,
  orderable: true,
  searchable: true,
  clauses: [],
  present: () => [],
};
