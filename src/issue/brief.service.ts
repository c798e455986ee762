/** Issues as other issues show them, as far as the actor may browse them. */
import type { Ctx } from '../context.ts';
import type { IssueBrief } from './issue.ts';
import * as related from './related.store.ts';

/** Those of `ids` that the actor may browse, by id. */
export const listBriefs = (ctx: Ctx, ids: readonly number[]): Promise<ReadonlyMap<number, IssueBrief>> =>
  related.briefsById(ctx.db, ctx.actor, ids);
