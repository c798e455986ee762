import { operators } from './clause.ts';
import type { SystemField } from './field.ts';

export const watches: SystemField = {
  id: 'watches',
  name: 'Watchers',
  schema: { type: 'watches', system: 'watches' },
  navigable: true,
  orderable: false,
  searchable: true,
  clauses: [
    {
      names: ['watchers'],
      operand: 'number',
      operators: operators.orderedNeverEmpty,
      stored: { in: 'count', table: 'watcher' },
      sort: { by: 'count', table: 'watcher' },
      first: 'desc',
    },
    {
      names: ['watcher'],
      operand: 'user',
      operators: operators.equalListedOrEmpty,
      stored: { in: 'rows', table: 'watcher', column: 'user_id' },
      permission: 'VIEW_VOTERS_AND_WATCHERS',
    },
  ],
  clauseNames: ['watchers'],
  needs: ['interest'],
  present: ({ key, interest }, { links }) => ({
    self: links.to(`/rest/api/2/issue/${key}/watchers`),
    watchCount: interest.watchCount,
    isWatching: interest.isWatching,
  }),
};
