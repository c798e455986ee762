/** Figures of the running program, for monitoring. */
import { performance } from 'node:perf_hooks';
import { getHeapStatistics } from 'node:v8';

const metrics = {
  'uptime.seconds': () => Math.round(performance.now() / 1000),
  'heap.used.bytes': () => getHeapStatistics().used_heap_size,
  'heap.limit.bytes': () => getHeapStatistics().heap_size_limit,
  'memory.external.bytes': () => getHeapStatistics().external_memory,
  'event-loop.utilization': () => Math.round(performance.eventLoopUtilization().utilization * 1000) / 1000,
};

export const metricNames: readonly string[] = Object.keys(metrics);

/** Every figure by its name, as it is now. */
export const measure = (): Record<string, number> =>
  Object.fromEntries(Object.entries(metrics).map(([name, read]) => [name, read()]));
