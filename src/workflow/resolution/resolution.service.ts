/** The resolutions of this installation, in the administrator's order. */
import type { Ctx } from '../../context.ts';
import * as store from './resolution.store.ts';
import type { Resolution } from './resolution.ts';

export const listResolutions = (ctx: Ctx): Promise<Resolution[]> => store.listResolutions(ctx.db);

export const findResolution = (ctx: Ctx, id: number): Promise<Resolution | null> =>
  store.findResolution(ctx.db, id);
