/** The priorities of this installation, in the administrator's order. */
import type { Ctx } from '../../context.ts';
import { readId } from '../../kernel/id.ts';
import { requireAudience } from '../audience.service.ts';
import { noSuchPriority } from './priority.errors.ts';
import * as store from './priority.store.ts';
import type { Priority } from './priority.ts';

/** All of them, whoever asks. */
export const listPriorities = (ctx: Ctx): Promise<Priority[]> => store.listPriorities(ctx.db);

export const findPriority = (ctx: Ctx, id: number): Promise<Priority | null> =>
  store.findPriority(ctx.db, id);

/** @throws 401 for an anonymous visitor who may see nothing here */
export async function visiblePriorities(ctx: Ctx): Promise<Priority[]> {
  await requireAudience(ctx);
  return store.listPriorities(ctx.db);
}

/** @throws 404, and 401 as above */
export async function requirePriority(ctx: Ctx, id: string): Promise<Priority> {
  await requireAudience(ctx);
  const number = readId(id);
  const found = number === null ? null : await store.findPriority(ctx.db, number);
  if (!found) throw noSuchPriority(id);
  return found;
}
