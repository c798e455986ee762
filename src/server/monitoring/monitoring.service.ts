/**
 * What of the running program is shown to those who watch over it:
 * - ipd (in-product diagnostics): every minute the figures of metric.ts are written to the log.
 * - jmx: the figures are to be had at /rest/tessera/1.0/metrics, there being no JMX outside Java.
 * - app: whether apps are watched one by one. There are none, so that it is only kept.
 */
import { record } from '../../audit/audit.service.ts';
import { type Ctx, transact } from '../../context.ts';
import { changeSetting, readSetting } from '../setting.service.ts';
import { measure } from './metric.ts';
import { notExposed } from './monitoring.errors.ts';

export type Monitor = 'app' | 'ipd' | 'jmx';

const keyOf = (monitor: Monitor): string => `monitoring.${monitor}`;

export const isMonitoring = (ctx: Pick<Ctx, 'config'>, monitor: Monitor): boolean =>
  readSetting(ctx, keyOf(monitor)) === 'true';

/** Outlives the program. */
export async function setMonitoring(ctx: Ctx, monitor: Monitor, enabled: boolean): Promise<void> {
  const before = isMonitoring(ctx, monitor);
  await transact(ctx, async (tx) => {
    await changeSetting(tx, keyOf(monitor), String(enabled));
    await record(tx, {
      category: 'system',
      action: 'monitoring-changed',
      summary: `Monitoring ${enabled ? 'switched on' : 'switched off'}`,
      object: { type: 'monitoring', id: monitor, name: monitor },
      changed: [{ fieldName: 'enabled', changedFrom: String(before), changedTo: String(enabled) }],
    });
  });
}

/** @throws AppError 404 while metrics are not exposed */
export function readMetrics(ctx: Ctx): Record<string, number> {
  if (!isMonitoring(ctx, 'jmx')) throw notExposed();
  return measure();
}

/** Writes the figures to the log, where that is switched on. */
export async function logMetrics(ctx: Pick<Ctx, 'config' | 'log'>): Promise<void> {
  if (isMonitoring(ctx, 'ipd')) ctx.log.info({ metrics: measure() }, 'Diagnostics');
}
