import { invalidField } from '../../kernel/app-error.ts';
import { presentPriorityRef } from '../../workflow/priority/priority.present.ts';
import { changedReference } from './change.ts';
import { operators } from './clause.ts';
import type { SystemField } from './field.ts';
import { choose, readReference } from './input.ts';

export const priority: SystemField = {
  id: 'priority',
  name: 'Priority',
  schema: { type: 'priority', system: 'priority' },
  navigable: true,
  orderable: true,
  searchable: true,
  clauses: [
    {
      names: ['priority'],
      operand: 'priority',
      operators: operators.orderedOrHistory,
      stored: { in: 'column', column: 'priority_id' },
      sort: { by: 'priority' },
      first: 'desc',
    },
  ],
  present: (issue, { links }) => issue.priority && presentPriorityRef(issue.priority, links),
  input: {
    operations: ['set'],
    on: ['create', 'edit'],
    isEmpty: (draft) => draft.priorityId === null,
    choices: ['priorities'],
    apply(_draft, _operation, value, { priorities }) {
      if (value === null) return { priorityId: null };
      const reference = readReference(value);
      if (!reference) {
        throw invalidField('priority', "Could not find valid 'id' or 'name' in priority object.");
      }
      const found = choose(priorities, reference);
      if (!found) throw invalidField('priority', 'The priority selected is invalid.');
      return { priorityId: found.id };
    },
    changes: (before, after, { priorities }) =>
      changedReference('priority', priorities, before.priorityId, after.priorityId),
    allowedValues: ({ priorities }, { links }) => priorities.map((one) => presentPriorityRef(one, links)),
    defaultValue({ priorities }, { links }) {
      const standard = priorities.find((one) => one.standard);
      return standard && presentPriorityRef(standard, links);
    },
  },
};
