import { Type } from 'typebox';
import type { Ctx } from '../../context.ts';
import { type Route, route } from '../../http/route.ts';
import { changeRateLimiting, listExempt, rateLimiting, resetRateLimiting } from './rate-limit.service.ts';

const own = {
  url: '/rest/tessera/1/rate-limiting',
  source: "Tessera's own; what it sets is Jira's: Adjusting your code for rate limiting",
  access: 'administrator',
  anonymous: 'not-authenticated',
} as const;

const limits = {
  enabled: Type.Boolean(),
  /** How many requests each interval adds. */
  requests: Type.Number(),
  intervalSeconds: Type.Number(),
  /** Most requests at once. */
  burst: Type.Number(),
  /** Names of users who are never limited. */
  exemptUsers: Type.Array(Type.String({ maxLength: 255 })),
};
const shown = Type.Object(limits);

export const rateLimitRoutes: Route[] = [
  route({
    ...own,
    method: 'GET',
    summary: 'How many requests a user may make, and who is exempt',
    response: shown,
    handle: ({ ctx }) => show(ctx),
  }),
  route({
    ...own,
    method: 'PUT',
    summary: 'Changes how many requests a user may make, at once; what is not sent stays as it is',
    webSudo: true,
    body: Type.Partial(Type.Object(limits), { additionalProperties: false }),
    response: shown,
    async handle({ ctx, body }) {
      await changeRateLimiting(ctx, body);
      return show(ctx);
    },
  }),
  route({
    ...own,
    method: 'DELETE',
    summary: 'Lets the limits hold again that the program was started with, and exempts nobody',
    webSudo: true,
    response: shown,
    async handle({ ctx }) {
      await resetRateLimiting(ctx);
      return show(ctx);
    },
  }),
];

async function show(ctx: Ctx) {
  const { enabled, requests, intervalSeconds, burst } = rateLimiting(ctx);
  return { enabled, requests, intervalSeconds, burst, exemptUsers: await listExempt(ctx) };
}
