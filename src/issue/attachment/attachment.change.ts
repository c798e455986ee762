import type { ChangeItem } from '../changelog/changelog.ts';

type Named = { readonly id: number; readonly filename: string };

/** How the history of an issue tells of its files: id and name on the side where the file is. */
const attachmentChange = (before: Named | null, after: Named | null): ChangeItem => ({
  field: 'Attachment',
  fieldType: 'jira',
  fieldId: 'attachment',
  from: before && String(before.id),
  fromString: before?.filename ?? null,
  to: after && String(after.id),
  toString: after?.filename ?? null,
});

export const attachmentAdded = (file: Named): ChangeItem => attachmentChange(null, file);
export const attachmentRemoved = (file: Named): ChangeItem => attachmentChange(file, null);
