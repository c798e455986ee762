/** Sharing one filter. Who may change the filter may; everyone who sees it sees with whom it is shared, as far as they know them. */
import { type Ctx, transact } from '../../context.ts';
import type { ShareInput } from '../share/share.schema.ts';
import { addShare, removeShare, requireShare, sharesOf } from '../share/share.service.ts';
import type { LoadedShare } from '../share/share.ts';
import { requireEditable } from './filter.service.ts';
import type { SeenFilter } from './filter.ts';

const noun = 'filter_id';

export const listFilterShares = async (ctx: Ctx, { id }: SeenFilter): Promise<LoadedShare[]> =>
  (await sharesOf(ctx, noun, [id])).get(id) ?? [];

/** @throws AppError 404 */
export const requireFilterShare = (ctx: Ctx, filter: SeenFilter, id: string): Promise<LoadedShare> =>
  requireShare(ctx, noun, filter.id, id);

/** @returns all of its shares @throws AppError 403, 400 */
export async function shareFilter(ctx: Ctx, filter: SeenFilter, asked: ShareInput): Promise<LoadedShare[]> {
  requireEditable(filter);
  return transact(ctx, async (tx) => {
    await addShare(tx, noun, filter.id, asked);
    return listFilterShares(tx, filter);
  });
}

/** @throws AppError 403, 404 */
export async function unshareFilter(ctx: Ctx, filter: SeenFilter, id: string): Promise<void> {
  const share = await requireFilterShare(ctx, filter, id);
  requireEditable(filter);
  await transact(ctx, (tx) => removeShare(tx, share));
}
