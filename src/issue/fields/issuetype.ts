import { invalidField } from '../../kernel/app-error.ts';
import { presentIssueType } from '../../workflow/issue-type/issue-type.present.ts';
import { changedReference } from './change.ts';
import { operators } from './clause.ts';
import type { SystemField } from './field.ts';
import { choose, readReference } from './input.ts';

export const issuetype: SystemField = {
  id: 'issuetype',
  name: 'Issue Type',
  schema: { type: 'issuetype', system: 'issuetype' },
  navigable: true,
  orderable: true,
  searchable: true,
  clauses: [
    {
      names: ['issuetype', 'type'],
      operand: 'issueType',
      operators: operators.equalListedOrEmpty,
      stored: { in: 'column', column: 'issue_type_id' },
      sort: { by: 'sequence', of: 'issue_type' },
    },
  ],
  present: (issue, { links }) => presentIssueType(issue.type, links),
  input: {
    operations: ['set'],
    required: true,
    on: ['create', 'edit', 'subtask'],
    always: ['create', 'subtask'],
    choices: ['issueTypes'],
    apply(_draft, _operation, value, { issueTypes }) {
      const reference = readReference(value);
      const type = reference && choose(issueTypes, reference);
      if (!type) throw invalidField('issuetype', 'valid issue type is required');
      return { issueTypeId: type.id };
    },
    changes: (before, after, { issueTypes }) =>
      changedReference('issuetype', issueTypes, before.issueTypeId, after.issueTypeId),
    allowedValues: ({ issueTypes }, { links }) => issueTypes.map((type) => presentIssueType(type, links)),
  },
};
