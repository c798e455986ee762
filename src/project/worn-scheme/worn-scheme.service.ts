/** Which project wears which schemes: what administrators ask before they change one, and to give a project another. */
import type { Ctx } from '../../context.ts';
import { defaultPriorityScheme } from '../../workflow/priority-scheme/priority-scheme.ts';
import * as store from './worn-scheme.store.ts';
import type { Wearer } from './worn-scheme.ts';

/** By name of project; the route lets administrators in. @param key of one of them; absent: all */
export const listWearers = (ctx: Ctx, key: string | undefined): Promise<Wearer[]> =>
  store.listWearers(ctx.db, defaultPriorityScheme, key ?? null);
