import { Type } from 'typebox';
import { type Route, route } from '../../../http/route.ts';
import { presentPropertyKeys } from './property.present.ts';
import { getProperty, listPropertyKeys, removeProperty, setProperty } from './property.service.ts';

const source = 'Jira: REST description of api/2/issuetype/{issueTypeId}/properties';
const reading = { source, method: 'GET', access: 'anyone', anonymous: 'served' } as const;
const url = '/rest/api/2/issuetype/:issueTypeId/properties';
const one = {
  url: `${url}/:propertyKey`,
  params: Type.Object({ issueTypeId: Type.String(), propertyKey: Type.String() }),
} as const;
const changing = { source, access: 'administrator', anonymous: 'not-authenticated', ...one } as const;

export const issueTypePropertyRoutes: Route[] = [
  route({
    ...reading,
    url,
    summary: 'The keys of the properties of an issue type',
    params: Type.Object({ issueTypeId: Type.String() }),
    async handle({ ctx, params, links }) {
      const { type, keys } = await listPropertyKeys(ctx, params.issueTypeId);
      return presentPropertyKeys(type.id, keys, links);
    },
  }),
  route({
    ...reading,
    ...one,
    summary: 'A property of an issue type',
    async handle({ ctx, params }) {
      const value = await getProperty(ctx, params.issueTypeId, params.propertyKey);
      return { key: params.propertyKey, value };
    },
  }),
  /** 201 for a new one, else 200. */
  route({
    ...changing,
    method: 'PUT',
    summary: 'Sets a property of an issue type to any JSON',
    body: Type.Unknown(),
    async handle({ ctx, params, body, reply }) {
      const isNew = await setProperty(ctx, params.issueTypeId, params.propertyKey, body);
      reply.status(isNew ? 201 : 200);
    },
  }),
  route({
    ...changing,
    method: 'DELETE',
    summary: 'Removes a property of an issue type',
    handle: async ({ ctx, params }) => removeProperty(ctx, params.issueTypeId, params.propertyKey),
  }),
];
