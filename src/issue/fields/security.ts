import { invalidField } from '../../kernel/app-error.ts';
import { presentLevel } from '../../permission/security/security.present.ts';
import { cannotBeSet } from '../issue.errors.ts';
import { changedReference } from './change.ts';
import { operators } from './clause.ts';
import type { SystemField } from './field.ts';
import { choose, readReference } from './input.ts';

/** Absent where the project wears no security scheme. A sub-task has its parent's, and no say in it (Jira). */
export const security: SystemField = {
  id: 'security',
  name: 'Security Level',
  schema: { type: 'securitylevel', system: 'security' },
  navigable: true,
  orderable: true,
  searchable: true,
  clauses: [
    {
      names: ['level'],
      operand: 'securityLevel',
      operators: operators.equalListedOrEmpty,
      stored: { in: 'column', column: 'security_level_id' },
      sort: { by: 'security-level' },
    },
  ],
  present(issue, { links }) {
    if (issue.security) return presentLevel(issue.security, links);
    return issue.project.hasSecurity ? null : undefined;
  },
  input: {
    operations: ['set'],
    on: ['create', 'edit'],
    isEmpty: (draft) => draft.securityLevelId === null,
    permission: 'SET_ISSUE_SECURITY',
    choices: ['securityLevels'],
    offered: ({ securityLevels }, subtask) => !subtask && securityLevels.length > 0,
    apply(draft, _operation, value, { securityLevels }) {
      if (draft.parentId !== null || securityLevels.length === 0) throw cannotBeSet('security');
      if (value === null) return { securityLevelId: null };
      const reference = readReference(value);
      if (!reference)
        throw invalidField('security', "Could not find valid 'id' or 'name' in security object.");
      if (reference.id === '-1') return { securityLevelId: null };
      const usable = securityLevels.filter((level) => level.usable || level.id === draft.securityLevelId);
      const found = choose(usable, reference);
      if (!found) throw invalidField('security', 'The security level selected is invalid.');
      return { securityLevelId: found.id };
    },
    changes: (before, after, { securityLevels }) =>
      changedReference('security', securityLevels, before.securityLevelId, after.securityLevelId),
    allowedValues: ({ securityLevels }, { links }) =>
      securityLevels.filter((level) => level.usable).map((level) => presentLevel(level, links)),
    defaultValue({ securityLevels }, { links }) {
      const standard = securityLevels.find((level) => level.isDefault && level.usable);
      return standard && presentLevel(standard, links);
    },
  },
};
