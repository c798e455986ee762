import type { SystemField } from './field.ts';

/** Work cannot be logged yet, so no issue has a work log. */
export const worklog: SystemField = {
  id: 'worklog',
  name: 'Log Work',
  schema: { type: 'array', items: 'worklog', system: 'worklog' },
  navigable: false,
  orderable: true,
  searchable: true,
  clauses: [],
  present: () => ({ startAt: 0, maxResults: 20, total: 0, worklogs: [] }),
  render: () => ({ startAt: 0, maxResults: 20, total: 0, worklogs: [] }),
};
