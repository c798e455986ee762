import { componentRef } from '../../project/component/component.present.ts';
import { changedSet } from './change.ts';
import { operators } from './clause.ts';
import type { SystemField } from './field.ts';
import { applyToSet } from './reference-set.ts';

export const components: SystemField = {
  id: 'components',
  name: 'Component/s',
  schema: { type: 'array', items: 'component', system: 'components' },
  navigable: true,
  orderable: true,
  searchable: true,
  clauses: [
    {
      names: ['component'],
      operand: 'component',
      operators: operators.equalListedOrEmpty,
      stored: { in: 'rows', table: 'issue_component', column: 'component_id' },
      sort: { by: 'component' },
    },
  ],
  needs: ['components'],
  present: (issue, { links }) => issue.components.map((one) => componentRef(one, links)),
  input: {
    operations: ['add', 'set', 'remove'],
    on: ['create', 'edit'],
    isEmpty: (draft) => draft.componentIds.length === 0,
    choices: ['components'],
    apply: (draft, operation, value, choices) => ({
      componentIds: applyToSet(
        { field: 'components', noun: 'Component' },
        draft.componentIds,
        operation,
        value,
        choices.components,
      ),
    }),
    changes: (before, after, choices) =>
      changedSet('Component', 'components', choices.components, before.componentIds, after.componentIds),
    allowedValues: (choices, { links }) =>
      choices.components.filter((one) => !one.archived).map((one) => componentRef(one, links)),
  },
};
