import { type Route, route } from '../../http/route.ts';
import { issueParams } from '../issue.schema.ts';
import { presentVotes } from './vote.present.ts';
import { getVotes, vote, withdrawVote } from './vote.service.ts';

const votes = {
  source: 'Jira: REST description of api/2/issue/{}/votes',
  access: 'anyone',
  anonymous: 'served',
  url: '/rest/api/2/issue/:issueIdOrKey/votes',
  params: issueParams,
} as const;

export const voteRoutes: Route[] = [
  route({
    ...votes,
    method: 'GET',
    summary: 'Who voted for an issue',
    /** @returns the count; the list is empty without View Voters and Watchers. Errors: 401 or 404. */
    async handle({ ctx, params, links }) {
      return presentVotes(await getVotes(ctx, params.issueIdOrKey), links);
    },
  }),
  route({
    ...votes,
    method: 'POST',
    summary: "Gives the caller's vote to an issue",
    /** @returns 204. Errors: 401; 404 for one's own issue, a resolved one and without the issue. */
    async handle({ ctx, params }) {
      await vote(ctx, params.issueIdOrKey);
    },
  }),
  route({
    ...votes,
    method: 'DELETE',
    summary: "Takes the caller's vote back",
    /** @returns 204. Errors: 401; 404 for a resolved issue and without the issue. */
    async handle({ ctx, params }) {
      await withdrawVote(ctx, params.issueIdOrKey);
    },
  }),
];
