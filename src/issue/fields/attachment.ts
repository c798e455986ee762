import { presentAttachment } from '../attachment/attachment.present.ts';
import { operators } from './clause.ts';
import type { SystemField } from './field.ts';
import { instantText } from './instant.ts';

export const attachment: SystemField = {
  id: 'attachment',
  name: 'Attachment',
  schema: { type: 'array', items: 'attachment', system: 'attachment' },
  navigable: false,
  orderable: true,
  searchable: true,
  clauses: [
    {
      names: ['attachments'],
      operand: 'presence',
      operators: operators.empty,
      stored: { in: 'rows', table: 'attachment', column: 'id' },
    },
  ],
  needs: ['attachments'],
  present: (issue, { links, zone }) => issue.attachments.map((one) => presentAttachment(one, links, zone)),
  render: (issue, view) =>
    issue.attachments.map((one) => ({
      ...presentAttachment(one, view.links, view.zone),
      created: instantText(one.created, view),
      size: sizeText(one.size),
    })),
};

function sizeText(bytes: number): string {
  if (bytes < 1024) return `${bytes} bytes`;
  const kilobytes = bytes / 1024;
  return kilobytes < 1024 ? `${Math.round(kilobytes)} kB` : `${(kilobytes / 1024).toFixed(1)} MB`;
}
