import type { Links } from '../../../http/links.ts';
import { type Reply, type Route, route } from '../../../http/route.ts';
import {
  presentVersionLink,
  presentVersionLinks,
  versionLinkAddress,
} from './version-remote-link.present.ts';
import {
  globalIdQuery,
  versionLinkBody,
  versionLinkParams,
  versionParams,
} from './version-remote-link.schema.ts';
import {
  deleteVersionLinks,
  findVersionLinks,
  getVersionLink,
  listVersionLinks,
  putVersionLink,
} from './version-remote-link.service.ts';

const common = {
  source: 'Jira: REST description of api/2/version/remotelink and api/2/version/{}/remotelink',
  access: 'anyone',
  anonymous: 'served',
} as const;
const many = { ...common, url: '/rest/api/2/version/:versionId/remotelink', params: versionParams } as const;
const one = {
  ...common,
  url: '/rest/api/2/version/:versionId/remotelink/:globalId',
  params: versionLinkParams,
} as const;

export const versionRemoteLinkRoutes: Route[] = [
  route({
    ...common,
    method: 'GET',
    url: '/rest/api/2/version/remotelink',
    summary: 'The remote links of a global id, of all versions that the caller may see',
    query: globalIdQuery,
    /** @returns {links}. Errors: 400 without a global id. */
    handle: async ({ ctx, query, links }) =>
      presentVersionLinks(await findVersionLinks(ctx, query.globalId), links),
  }),
  route({
    ...many,
    method: 'GET',
    summary: 'The remote links of a version',
    /** @returns {links}. Errors: 404 without the version. */
    handle: async ({ ctx, params, links }) =>
      presentVersionLinks(await listVersionLinks(ctx, params.versionId), links),
  }),
  route({
    ...many,
    method: 'POST',
    summary: 'Makes a remote link of a version; one without a global id gets one',
    body: versionLinkBody,
    /** @returns 201 and the link's address. Errors: 400, 401, 403, 404. */
    async handle({ ctx, params, body, links, reply }) {
      answerMade(reply, links, await putVersionLink(ctx, params.versionId, null, body));
    },
  }),
  route({
    ...many,
    method: 'DELETE',
    summary: 'Deletes all remote links of a version',
    /** @returns 204. Errors: 401, 403, 404. */
    async handle({ ctx, params }) {
      await deleteVersionLinks(ctx, params.versionId, null);
    },
  }),
  route({
    ...one,
    method: 'GET',
    summary: 'A remote link of a version',
    /** Errors: 404 without the version or the link. */
    handle: async ({ ctx, params, links }) =>
      presentVersionLink(await getVersionLink(ctx, params.versionId, params.globalId), links),
  }),
  route({
    ...one,
    method: 'POST',
    summary: 'Makes a remote link of a version, or replaces the one of this global id',
    body: versionLinkBody,
    /** @returns 201 and the link's address. Errors: 400, 401, 403, 404. */
    async handle({ ctx, params, body, links, reply }) {
      answerMade(reply, links, await putVersionLink(ctx, params.versionId, params.globalId, body));
    },
  }),
  route({
    ...one,
    method: 'DELETE',
    summary: 'Deletes a remote link of a version',
    /** @returns 204. Errors: 401, 403, 404. */
    async handle({ ctx, params }) {
      await deleteVersionLinks(ctx, params.versionId, params.globalId);
    },
  }),
];

function answerMade(
  reply: Reply,
  links: Links,
  { version, globalId }: { version: { id: number }; globalId: string },
): void {
  reply.status(201);
  reply.header('Location', versionLinkAddress(version.id, globalId, links));
}
