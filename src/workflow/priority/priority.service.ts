/** The priorities of this installation, the most urgent first. */
import type { Ctx } from '../../context.ts';
import * as store from './priority.store.ts';
import type { Priority } from './priority.ts';

export const listPriorities = (ctx: Ctx): Promise<Priority[]> => store.listPriorities(ctx.db);

export const findPriority = (ctx: Ctx, id: number): Promise<Priority | null> =>
  store.findPriority(ctx.db, id);
