import { Type } from 'typebox';
import { type Route, route } from '../../http/route.ts';
import { presentItemKeys } from './gadget.present.ts';
import {
  listItemProperties,
  readItemProperty,
  removeItemProperty,
  setItemProperty,
} from './item-property.service.ts';

const source = 'Jira: REST description of api/2/dashboard/{id}/items/{itemId}/properties';
const url = '/rest/api/2/dashboard/:id/items/:itemId/properties';
const item = { id: Type.String(), itemId: Type.String() };
const reading = { source, access: 'anyone', anonymous: 'served' } as const;
const writing = { source, access: 'user', anonymous: 'not-authenticated' } as const;
const one = {
  url: `${url}/:propertyKey`,
  params: Type.Object({ ...item, propertyKey: Type.String() }),
} as const;

export const itemPropertyRoutes: Route[] = [
  route({
    ...reading,
    method: 'GET',
    url,
    summary: 'The keys of the properties of a dashboard item',
    params: Type.Object(item),
    handle: async ({ ctx, params, links }) =>
      presentItemKeys(await listItemProperties(ctx, params), params.id, params.itemId, links),
  }),
  route({
    ...reading,
    ...one,
    method: 'GET',
    summary: 'A property of a dashboard item',
    handle: async ({ ctx, params }) => ({
      key: params.propertyKey,
      value: await readItemProperty(ctx, params, params.propertyKey),
    }),
  }),
  route({
    ...writing,
    ...one,
    method: 'PUT',
    summary: 'Sets a property of a dashboard item to any JSON',
    body: Type.Unknown(),
    async handle({ ctx, params, body, reply }) {
      const isNew = await setItemProperty(ctx, params, params.propertyKey, body);
      reply.status(isNew ? 201 : 200);
    },
  }),
  route({
    ...writing,
    ...one,
    method: 'DELETE',
    summary: 'Removes a property of a dashboard item',
    handle: ({ ctx, params }) => removeItemProperty(ctx, params, params.propertyKey),
  }),
];
