/**
 * The statuses of this installation. Whoever asks by REST sees those of the workflows of projects that they may
 * browse, and an administrator all of them.
 */
import type { Ctx } from '../../context.ts';
import { fold } from '../../kernel/fold.ts';
import { readId } from '../../kernel/id.ts';
import { statusIdsInUse, type UseFilter } from '../definition/workflow.service.ts';
import { noSuchStatus } from './status.errors.ts';
import * as store from './status.store.ts';
import type { Status } from './status.ts';

/** All of them, whoever asks. */
export const listStatuses = (ctx: Ctx): Promise<Status[]> => store.listStatuses(ctx.db);

export const findStatus = (ctx: Ctx, id: number): Promise<Status | null> => store.findStatus(ctx.db, id);

/** Those that the actor may know of. */
export async function visibleStatuses(
  ctx: Ctx,
  filter: UseFilter = { projectIds: null, issueTypeIds: null },
): Promise<Status[]> {
  const all = await store.listStatuses(ctx.db);
  if (ctx.actor.may('ADMINISTER') && filter.projectIds === null && filter.issueTypeIds === null) return all;
  const used = await statusIdsInUse(ctx, filter);
  return all.filter((status) => used.has(status.id));
}

/** By id, or else by name whatever its case. @throws 404 */
export async function requireVisibleStatus(ctx: Ctx, idOrName: string): Promise<Status> {
  const visible = await visibleStatuses(ctx);
  const id = readId(idOrName);
  const name = fold(idOrName);
  const found =
    visible.find((status) => status.id === id) ?? visible.find((status) => fold(status.name) === name);
  if (!found) throw noSuchStatus(idOrName);
  return found;
}
