import { type Route, route } from '../http/route.ts';
import { isTrue } from '../kernel/flag.ts';
import { checkHealth } from './health.service.ts';
import { presentServerInfo } from './server-info.present.ts';
import { askedInfo } from './server-info.schema.ts';
import { configuration, serverInfo } from './server-info.ts';

const everyUser = {
  source: 'atlassian-python-api: configuration of time tracking',
  access: 'user',
  anonymous: 'not-authenticated',
  grants: false,
} as const;
const timeTracking = { key: 'JIRA', name: 'JIRA provided time tracking' };

export const serverInfoRoutes: Route[] = [
  route({
    method: 'GET',
    url: '/rest/api/2/serverInfo',
    summary: 'Version, addresses and time of this server; with `doHealthCheck=true` whether it is well',
    source: 'Jira: REST description of api/2/serverInfo',
    access: 'anyone',
    anonymous: 'served',
    rateLimit: false,
    grants: false,
    query: askedInfo,
    async handle({ ctx, query, links }) {
      const { now, actor, config } = ctx;
      const moment = { baseUrl: links.base, serverTitle: config.serverTitle, now, zone: actor.timeZone };
      const checks = isTrue(query.doHealthCheck) ? await checkHealth(ctx) : null;
      return presentServerInfo(serverInfo, moment, checks);
    },
  }),
  route({
    method: 'GET',
    url: '/rest/api/2/configuration',
    summary: 'What is switched on, and how time is counted',
    source: 'Jira: REST description of api/2/configuration',
    access: 'user',
    anonymous: 'not-authenticated',
    grants: false,
    handle: () => configuration,
  }),
  route({
    ...everyUser,
    method: 'GET',
    url: '/rest/api/2/configuration/timetracking',
    summary: 'What counts time here: the one way there is',
    handle: () => timeTracking,
  }),
  route({
    ...everyUser,
    method: 'GET',
    url: '/rest/api/2/configuration/timetracking/list',
    summary: 'The ways in which time can be counted',
    handle: () => [timeTracking],
  }),
  route({
    ...everyUser,
    method: 'GET',
    url: '/rest/api/2/configuration/timetracking/options',
    summary: 'How time is counted',
    handle: () => configuration.timeTrackingConfiguration,
  }),
  route({
    method: 'GET',
    url: '/rest/applinks/latest/listApplicationlinks',
    summary: 'Other applications that this server is linked with: none',
    source: 'python-jira: applicationlinks()',
    access: 'administrator',
    anonymous: 'not-authenticated',
    handle: () => ({ list: [] }),
  }),
  route({
    method: 'GET',
    url: '/status',
    summary: 'Whether this server runs: for load balancers. 500 and ERROR while the database does not answer',
    source: "Jira: load balancers' /status",
    access: 'anyone',
    anonymous: 'served',
    grants: false,
    errors: 'json',
    async handle({ ctx, reply }) {
      const checks = await checkHealth(ctx);
      if (checks.every((check) => check.passed)) return { state: 'RUNNING' };
      reply.status(500);
      return { state: 'ERROR' };
    },
  }),
];
