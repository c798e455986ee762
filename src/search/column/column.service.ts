/** Which columns a user sees in lists of issues: his own choice, or everyone's. An administrator may choose for him. */
import { type Ctx, transact } from '../../context.ts';
import { requireMayActFor } from '../../people/user/administrator.service.ts';
import type { User } from '../../people/user/user.ts';
import { columnsNeeded, noSuchColumn } from './column.errors.ts';
import { listUserColumns, replaceUserColumns } from './column.store.ts';
import { type Column, findColumn, standardColumns } from './column.ts';

/** A column whose field is gone meanwhile is passed over. */
export async function readColumns(ctx: Ctx, user: User): Promise<readonly Column[]> {
  await requireMayActFor(ctx, user);
  const chosen = (await listUserColumns(ctx.db, user.id)).flatMap((id) => findColumn(id) ?? []);
  return chosen.length > 0 ? chosen : standardColumns;
}

/** @param ids of fields, in their order; one that is named twice counts once @throws AppError 400, 403 */
export async function chooseColumns(ctx: Ctx, user: User, ids: readonly string[]): Promise<void> {
  await requireMayActFor(ctx, user);
  if (ids.length === 0) throw columnsNeeded();
  for (const id of ids) if (!findColumn(id)) throw noSuchColumn(id);
  await transact(ctx, (tx) => replaceUserColumns(tx.db, user.id, [...new Set(ids)]));
}

/** Back to everyone's columns. */
export async function resetColumns(ctx: Ctx, user: User): Promise<void> {
  await requireMayActFor(ctx, user);
  await transact(ctx, (tx) => replaceUserColumns(tx.db, user.id, []));
}
