import { Type } from 'typebox';
import { type Route, route } from '../../http/route.ts';
import { metricNames } from './metric.ts';
import { isMonitoring, type Monitor, readMetrics, setMonitoring } from './monitoring.service.ts';

const guard = {
  source: 'Jira: REST description of api/2/monitoring',
  access: 'system-administrator',
  anonymous: 'not-authenticated',
} as const;

const monitorRoutes = (monitor: 'app' | 'ipd', what: string): Route[] => [
  route({
    ...guard,
    method: 'GET',
    url: `/rest/api/2/monitoring/${monitor}`,
    summary: `Whether ${what}`,
    handle: ({ ctx }) => ({ enabled: isMonitoring(ctx, monitor) }),
  }),
  route({
    ...guard,
    method: 'POST',
    url: `/rest/api/2/monitoring/${monitor}`,
    summary: `Sets whether ${what}`,
    body: Type.Object({ enabled: Type.Boolean() }, { additionalProperties: false }),
    handle: ({ ctx, body }) => setMonitoring(ctx, monitor, body.enabled),
  }),
];

const exposing = (verb: 'startExposing' | 'stopExposing', enabled: boolean, summary: string): Route =>
  route({
    ...guard,
    method: 'POST',
    url: `/rest/api/2/monitoring/jmx/${verb}`,
    summary,
    status: 200,
    handle: ({ ctx }) => setMonitoring(ctx, 'jmx' satisfies Monitor, enabled),
  });

export const monitoringRoutes: Route[] = [
  ...monitorRoutes('app', 'apps are watched one by one (there are none)'),
  ...monitorRoutes('ipd', 'figures of the program are written to its log every minute'),
  route({
    ...guard,
    method: 'GET',
    url: '/rest/api/2/monitoring/jmx/areMetricsExposed',
    summary: 'Whether figures of the program are to be had at /rest/tessera/1.0/metrics',
    handle: ({ ctx }) => isMonitoring(ctx, 'jmx'),
  }),
  route({
    ...guard,
    method: 'GET',
    url: '/rest/api/2/monitoring/jmx/getAvailableMetrics',
    summary: 'The names of these figures',
    handle: () => metricNames,
  }),
  exposing('startExposing', true, 'Exposes figures of the program at /rest/tessera/1.0/metrics'),
  exposing('stopExposing', false, 'Exposes them no more'),
  route({
    ...guard,
    method: 'GET',
    url: '/rest/tessera/1.0/metrics',
    summary: 'Figures of the running program, while they are exposed',
    source: "Tessera's own: stands for Jira's JMX",
    handle: ({ ctx }) => readMetrics(ctx),
  }),
];
