import { userRef } from '../../people/user/user.present.ts';
import { operators } from './clause.ts';
import type { SystemField } from './field.ts';

export const creator: SystemField = {
  id: 'creator',
  name: 'Creator',
  schema: { type: 'user', system: 'creator' },
  navigable: true,
  orderable: false,
  searchable: true,
  clauses: [
    {
      names: ['creator'],
      operand: 'user',
      operators: operators.creator,
      stored: { in: 'column', column: 'creator_id' },
      sort: { by: 'display-name', column: 'creator_id' },
    },
  ],
  present: (issue, { links }) => issue.creator && userRef(issue.creator, links),
};
