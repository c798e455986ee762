import { type Route, route } from '../../http/route.ts';
import { presentLinkType } from './link-type.present.ts';
import { linkTypeInput, oneLinkType } from './link-type.schema.ts';
import {
  changeLinkType,
  createLinkType,
  deleteLinkType,
  listLinkTypes,
  requireLinkType,
} from './link-type.service.ts';

const source = 'Jira: REST description of api/2/issueLinkType';
const open = { source, access: 'anyone', anonymous: 'served' } as const;
const administrators = { source, access: 'administrator', anonymous: 'not-authenticated' } as const;

const url = '/rest/api/2/issueLinkType';
const one = { url: `${url}/:issueLinkTypeId`, params: oneLinkType } as const;

export const linkTypeRoutes: Route[] = [
  route({
    ...open,
    method: 'GET',
    url,
    summary: 'The types of issue links, by name',
    /** @returns {issueLinkTypes}. Errors: 401 for an anonymous visitor who sees nothing here. */
    handle: async ({ ctx, links }) => ({
      issueLinkTypes: (await listLinkTypes(ctx)).map((type) => presentLinkType(type, links)),
    }),
  }),
  route({
    ...administrators,
    method: 'POST',
    url,
    summary: 'Makes a type of issue links',
    body: linkTypeInput,
    status: 201,
    /** Errors: 400 by field (link-type.errors.ts). */
    handle: async ({ ctx, body, links }) => presentLinkType(await createLinkType(ctx, body), links),
  }),
  route({
    ...open,
    ...one,
    method: 'GET',
    summary: 'One type of issue links',
    /** Errors: 404, and 401 as for the list. */
    handle: async ({ ctx, params, links }) =>
      presentLinkType(await requireLinkType(ctx, params.issueLinkTypeId), links),
  }),
  route({
    ...administrators,
    ...one,
    method: 'PUT',
    summary: 'Changes what is given of a type of issue links',
    body: linkTypeInput,
    /** Errors: 400 by field, 404. */
    async handle({ ctx, params, body, links }) {
      const before = await requireLinkType(ctx, params.issueLinkTypeId);
      return presentLinkType(await changeLinkType(ctx, before, body), links);
    },
  }),
  route({
    ...administrators,
    ...one,
    method: 'DELETE',
    summary: 'Deletes a type of issue links, and every link of it',
    /** @returns 204. Errors: 404. */
    async handle({ ctx, params }) {
      await deleteLinkType(ctx, await requireLinkType(ctx, params.issueLinkTypeId));
    },
  }),
];
