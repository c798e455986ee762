import { type Route, route } from '../../http/route.ts';
import { oneTransition, propertyAsked, propertyGiven } from '../definition/workflow.schema.ts';
import {
  addProperty,
  changeProperty,
  deleteProperty,
  listProperties,
  readProperty,
} from './transition-property.service.ts';
import type { TransitionProperty } from './transition-property.ts';

const administrators = {
  source: 'Jira: REST description of api/2/workflow/transitions/{id}/properties',
  access: 'administrator',
  anonymous: 'not-authenticated',
} as const;

const present = ({ key, value }: TransitionProperty) => ({ key, value, id: key });

interface Asked {
  workflowName?: string | undefined;
  workflowMode?: string | undefined;
}
const whereOf = (transition: string, { workflowName, workflowMode }: Asked) => ({
  transition,
  workflowName,
  workflowMode,
});

/** Query everywhere: workflowName, workflowMode (live, or draft, of which there is none here), key. */
const routesAt = (url: `/${string}`): Route[] => [
  /** With key one property, without it all of them. */
  route({
    ...administrators,
    method: 'GET',
    url,
    summary: 'The properties of a transition',
    params: oneTransition,
    query: propertyAsked,
    async handle({ ctx, params, query }) {
      const where = whereOf(params.id, query);
      if (query.key) return present(await readProperty(ctx, where, query.key));
      return (await listProperties(ctx, where)).map(present);
    },
  }),
  /** 400 for a key that is there already. */
  route({
    ...administrators,
    method: 'POST',
    url,
    summary: 'Adds a property to a transition',
    params: oneTransition,
    query: propertyAsked,
    body: propertyGiven,
    handle: async ({ ctx, params, query, body }) =>
      present(await addProperty(ctx, whereOf(params.id, query), query.key, body)),
  }),
  /** 304 where it says so already. */
  route({
    ...administrators,
    method: 'PUT',
    url,
    summary: 'Changes a property of a transition, or adds it',
    params: oneTransition,
    query: propertyAsked,
    body: propertyGiven,
    async handle({ ctx, params, query, body, reply }) {
      const changed = await changeProperty(ctx, whereOf(params.id, query), query.key, body);
      if (changed === null) reply.status(304);
      return changed === null ? undefined : present(changed);
    },
  }),
  /** 200 without a body; 304 where it was not there. */
  route({
    ...administrators,
    method: 'DELETE',
    url,
    summary: 'Deletes a property of a transition',
    params: oneTransition,
    query: propertyAsked,
    async handle({ ctx, params, query, reply }) {
      const deleted = await deleteProperty(ctx, whereOf(params.id, query), query.key);
      reply.status(deleted ? 200 : 304);
    },
  }),
];

/** The second address is what Jira's description says, by a slip; clients that are made from it call that. */
export const transitionPropertyRoutes: Route[] = [
  ...routesAt('/rest/api/2/workflow/transitions/:id/properties'),
  ...routesAt('/rest/api/2/workflow/api/2/transitions/:id/properties'),
];
