import { type Route, route } from '../../http/route.ts';
import { isRequired } from './remote-link.errors.ts';
import { readRemoteLink } from './remote-link.input.ts';
import { presentRemoteLink, presentRemoteLinkRef } from './remote-link.present.ts';
import { globalIdQuery, issueParams, linkParams, remoteLinkBody } from './remote-link.schema.ts';
import {
  changeRemoteLink,
  deleteByGlobalId,
  deleteRemoteLink,
  getByGlobalId,
  getRemoteLink,
  listRemoteLinks,
  putRemoteLink,
} from './remote-link.service.ts';

const many = {
  source: 'Jira: REST description of api/2/issue/{}/remotelink',
  access: 'anyone',
  anonymous: 'served',
  url: '/rest/api/2/issue/:issueIdOrKey/remotelink',
  params: issueParams,
} as const;
const one = {
  ...many,
  url: '/rest/api/2/issue/:issueIdOrKey/remotelink/:linkId',
  params: linkParams,
} as const;

export const remoteLinkRoutes: Route[] = [
  route({
    ...many,
    method: 'GET',
    summary: 'The remote links of an issue, or the one of a global id',
    query: globalIdQuery,
    /** @returns a list; with `globalId` one link. Errors: 401 or 404 without the issue, 404 without the link. */
    async handle({ ctx, params, query, links }) {
      if (query.globalId) {
        const { issueKey, link } = await getByGlobalId(ctx, params.issueIdOrKey, query.globalId);
        return presentRemoteLink(issueKey, link, links);
      }
      const found = await listRemoteLinks(ctx, params.issueIdOrKey);
      return found.links.map((link) => presentRemoteLink(found.issueKey, link, links));
    },
  }),
  route({
    ...many,
    method: 'POST',
    summary: 'Makes a remote link, or replaces the one of the same global id',
    body: remoteLinkBody,
    /** @returns {id, self}: 201 where it was made, 200 where one was replaced. Errors: 400 by field, 401, 403, 404. */
    async handle({ ctx, params, body, links, reply }) {
      const { issueKey, id, created } = await putRemoteLink(ctx, params.issueIdOrKey, readRemoteLink(body));
      reply.status(created ? 201 : 200);
      return presentRemoteLinkRef(issueKey, id, links);
    },
  }),
  route({
    ...many,
    method: 'DELETE',
    summary: 'Deletes the remote link of a global id',
    query: globalIdQuery,
    /** @returns 204. Errors: 400 without a global id, 401, 403, 404. */
    async handle({ ctx, params, query }) {
      if (!query.globalId) throw isRequired('globalId');
      await deleteByGlobalId(ctx, params.issueIdOrKey, query.globalId);
    },
  }),
  route({
    ...one,
    method: 'GET',
    summary: 'A remote link',
    /** Errors: 401 or 404 without the issue, 404 without the link. */
    async handle({ ctx, params, links }) {
      const { issueKey, link } = await getRemoteLink(ctx, params.issueIdOrKey, params.linkId);
      return presentRemoteLink(issueKey, link, links);
    },
  }),
  route({
    ...one,
    method: 'PUT',
    summary: 'Replaces a remote link; what is not given is none',
    body: remoteLinkBody,
    /** @returns 204. Errors: 400 by field, 401, 403, 404. */
    async handle({ ctx, params, body }) {
      await changeRemoteLink(ctx, params.issueIdOrKey, params.linkId, readRemoteLink(body));
    },
  }),
  route({
    ...one,
    method: 'DELETE',
    summary: 'Deletes a remote link',
    /** @returns 204. Errors: 401, 403, 404. */
    async handle({ ctx, params }) {
      await deleteRemoteLink(ctx, params.issueIdOrKey, params.linkId);
    },
  }),
];
