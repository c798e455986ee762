/** Upgrade tasks. All of them run when the program starts, before it answers: none is ever left over to be run. */
import { record } from '../../audit/audit.service.ts';
import { type Ctx, transact } from '../../context.ts';
import { findRun, recordRun } from '../server-run.service.ts';
import type { ServerRun } from '../server-run.ts';
import { neverRun } from './upgrade.errors.ts';

export async function runUpgrades(ctx: Ctx): Promise<void> {
  await transact(ctx, async (tx) => {
    await recordRun(tx, 'upgrade', 'none');
    await record(tx, {
      category: 'system',
      action: 'upgrade',
      summary: 'Upgrade tasks ordered: none was left to run',
    });
  });
}

/** @throws AppError 404 where nobody ordered one */
export async function readLastUpgrade(ctx: Ctx): Promise<ServerRun> {
  const run = await findRun(ctx, 'upgrade');
  if (!run) throw neverRun();
  return run;
}
