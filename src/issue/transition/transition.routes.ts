import { expandSet } from '../../http/expand.ts';
import { type Route, route } from '../../http/route.ts';
import { issueParams, transitionBody, transitionsQuery } from '../issue.schema.ts';
import { presentTransitions } from './transition.present.ts';
import { listTransitions, makeTransition } from './transition.service.ts';

const transitions = {
  source: 'Jira: REST description of api/2/issue/{}/transitions',
  access: 'anyone',
  anonymous: 'served',
  url: '/rest/api/2/issue/:issueIdOrKey/transitions',
  params: issueParams,
} as const;

export const transitionRoutes: Route[] = [
  route({
    ...transitions,
    method: 'GET',
    summary: 'The transitions that the caller may make on an issue, now',
    query: transitionsQuery,
    /** @returns {expand, transitions}. Errors: 401 or 404 (issue.errors.ts). */
    async handle({ ctx, params, query, links }) {
      const found = await listTransitions(ctx, params.issueIdOrKey, {
        fields: expandSet(query.expand).has('transitions.fields'),
        only: query.transitionId,
      });
      const view = { links, zone: ctx.actor.timeZone, now: ctx.now };
      return { expand: 'transitions', transitions: presentTransitions(found, view) };
    },
  }),
  route({
    ...transitions,
    method: 'POST',
    summary: 'Moves an issue along its workflow',
    body: transitionBody,
    /** @returns 204. Errors: 400 (transition.errors.ts, and by field), 401 or 404 without the issue. */
    async handle({ ctx, params, body }) {
      await makeTransition(ctx, params.issueIdOrKey, body.transition?.id, body);
    },
  }),
];
