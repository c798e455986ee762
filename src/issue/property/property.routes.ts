import { Type } from 'typebox';
import { type Route, route } from '../../http/route.ts';
import { issueParams } from '../issue.schema.ts';
import { presentPropertyKeys } from './property.present.ts';
import { getProperty, listPropertyKeys, removeProperty, setProperty } from './property.service.ts';

const common = {
  source: 'Jira: REST description of api/2/issue/{}/properties',
  access: 'anyone',
  anonymous: 'served',
} as const;
const one = {
  ...common,
  url: '/rest/api/2/issue/:issueIdOrKey/properties/:propertyKey',
  params: Type.Object({ issueIdOrKey: Type.String(), propertyKey: Type.String() }),
} as const;

export const issuePropertyRoutes: Route[] = [
  route({
    ...common,
    method: 'GET',
    url: '/rest/api/2/issue/:issueIdOrKey/properties',
    summary: 'The keys of the properties of an issue',
    params: issueParams,
    /** Errors: 401 or 404 (issue.errors.ts). */
    async handle({ ctx, params, links }) {
      return presentPropertyKeys(await listPropertyKeys(ctx, params.issueIdOrKey), links);
    },
  }),
  route({
    ...one,
    method: 'GET',
    summary: 'A property of an issue',
    /** Errors: 400, 401, 404. */
    async handle({ ctx, params }) {
      const value = await getProperty(ctx, params.issueIdOrKey, params.propertyKey);
      return { key: params.propertyKey, value };
    },
  }),
  route({
    ...one,
    method: 'PUT',
    summary: 'Sets a property of an issue to any JSON',
    body: Type.Unknown(),
    /** @returns 201 for a new one, else 200. Errors: 400, 401, 403, 404. */
    async handle({ ctx, params, body, reply }) {
      const isNew = await setProperty(ctx, params.issueIdOrKey, params.propertyKey, body);
      reply.status(isNew ? 201 : 200);
    },
  }),
  route({
    ...one,
    method: 'DELETE',
    summary: 'Removes a property of an issue',
    /** @returns 204. Errors: 400, 401, 403, 404. */
    async handle({ ctx, params }) {
      await removeProperty(ctx, params.issueIdOrKey, params.propertyKey);
    },
  }),
];
