import { Type } from 'typebox';
import { content, type Route, route } from '../../http/route.ts';
import { readPreference, removePreference, setPreference } from './preference.service.ts';

const own = {
  url: '/rest/api/2/mypreferences',
  source: 'Jira: REST description of api/2/mypreferences',
  access: 'user',
  anonymous: 'not-authenticated',
  query: Type.Object({ key: Type.Optional(Type.String()) }),
} as const;

export const preferenceRoutes: Route[] = [
  /** Query: key. Answers the value as it is, text/plain. 404 where it is not set. */
  route({
    ...own,
    method: 'GET',
    summary: "One of the caller's preferences, as plain text",
    grants: false,
    handle: async ({ ctx, query }) =>
      content('text/plain;charset=UTF-8', await readPreference(ctx, query.key)),
  }),
  /** Query: key. The body is the value: plain text, or a JSON string. */
  route({
    ...own,
    method: 'PUT',
    summary: "Sets one of the caller's preferences to the text of the body",
    body: Type.String(),
    consumes: 'text',
    async handle({ ctx, query, body }) {
      await setPreference(ctx, query.key, body);
    },
  }),
  route({
    ...own,
    method: 'DELETE',
    summary: "Removes one of the caller's preferences",
    async handle({ ctx, query }) {
      await removePreference(ctx, query.key);
    },
  }),
];
