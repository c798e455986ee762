import type { Ctx } from '../../context.ts';
import * as store from './screen-field.store.ts';

/** Ids of the fields on a screen, tab by tab, in their order; none where there is no such screen. */
export const fieldsOnScreen = (ctx: Pick<Ctx, 'db'>, screenId: number): Promise<string[]> =>
  store.listFieldIds(ctx.db, screenId);

/** The same for several screens, in one query. */
export const fieldsOnScreens = (
  ctx: Pick<Ctx, 'db'>,
  screenIds: readonly number[],
): Promise<ReadonlyMap<number, readonly string[]>> => store.listFieldIdsOfScreens(ctx.db, screenIds);
