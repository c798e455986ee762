/** What hangs on one issue, for rooms that need just that. */
import type { Ctx } from '../context.ts';
import type { IssueBrief } from './issue.ts';
import { subtasksOf } from './related.store.ts';

/** The sub-tasks that the actor may browse, in their order. */
export const listSubtasks = async (ctx: Ctx, { id }: { id: number }): Promise<readonly IssueBrief[]> =>
  (await subtasksOf(ctx.db, ctx.actor, [id])).get(id) ?? [];
