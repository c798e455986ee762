import { type Route, route } from '../../http/route.ts';
import { presentHumanArchive, presentRawArchive } from './archive.present.ts';
import { expandAttachment } from './archive.service.ts';
import { notAFile } from './attachment.errors.ts';
import {
  presentAttachment,
  presentAttachmentAlone,
  presentAttachmentSettings,
} from './attachment.present.ts';
import { attachmentParams, issueParams } from './attachment.schema.ts';
import { attach, deleteAttachment, getAttachment } from './attachment.service.ts';

export const attachmentRoutes: Route[] = [
  route({
    method: 'POST',
    url: '/rest/api/2/issue/:issueIdOrKey/attachments',
    summary: "Attaches the files of a multipart request (parts named 'file'): all of them, or none",
    source: 'Jira: REST description of addAttachment',
    access: 'anyone',
    anonymous: 'served',
    params: issueParams,
    consumes: 'multipart',
    /** @returns 200 with a list, in the order of the upload. Errors: 400, 401, 403, 404, 413, 507 (attachment.service.ts). */
    async handle({ ctx, params, links, files }) {
      const attached = await attach(ctx, params.issueIdOrKey, files());
      return attached.map((one) => presentAttachment(one, links, ctx.actor.timeZone));
    },
  }),
  route({
    method: 'GET',
    url: '/rest/api/2/attachment/meta',
    summary: 'Whether files can be attached, and how large they may be',
    source: 'Jira: REST description of getAttachmentMeta',
    access: 'anyone',
    anonymous: 'served',
    grants: false,
    handle: ({ ctx }) => presentAttachmentSettings(ctx.config.attachmentLimit),
  }),
  route({
    method: 'GET',
    url: '/rest/api/2/attachment/:id',
    summary: 'What is known of an attachment',
    source: 'Jira: REST description of getAttachment',
    access: 'anyone',
    anonymous: 'served',
    params: attachmentParams,
    /** Errors: 401 or 404, the same for missing and hidden. */
    async handle({ ctx, params, links }) {
      return presentAttachmentAlone(await getAttachment(ctx, params.id), links, ctx.actor.timeZone);
    },
  }),
  route({
    method: 'GET',
    url: '/rest/api/2/attachment/:id/expand/human',
    summary: 'What is in an attached ZIP archive, for people',
    source: 'Jira: REST description of expandForHumans',
    access: 'anyone',
    anonymous: 'served',
    params: attachmentParams,
    /** Errors: 401 or 404, the same for missing and hidden; 409 where it is no archive. */
    handle: async ({ ctx, params }) => presentHumanArchive(await expandAttachment(ctx, params.id)),
  }),
  route({
    method: 'GET',
    url: '/rest/api/2/attachment/:id/expand/raw',
    summary: 'What is in an attached ZIP archive, for programs',
    source: 'Jira: REST description of expandForMachines',
    access: 'anyone',
    anonymous: 'served',
    params: attachmentParams,
    /** Errors: as above. */
    handle: async ({ ctx, params }) => presentRawArchive(await expandAttachment(ctx, params.id)),
  }),
  route({
    method: 'GET',
    url: '/rest/api/2/attachment/:id/:filename',
    summary: 'No file: those are at /secure/attachment, which `content` of an attachment says',
    source: "Jira Server's 404 for the address that jira-client's downloadAttachment asks for",
    access: 'anyone',
    anonymous: 'served',
    grants: false,
    /** Errors: 404, whatever is asked for. */
    handle() {
      throw notAFile();
    },
  }),
  route({
    method: 'DELETE',
    url: '/rest/api/2/attachment/:id',
    summary: 'Deletes an attachment and its file',
    source: 'Jira: REST description of removeAttachment',
    access: 'anyone',
    anonymous: 'served',
    params: attachmentParams,
    /** @returns 204. Errors: 401 or 404, 403 (attachment.service.ts). */
    async handle({ ctx, params }) {
      await deleteAttachment(ctx, params.id);
    },
  }),
];
