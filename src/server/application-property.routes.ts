import { Type } from 'typebox';
import { type Route, route } from '../http/route.ts';
import { otherId } from './application-property.errors.ts';
import { presentProperty } from './application-property.present.ts';
import { changeProperty, getProperty, listAdvanced, listProperties } from './application-property.service.ts';

const source = 'Jira: REST description of api/2/application-properties and api/2/settings';
const administrators = { source, access: 'administrator', anonymous: 'not-authenticated' } as const;
const text = Type.Optional(Type.String({ maxLength: 255 }));

export const applicationPropertyRoutes: Route[] = [
  route({
    ...administrators,
    method: 'GET',
    url: '/rest/api/2/application-properties',
    summary: 'One application property by its key, or all of them',
    query: Type.Object({ key: text, keyFilter: text, permissionLevel: text }),
    handle({ ctx, query: { key, keyFilter, permissionLevel } }) {
      if (key !== undefined && key !== '') return presentProperty(getProperty(ctx, key));
      const level = permissionLevel === '' ? undefined : permissionLevel;
      return listProperties(ctx, { level, keyFilter }).map(presentProperty);
    },
  }),
  route({
    ...administrators,
    method: 'GET',
    url: '/rest/api/2/application-properties/advanced-settings',
    summary: 'The application properties of the page of advanced settings',
    handle: ({ ctx }) => listAdvanced(ctx).map(presentProperty),
  }),
  route({
    ...administrators,
    method: 'PUT',
    url: '/rest/api/2/application-properties/:id',
    summary: 'Sets an application property; it takes effect at once',
    webSudo: true,
    params: Type.Object({ id: Type.String() }),
    body: Type.Object(
      { id: Type.Optional(Type.String()), value: Type.Optional(Type.String()) },
      { additionalProperties: false },
    ),
    async handle({ ctx, params: { id }, body }) {
      if (body.id !== undefined && body.id !== id) throw otherId();
      return presentProperty(await changeProperty(ctx, id, body.value));
    },
  }),
  route({
    ...administrators,
    method: 'PUT',
    url: '/rest/api/2/settings/baseUrl',
    summary: 'Sets the base URL that every link starts with',
    webSudo: true,
    consumes: 'text',
    body: Type.String(),
    status: 200,
    async handle({ ctx, body }) {
      await changeProperty(ctx, 'jira.baseurl', body);
    },
  }),
];
