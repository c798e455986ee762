import { markupHtml } from '../rendering/markup-html.ts';
import { changedText } from './change.ts';
import { operators } from './clause.ts';
import type { SystemField } from './field.ts';
import { readText } from './input.ts';

export const environment: SystemField = {
  id: 'environment',
  name: 'Environment',
  schema: { type: 'string', system: 'environment' },
  navigable: true,
  orderable: true,
  searchable: true,
  clauses: [
    {
      names: ['environment'],
      operand: 'text',
      operators: operators.text,
      stored: { in: 'text', texts: ['environment'], comments: false, custom: false },
      sort: { by: 'column', column: 'environment_lower' },
    },
  ],
  present: (issue) => issue.environment,
  render: (issue) => markupHtml(issue.environment, issue.expanded.surroundings),
  input: {
    operations: ['set'],
    on: ['create', 'edit'],
    isEmpty: (draft) => draft.environment === null,
    apply: (_draft, _operation, value) => ({ environment: readText('environment', value) }),
    changes: (before, after) => changedText('environment', before.environment, after.environment),
  },
};
