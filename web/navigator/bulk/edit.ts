/** What a form of changes means for each issue, and what was there before. */
import { put } from '../../kernel/api.ts';
import type { Asked } from './bulk-dialog.tsx';
import type { Marked } from './marked.ts';

export interface Wanted {
  /** null: as it is; '': nobody. */
  readonly assignee: string | null;
  /** Ids; '': as it is. */
  readonly priority: string;
  readonly version: string;
  readonly addLabels: string;
  readonly removeLabels: string;
  readonly comment: string;
}

export const nothing: Wanted = {
  assignee: null,
  priority: '',
  version: '',
  addLabels: '',
  removeLabels: '',
  comment: '',
};

const labelsOf = (text: string): string[] => text.split(/\s+/).filter((label) => label !== '');

/** @returns null where nothing is to be changed */
export function editOf(wanted: Wanted, issues: readonly Marked[]): Asked | null {
  const add = labelsOf(wanted.addLabels);
  const remove = labelsOf(wanted.removeLabels);
  const fields = {
    ...(wanted.assignee !== null && { assignee: { name: wanted.assignee === '' ? null : wanted.assignee } }),
    ...(wanted.priority !== '' && { priority: { id: wanted.priority } }),
  };
  const update = {
    ...((add.length > 0 || remove.length > 0) && {
      labels: [...add.map((label) => ({ add: label })), ...remove.map((label) => ({ remove: label }))],
    }),
    ...(wanted.version !== '' && { fixVersions: [{ add: { id: wanted.version } }] }),
    ...(wanted.comment.trim() !== '' && { comment: [{ add: { body: wanted.comment } }] }),
  };
  if (Object.keys(fields).length + Object.keys(update).length === 0) return null;
  const before = new Map(issues.map((issue) => [issue.key, issue.fields]));
  const change = async (key: string): Promise<void> => put(`/rest/api/2/issue/${key}`, { fields, update });
  // A comment was read by those whom it told: nothing takes that back.
  if ('comment' in update) return { change };
  return {
    change,
    async undo(key) {
      const was = before.get(key);
      if (!was) return;
      await put(`/rest/api/2/issue/${key}`, {
        fields: {
          ...('assignee' in fields && { assignee: { name: was.assignee?.name ?? null } }),
          ...('priority' in fields && { priority: was.priority && { id: was.priority.id } }),
          ...('labels' in update && { labels: was.labels }),
          ...('fixVersions' in update && { fixVersions: (was.fixVersions ?? []).map(({ id }) => ({ id })) }),
        },
      });
    },
  };
}
