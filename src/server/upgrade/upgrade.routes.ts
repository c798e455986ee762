import { type Route, route } from '../../http/route.ts';
import { presentUpgrade } from './upgrade.present.ts';
import { readLastUpgrade, runUpgrades } from './upgrade.service.ts';

const guard = {
  source: 'Jira: REST description of api/2/upgrade',
  access: 'system-administrator',
  anonymous: 'not-authenticated',
} as const;

export const upgradeRoutes: Route[] = [
  route({
    ...guard,
    method: 'GET',
    url: '/rest/api/2/upgrade',
    summary: 'How the last ordered run of upgrade tasks ended',
    handle: async ({ ctx }) => presentUpgrade(await readLastUpgrade(ctx), ctx.actor.timeZone),
  }),
  route({
    ...guard,
    method: 'POST',
    url: '/rest/api/2/upgrade',
    summary: 'Runs upgrade tasks that are left: none, they ran when the server started',
    webSudo: true,
    status: 200,
    handle: ({ ctx }) => runUpgrades(ctx),
  }),
];
