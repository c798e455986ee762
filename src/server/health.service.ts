/** Whether the parts that everything else needs work at this moment. */
import type { Ctx } from '../context.ts';
import { newFileKey } from '../files/file-store.ts';
import { readAnything } from './health.store.ts';
import type { HealthCheck } from './server-info.ts';

export async function checkHealth(ctx: Pick<Ctx, 'db' | 'files' | 'log'>): Promise<HealthCheck[]> {
  return [
    {
      name: 'Database',
      description: 'The database answers.',
      passed: await works(ctx, 'The database does not answer', () => readAnything(ctx.db)),
    },
    {
      name: 'Attachments',
      description: 'The place where attachments lie can be read.',
      passed: await works(ctx, 'The place where attachments lie cannot be read', () =>
        ctx.files.open(newFileKey()),
      ),
    },
  ];
}

/** A key that nothing has is as good as any: a place that is there says so, one that is broken fails. */
async function works(
  { log }: Pick<Ctx, 'log'>,
  complaint: string,
  attempt: () => Promise<unknown>,
): Promise<boolean> {
  try {
    await attempt();
    return true;
  } catch (err) {
    log.error({ err }, complaint);
    return false;
  }
}
