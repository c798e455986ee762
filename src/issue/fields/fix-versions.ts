import { versionRef } from '../../project/version/version.present.ts';
import { changedSet } from './change.ts';
import { operators } from './clause.ts';
import type { SystemField } from './field.ts';
import { applyToSet } from './reference-set.ts';

export const fixVersions: SystemField = {
  id: 'fixVersions',
  name: 'Fix Version/s',
  schema: { type: 'array', items: 'version', system: 'fixVersions' },
  navigable: true,
  orderable: true,
  searchable: true,
  clauses: [
    {
      names: ['fixVersion'],
      operand: 'version',
      operators: operators.versionOrHistory,
      stored: { in: 'rows', table: 'issue_version', column: 'version_id', kind: 'fix' },
      sort: { by: 'version', kind: 'fix' },
    },
  ],
  needs: ['fixVersions'],
  present: (issue, { links }) => issue.fixVersions.map((one) => versionRef(one, links)),
  input: {
    operations: ['set', 'add', 'remove'],
    on: ['create', 'edit'],
    isEmpty: (draft) => draft.fixVersionIds.length === 0,
    permission: 'RESOLVE_ISSUES',
    choices: ['versions'],
    apply: (draft, operation, value, choices) => ({
      fixVersionIds: applyToSet(
        { field: 'fixVersions', noun: 'Version' },
        draft.fixVersionIds,
        operation,
        value,
        choices.versions,
      ),
    }),
    changes: (before, after, choices) =>
      changedSet('Fix Version', 'fixVersions', choices.versions, before.fixVersionIds, after.fixVersionIds),
    allowedValues: (choices, { links }) =>
      choices.versions.filter((one) => !one.archived).map((one) => versionRef(one, links)),
  },
};
