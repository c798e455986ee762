import { operators } from './clause.ts';
import type { SystemField } from './field.ts';

export const votes: SystemField = {
  id: 'votes',
  name: 'Votes',
  schema: { type: 'votes', system: 'votes' },
  navigable: true,
  orderable: false,
  searchable: true,
  clauses: [
    {
      names: ['votes'],
      operand: 'number',
      operators: operators.orderedNeverEmpty,
      stored: { in: 'count', table: 'vote' },
      sort: { by: 'count', table: 'vote' },
      first: 'desc',
    },
    {
      names: ['voter'],
      operand: 'user',
      operators: operators.equalListedOrEmpty,
      stored: { in: 'rows', table: 'vote', column: 'user_id' },
      permission: 'VIEW_VOTERS_AND_WATCHERS',
    },
  ],
  clauseNames: ['votes'],
  needs: ['interest'],
  present: ({ key, interest }, { links }) => ({
    self: links.to(`/rest/api/2/issue/${key}/votes`),
    votes: interest.voteCount,
    hasVoted: interest.hasVoted,
  }),
};
