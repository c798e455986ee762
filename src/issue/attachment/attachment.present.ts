import type { Links } from '../../http/links.ts';
import { jiraInstant } from '../../kernel/jira-date.ts';
import { userRef } from '../../people/user/user.present.ts';
import type { Attachment } from './attachment.ts';

/**
 * As issues and uploads show an attachment.
 * @param zone IANA name of the reader's time zone
 */
export const presentAttachment = (attachment: Attachment, links: Links, zone: string) => ({
  self: links.to(`/rest/api/2/attachment/${attachment.id}`),
  id: String(attachment.id),
  filename: attachment.filename,
  author: attachment.author ? userRef(attachment.author, links) : undefined,
  created: jiraInstant(attachment.created, zone),
  size: attachment.size,
  mimeType: attachment.mimeType,
  content: links.to(`/secure/attachment/${attachment.id}/${encodeURIComponent(attachment.filename)}`),
  thumbnail: attachment.hasThumbnail
    ? links.to(`/secure/thumbnail/${attachment.id}/_thumb_${attachment.id}.png`)
    : undefined,
});

/** As GET /attachment/{id} shows it. */
export const presentAttachmentAlone = (attachment: Attachment, links: Links, zone: string) => ({
  ...presentAttachment(attachment, links, zone),
  properties: {},
});

/** @param uploadLimit bytes */
export const presentAttachmentSettings = (uploadLimit: number) => ({ enabled: true, uploadLimit });
