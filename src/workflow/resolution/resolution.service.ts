/** The resolutions of this installation, in the administrator's order. */
import type { Ctx } from '../../context.ts';
import { readId } from '../../kernel/id.ts';
import { requireAudience } from '../audience.service.ts';
import { noSuchResolution } from './resolution.errors.ts';
import * as store from './resolution.store.ts';
import type { Resolution } from './resolution.ts';

/** All of them, whoever asks. */
export const listResolutions = (ctx: Ctx): Promise<Resolution[]> => store.listResolutions(ctx.db);

export const findResolution = (ctx: Ctx, id: number): Promise<Resolution | null> =>
  store.findResolution(ctx.db, id);

/** @throws 401 for an anonymous visitor who may see nothing here */
export async function visibleResolutions(ctx: Ctx): Promise<Resolution[]> {
  await requireAudience(ctx);
  return store.listResolutions(ctx.db);
}

/** @throws 404, and 401 as above */
export async function requireResolution(ctx: Ctx, id: string): Promise<Resolution> {
  await requireAudience(ctx);
  const number = readId(id);
  const found = number === null ? null : await store.findResolution(ctx.db, number);
  if (!found) throw noSuchResolution(id);
  return found;
}
