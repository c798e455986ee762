/** The statuses of this installation, whichever workflow uses them. */
import type { Ctx } from '../../context.ts';
import * as store from './status.store.ts';
import type { Status } from './status.ts';

export const listStatuses = (ctx: Ctx): Promise<Status[]> => store.listStatuses(ctx.db);

export const findStatus = (ctx: Ctx, id: number): Promise<Status | null> => store.findStatus(ctx.db, id);
