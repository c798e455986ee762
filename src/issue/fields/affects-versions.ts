import { versionRef } from '../../project/version/version.present.ts';
import { changedSet } from './change.ts';
import { operators } from './clause.ts';
import type { SystemField } from './field.ts';
import { applyToSet } from './reference-set.ts';

export const versions: SystemField = {
  id: 'versions',
  name: 'Affects Version/s',
  schema: { type: 'array', items: 'version', system: 'versions' },
  navigable: true,
  orderable: true,
  searchable: true,
  clauses: [
    {
      names: ['affectedVersion'],
      operand: 'version',
      operators: operators.version,
      stored: { in: 'rows', table: 'issue_version', column: 'version_id', kind: 'affects' },
      sort: { by: 'version', kind: 'affects' },
    },
  ],
  needs: ['versions'],
  present: (issue, { links }) => issue.versions.map((one) => versionRef(one, links)),
  input: {
    operations: ['set', 'add', 'remove'],
    on: ['create', 'edit'],
    isEmpty: (draft) => draft.versionIds.length === 0,
    choices: ['versions'],
    apply: (draft, operation, value, choices) => ({
      versionIds: applyToSet(
        { field: 'versions', noun: 'Version' },
        draft.versionIds,
        operation,
        value,
        choices.versions,
      ),
    }),
    changes: (before, after, choices) =>
      changedSet('Version', 'versions', choices.versions, before.versionIds, after.versionIds),
    allowedValues: (choices, { links }) =>
      choices.versions.filter((one) => !one.archived).map((one) => versionRef(one, links)),
  },
};
