/**
 * Reindexing, for scripts that order it. Searches read the database itself, so that there is no index that could lag or
 * be lost: an order is done the moment it is given, and is on record.
 */
import { record } from '../../audit/audit.service.ts';
import { type Ctx, transact } from '../../context.ts';
import { findRun, recordRun } from '../server-run.service.ts';
import type { ServerRun } from '../server-run.ts';
import * as errors from './index.errors.ts';
import { countIssues } from './index.store.ts';

/** Jira's, with its misspelling of before. */
const types = ['FOREGROUND', 'BACKGROUND', 'BACKGROUND_PREFERRED', 'BACKGROUND_PREFFERED'] as const;

/** @throws AppError 400 for a type that Jira does not know */
export async function reindex(ctx: Ctx, type = 'BACKGROUND_PREFERRED'): Promise<ServerRun> {
  if (!types.some((one) => one === type)) throw errors.unknownType(types);
  return transact(ctx, async (tx) => {
    await record(tx, {
      category: 'system',
      action: 'reindex',
      summary: 'Reindex ordered: there is no index to rebuild',
    });
    return recordRun(tx, 'reindex', type);
  });
}

/** @param ids keys or ids, as asked for @throws AppError 400 where there are none */
export async function reindexIssues(ctx: Ctx, ids: readonly string[]): Promise<ServerRun> {
  if (ids.length === 0) throw errors.issueNeeded();
  return recordRun(ctx, 'reindex', 'FOREGROUND');
}

/** @param taskId null: the last one @throws AppError 404 */
export async function readReindex(ctx: Ctx, taskId: number | null): Promise<ServerRun> {
  const run = await findRun(ctx, 'reindex', taskId);
  if (!run) throw errors.noReindexTask();
  return run;
}

export const summarizeIndex = (ctx: Ctx): Promise<{ count: number; lastUpdated: number | null }> =>
  countIssues(ctx.db);
