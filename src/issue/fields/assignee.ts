import { invalidField } from '../../kernel/app-error.ts';
import { userRef } from '../../people/user/user.present.ts';
import { operators } from './clause.ts';
import type { SystemField } from './field.ts';
import { changedPerson, findPerson, mentionedPeople, readPersonName } from './person.ts';

export const assignee: SystemField = {
  id: 'assignee',
  name: 'Assignee',
  schema: { type: 'user', system: 'assignee' },
  navigable: true,
  orderable: true,
  searchable: true,
  clauses: [
    {
      names: ['assignee'],
      operand: 'user',
      operators: operators.equalListedEmptyOrHistory,
      stored: { in: 'column', column: 'assignee_id' },
      sort: { by: 'display-name', column: 'assignee_id' },
    },
  ],
  present: (issue, { links }) => issue.assignee && userRef(issue.assignee, links),
  input: {
    operations: ['set'],
    on: ['create', 'edit'],
    isEmpty: (draft) => draft.assigneeId === null,
    permission: 'ASSIGN_ISSUES',
    choices: ['users'],
    mentions: mentionedPeople,
    apply(_draft, _operation, value, { users }) {
      const name = readPersonName('assignee', value);
      if (name === null || name === '') return { assigneeId: null };
      if (name === '-1') return { assigneeId: 'automatic' };
      const user = findPerson(users, name);
      if (!user) throw notAssignable(name);
      return { assigneeId: user.id };
    },
    changes: (before, after, { users }) =>
      before.assigneeId === 'automatic' || after.assigneeId === 'automatic'
        ? []
        : changedPerson('assignee', users, before.assigneeId, after.assigneeId),
    autoCompleteUrl: (links, issueKey) =>
      links.to(`/rest/api/latest/user/assignable/search?issueKey=${issueKey ?? 'null'}&username=`),
  },
};

/** The same for who does not exist: names are not given away. */
export const notAssignable = (name: string) =>
  invalidField('assignee', `User '${name.slice(0, 255)}' cannot be assigned issues.`);
