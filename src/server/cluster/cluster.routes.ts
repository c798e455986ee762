/** One program runs on a database: there is no cluster, and Jira has words for that too. */
import { Type } from 'typebox';
import { type Route, route } from '../../http/route.ts';
import { serverInfo } from '../server-info.ts';
import { notClustered, noUpgradeWithoutStop } from './cluster.errors.ts';

const guard = {
  source: 'Jira: REST description of api/2/cluster',
  access: 'system-administrator',
  anonymous: 'not-authenticated',
} as const;
const node = Type.Object({ nodeId: Type.String() });

function refuseAsSingle(): never {
  throw notClustered();
}

const upgradeStep = (step: string, summary: string): Route =>
  route({
    ...guard,
    method: 'POST',
    url: `/rest/api/2/cluster/zdu/${step}`,
    summary,
    handle() {
      throw noUpgradeWithoutStop();
    },
  });

export const clusterRoutes: Route[] = [
  route({
    ...guard,
    method: 'GET',
    url: '/rest/api/2/cluster/nodes',
    summary: 'The nodes of the cluster: 405, there is none',
    handle: refuseAsSingle,
  }),
  route({
    ...guard,
    method: 'DELETE',
    url: '/rest/api/2/cluster/node/:nodeId',
    summary: 'Takes a node out of the cluster: 405, there is none',
    params: node,
    handle: refuseAsSingle,
  }),
  route({
    ...guard,
    method: 'PUT',
    url: '/rest/api/2/cluster/node/:nodeId/offline',
    summary: 'Marks a node as offline: 405, there is no cluster',
    params: node,
    handle: refuseAsSingle,
  }),
  route({
    ...guard,
    method: 'PUT',
    url: '/rest/api/2/cluster/index-snapshot/:nodeId',
    summary: 'Asks another node for its index: 405, there is none',
    params: node,
    handle: refuseAsSingle,
  }),
  route({
    ...guard,
    method: 'GET',
    url: '/rest/api/2/cluster/zdu/state',
    summary: 'How far a zero-downtime upgrade is: STABLE, none is ever under way',
    handle: () => ({
      state: 'STABLE',
      build: { buildNumber: serverInfo.buildNumber, version: serverInfo.version },
    }),
  }),
  upgradeStep('start', 'Begins a zero-downtime upgrade: 409, there is no cluster'),
  upgradeStep('cancel', 'Cancels a zero-downtime upgrade: 409, there is no cluster'),
  upgradeStep('approve', 'Finishes a zero-downtime upgrade: 409, there is no cluster'),
  upgradeStep('retryUpgrade', 'Repeats the last step of a zero-downtime upgrade: 409, there is no cluster'),
];
