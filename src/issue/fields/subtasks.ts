import { presentBrief } from './brief.ts';
import type { SystemField } from './field.ts';

export const subtasks: SystemField = {
  id: 'subtasks',
  name: 'Sub-Tasks',
  schema: { type: 'array', items: 'issuelinks', system: 'subtasks' },
  navigable: true,
  orderable: false,
  searchable: false,
  clauses: [],
  clauseNames: ['subtasks'],
  needs: ['subtasks'],
  present: (issue, { links }) => issue.subtasks.map((one) => presentBrief(one, links)),
};
