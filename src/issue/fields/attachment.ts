import { presentAttachment } from '../attachment/attachment.present.ts';
import { sizeText } from '../attachment/size-text.ts';
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
