import { projectRef } from '../../project/project.present.ts';
import { operators } from './clause.ts';
import type { SystemField } from './field.ts';
import { isObject } from './input.ts';

export const project: SystemField = {
  id: 'project',
  name: 'Project',
  schema: { type: 'project', system: 'project' },
  navigable: true,
  orderable: false,
  searchable: true,
  clauses: [
    {
      names: ['project'],
      operand: 'project',
      operators: operators.equalListedOrEmpty,
      stored: { in: 'column', column: 'project_id' },
      sort: { by: 'project-name' },
    },
    {
      names: ['category'],
      operand: 'projectCategory',
      operators: operators.equalListedOrEmpty,
      stored: { in: 'project', column: 'category_id' },
    },
  ],
  clauseNames: ['project'],
  present: (issue, { links }) => projectRef(issue.project, links),
  input: {
    operations: ['set'],
    required: true,
    on: ['create'],
    always: ['create', 'subtask'],
    // The project decides what everything else may be: create.service.ts has settled it by now.
    apply: () => ({}),
  },
};

/** The id or key that a client's project object means; null: it is none. */
export function readProjectReference(value: unknown): string | null {
  if (!isObject(value)) return null;
  for (const part of [value.id, value.key]) {
    if (typeof part === 'string' && part !== '') return part;
    if (typeof part === 'number') return String(part);
  }
  return null;
}
