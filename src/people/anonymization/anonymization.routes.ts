import type { Ctx } from '../../context.ts';
import { expandSet } from '../../http/expand.ts';
import { type Call, type Route, route } from '../../http/route.ts';
import * as errors from './anonymization.errors.ts';
import { presentPlan, presentRun } from './anonymization.present.ts';
import * as schema from './anonymization.schema.ts';
import { type Asked, anonymize, planAnonymization, readRun, unlock } from './anonymization.service.ts';
import type { Run } from './anonymization.ts';

const source = 'Jira: REST description of api/2/user/anonymization';
const node = 'tessera';

interface Named {
  userKey?: string | null;
  oldUserKey?: string | null;
  oldUserName?: string | null;
  newOwnerKey?: string | null;
}

const common = { source, access: 'administrator', anonymous: 'not-authenticated' } as const;

export const anonymizationRoutes: Route[] = [
  /** Query: userKey; expand=affectedEntities counts what names the user. 400 with the same body where something is in the way. */
  route({
    ...common,
    method: 'GET',
    url: '/rest/api/2/user/anonymization',
    summary: 'What anonymizing a user would do, touch, and be kept from by; changes nothing',
    query: schema.validated,
    handle: ({ ctx, query, reply }) => showPlan(ctx, readAsked(query), query.expand, reply),
  }),
  /** Body: userKey; newOwnerKey of who gets what the user leads and shares. 202; 400 with the errors of the plan; 409. */
  route({
    ...common,
    method: 'POST',
    url: '/rest/api/2/user/anonymization',
    summary: 'Makes a user unrecognizable: names, e-mail address, histories and the audit log',
    body: schema.scheduled,
    status: 202,
    handle: (call) => carryOut(call, readAsked(call.body)),
  }),
  /** Query: taskId; absent: the newest. 404 where there was none. */
  route({
    ...common,
    method: 'GET',
    url: '/rest/api/2/user/anonymization/progress',
    summary: 'How far an anonymization got',
    query: schema.progressAsked,
    async handle({ ctx, query, links }) {
      const run = await readRun(ctx, query.taskId === undefined ? null : Number(query.taskId));
      return presentRun(run, links, ctx.actor.timeZone, node);
    },
  }),
  /** Query: userKey of now; oldUserKey or oldUserName of before; expand=affectedEntities. */
  route({
    ...common,
    method: 'GET',
    url: '/rest/api/2/user/anonymization/rerun',
    summary: 'What anonymizing once more, for traces of the old names, would do; changes nothing',
    query: schema.revalidated,
    handle: ({ ctx, query, reply }) => showPlan(ctx, readAskedAgain(query), query.expand, reply),
  }),
  /** Body: userKey of now; oldUserKey or oldUserName of before; newOwnerKey. 202; 400 with the errors of the plan; 409. */
  route({
    ...common,
    method: 'POST',
    url: '/rest/api/2/user/anonymization/rerun',
    summary: 'Removes traces of the old names of a user who was anonymized',
    body: schema.rescheduled,
    status: 202,
    handle: (call) => carryOut(call, readAskedAgain(call.body)),
  }),
  /** 404 where nothing holds the lock; 409 while it really runs. */
  route({
    ...common,
    method: 'DELETE',
    url: '/rest/api/2/user/anonymization/unlock',
    summary: 'Gives up an anonymization that a stopped program left unfinished',
    handle: ({ ctx }) => unlock(ctx),
  }),
];

function readAsked({ userKey, newOwnerKey }: Named): Asked {
  if (!userKey) throw errors.userKeyNeeded();
  return { userKey, newOwnerKey: newOwnerKey || undefined };
}

function readAskedAgain(named: Named): Asked {
  const before = [named.oldUserName, named.oldUserKey].filter(
    (name) => typeof name === 'string' && name !== '',
  );
  if (before.length === 0) throw errors.oldNameNeeded();
  return { ...readAsked(named), before: before as string[] };
}

async function showPlan(
  ctx: Ctx,
  asked: Asked,
  expand: string | undefined,
  reply: Call<never, never, never>['reply'],
) {
  const counting = expandSet(expand).has('affectedEntities');
  const plan = await planAnonymization(ctx, asked, { counting, owning: false });
  if (plan.hindrances.size > 0) reply.status(400);
  return presentPlan(plan);
}

async function carryOut(
  { ctx, reply, links }: Pick<Call<unknown, unknown, unknown>, 'ctx' | 'reply' | 'links'>,
  asked: Asked,
) {
  const outcome = await anonymize(ctx, asked);
  if ('hindrances' in outcome) {
    reply.status(400);
    return presentPlan(outcome);
  }
  const run: Run = outcome;
  const shown = presentRun(run, links, ctx.actor.timeZone, node);
  reply.header('Location', shown.progressUrl);
  return shown;
}
