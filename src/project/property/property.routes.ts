import { Type } from 'typebox';
import { type Route, route } from '../../http/route.ts';
import { oneProject } from '../project.schema.ts';
import { presentPropertyKeys } from './property.present.ts';
import { getProperty, listPropertyKeys, removeProperty, setProperty } from './property.service.ts';

const source = 'Jira: REST description of api/2/project/{projectIdOrKey}/properties';
const reading = { source, method: 'GET', access: 'anyone', anonymous: 'served' } as const;
const one = {
  url: '/rest/api/2/project/:projectIdOrKey/properties/:propertyKey',
  params: Type.Object({ projectIdOrKey: Type.String(), propertyKey: Type.String() }),
} as const;
const changing = { source, access: 'user', anonymous: 'not-authenticated', ...one } as const;

export const projectPropertyRoutes: Route[] = [
  route({
    ...reading,
    url: '/rest/api/2/project/:projectIdOrKey/properties',
    summary: 'The keys of the properties of a project',
    params: oneProject,
    async handle({ ctx, params, links }) {
      const { project, keys } = await listPropertyKeys(ctx, params.projectIdOrKey);
      return presentPropertyKeys(project.key, keys, links);
    },
  }),
  route({
    ...reading,
    ...one,
    summary: 'A property of a project',
    async handle({ ctx, params }) {
      const value = await getProperty(ctx, params.projectIdOrKey, params.propertyKey);
      return { key: params.propertyKey, value };
    },
  }),
  /** 201 for a new one, else 200. */
  route({
    ...changing,
    method: 'PUT',
    summary: 'Sets a property of a project to any JSON',
    body: Type.Unknown(),
    async handle({ ctx, params, body, reply }) {
      const isNew = await setProperty(ctx, params.projectIdOrKey, params.propertyKey, body);
      reply.status(isNew ? 201 : 200);
    },
  }),
  route({
    ...changing,
    method: 'DELETE',
    summary: 'Removes a property of a project',
    handle: async ({ ctx, params }) => removeProperty(ctx, params.projectIdOrKey, params.propertyKey),
  }),
];
