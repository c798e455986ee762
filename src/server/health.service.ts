/** Whether the parts that everything else needs work at this moment. */
import type { Ctx } from '../context.ts';
import { readAnything } from './health.store.ts';
import type { HealthCheck } from './server-info.ts';

export async function checkHealth(ctx: Pick<Ctx, 'db' | 'log'>): Promise<HealthCheck[]> {
  return [{ name: 'Database', description: 'The database answers.', passed: await databaseAnswers(ctx) }];
}

async function databaseAnswers({ db, log }: Pick<Ctx, 'db' | 'log'>): Promise<boolean> {
  try {
    await readAnything(db);
    return true;
  } catch (err) {
    log.error({ err }, 'The database does not answer');
    return false;
  }
}
