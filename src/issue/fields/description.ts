import { markupHtml } from '../rendering/markup-html.ts';
import { changedText } from './change.ts';
import { operators } from './clause.ts';
import type { SystemField } from './field.ts';
import { readText } from './input.ts';

export const description: SystemField = {
  id: 'description',
  name: 'Description',
  schema: { type: 'string', system: 'description' },
  navigable: true,
  orderable: true,
  searchable: true,
  clauses: [
    {
      names: ['description'],
      operand: 'text',
      operators: operators.text,
      stored: { in: 'text', texts: ['description'], comments: false, custom: false },
      sort: { by: 'column', column: 'description_lower' },
    },
  ],
  present: (issue) => issue.description,
  render: (issue) => markupHtml(issue.description, issue.expanded.surroundings),
  input: {
    operations: ['set'],
    on: ['create', 'edit'],
    isEmpty: (draft) => draft.description === null,
    apply: (_draft, _operation, value) => ({ description: readText('description', value) }),
    changes: (before, after) => changedText('description', before.description, after.description),
  },
};
