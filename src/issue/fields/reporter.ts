import { invalidField } from '../../kernel/app-error.ts';
import { userRef } from '../../people/user/user.present.ts';
import { operators } from './clause.ts';
import type { SystemField } from './field.ts';
import { changedPerson, findPerson, mentionedPeople, readPersonName } from './person.ts';

export const reporter: SystemField = {
  id: 'reporter',
  name: 'Reporter',
  schema: { type: 'user', system: 'reporter' },
  navigable: true,
  orderable: true,
  searchable: true,
  clauses: [
    {
      names: ['reporter'],
      operand: 'user',
      operators: operators.equalListedEmptyOrHistory,
      stored: { in: 'column', column: 'reporter_id' },
      sort: { by: 'display-name', column: 'reporter_id' },
    },
  ],
  present: (issue, { links }) => issue.reporter && userRef(issue.reporter, links),
  input: {
    operations: ['set'],
    required: true,
    on: ['create', 'edit'],
    isEmpty: (draft) => draft.reporterId === null,
    permission: 'MODIFY_REPORTER',
    choices: ['users'],
    mentions: mentionedPeople,
    apply(_draft, _operation, value, { users }) {
      const name = readPersonName('reporter', value);
      if (name === null || name === '') throw invalidField('reporter', 'Reporter is required.');
      const user = findPerson(users, name);
      if (!user) throw invalidField('reporter', 'The reporter specified is not a user.');
      return { reporterId: user.id };
    },
    changes: (before, after, { users }) =>
      changedPerson('reporter', users, before.reporterId, after.reporterId),
    autoCompleteUrl: (links) => links.to('/rest/api/latest/user/search?username='),
  },
};
