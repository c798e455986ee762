import { type Route, route } from '../../http/route.ts';
import { readNewLink } from './link.input.ts';
import { presentLink } from './link.present.ts';
import { linkBody, oneLink } from './link.schema.ts';
import { createLink, deleteLink, getLink } from './link.service.ts';

const common = {
  source: 'Jira: REST description of api/2/issueLink',
  access: 'anyone',
  anonymous: 'served',
} as const;
const one = { ...common, url: '/rest/api/2/issueLink/:linkId', params: oneLink } as const;

export const linkRoutes: Route[] = [
  route({
    ...common,
    method: 'POST',
    url: '/rest/api/2/issueLink',
    summary: 'Links two issues, and comments on the first',
    body: linkBody,
    /** @returns 201 without a body. Errors: 400, 401, 404 (link.service.ts). */
    async handle({ ctx, body, reply }) {
      await createLink(ctx, readNewLink(body));
      reply.status(201);
    },
  }),
  route({
    ...one,
    method: 'GET',
    summary: 'A link with its two issues',
    /** Errors: 404, also where one of the issues is hidden. */
    handle: async ({ ctx, params, links }) => presentLink(await getLink(ctx, params.linkId), links),
  }),
  route({
    ...one,
    method: 'DELETE',
    summary: 'Takes a link away',
    /** @returns 204. Errors: 401, 404 (link.service.ts). */
    async handle({ ctx, params }) {
      await deleteLink(ctx, params.linkId);
    },
  }),
];
