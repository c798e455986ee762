import { presentBrief } from './brief.ts';
import { operators } from './clause.ts';
import type { SystemField } from './field.ts';
import { isObject } from './input.ts';

export const parent: SystemField = {
  id: 'parent',
  name: 'Parent',
  schema: { type: 'issuelink', system: 'parent' },
  navigable: true,
  orderable: false,
  searchable: false,
  listed: false,
  clauses: [
    {
      names: ['parent'],
      operand: 'issue',
      operators: operators.equalOrListed,
      stored: { in: 'column', column: 'parent_id' },
    },
  ],
  needs: ['parent'],
  present: (issue, { links }) => (issue.parent ? presentBrief(issue.parent, links) : undefined),
  input: {
    operations: ['set'],
    required: true,
    on: ['subtask'],
    always: ['subtask'],
    // Which issue it is was settled by create.service.ts, which looks it up.
    apply: () => ({}),
  },
};

/** The id or key that a client's parent object means; null: it is none. */
export function readParentReference(value: unknown): string | null {
  if (!isObject(value)) return null;
  for (const part of [value.key, value.id]) {
    if (typeof part === 'string' && part !== '') return part;
    if (typeof part === 'number') return String(part);
  }
  return null;
}
