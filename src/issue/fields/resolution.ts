import { invalidField } from '../../kernel/app-error.ts';
import { presentResolution } from '../../workflow/resolution/resolution.present.ts';
import { changedReference } from './change.ts';
import { operators } from './clause.ts';
import type { SystemField } from './field.ts';
import { choose, readReference } from './input.ts';

export const resolution: SystemField = {
  id: 'resolution',
  name: 'Resolution',
  schema: { type: 'resolution', system: 'resolution' },
  navigable: true,
  orderable: true,
  searchable: true,
  clauses: [
    {
      names: ['resolution'],
      operand: 'resolution',
      operators: operators.orderedOrHistory,
      stored: { in: 'column', column: 'resolution_id' },
      sort: { by: 'sequence', of: 'resolution' },
    },
  ],
  present: (issue, { links }) => issue.resolution && presentResolution(issue.resolution, links),
  // Of the stock screens only a transition's has it: an open issue has no resolution, a closed one keeps its own.
  input: {
    operations: ['set'],
    required: true,
    on: ['edit'],
    isEmpty: (draft) => draft.resolutionId === null,
    choices: ['resolutions'],
    apply(_draft, _operation, value, { resolutions }) {
      const reference = readReference(value);
      if (!reference) {
        throw invalidField('resolution', "Could not find valid 'id' or 'name' in resolution object.");
      }
      const found = choose(resolutions, reference);
      if (!found) throw invalidField('resolution', 'The resolution selected is invalid.');
      return { resolutionId: found.id };
    },
    changes: (before, after, { resolutions }) =>
      changedReference('resolution', resolutions, before.resolutionId, after.resolutionId),
    allowedValues: ({ resolutions }, { links }) => resolutions.map((one) => presentResolution(one, links)),
    // What a transition resolves by where nothing is said (transition.service.ts).
    defaultValue: ({ resolutions: [first] }, { links }) => first && presentResolution(first, links),
  },
};
