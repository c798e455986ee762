/**
 * Which columns a list of issues shows: a filter's own, or the user's choice, or everyone's. An administrator may choose
 * for a user, and chooses for everyone. A column whose field is gone meanwhile is passed over.
 */
import { record } from '../../audit/audit.service.ts';
import { type Ctx, transact } from '../../context.ts';
import { visibleCustomFields } from '../../field/custom-field/custom-field.service.ts';
import { readFieldKey } from '../../field/custom-field/custom-field.ts';
import { requireMayActFor } from '../../people/user/administrator.service.ts';
import type { User } from '../../people/user/user.ts';
import { columnsNeeded, noSuchColumn } from './column.errors.ts';
import * as store from './column.store.ts';
import { type Column, columnsById, standardColumns } from './column.ts';

/** What everyone sees who chose nothing. */
export async function readStandardColumns(ctx: Ctx): Promise<readonly Column[]> {
  const chosen = await known(ctx, await store.listStandardColumns(ctx.db));
  return chosen.length > 0 ? chosen : standardColumns;
}

/** @throws AppError 400 */
export async function chooseStandardColumns(ctx: Ctx, ids: readonly string[]): Promise<void> {
  const chosen = await checked(ctx, ids);
  await transact(ctx, async (tx) => {
    const before = await readStandardColumns(tx);
    await store.replaceStandardColumns(tx.db, chosen);
    await record(tx, {
      category: 'system',
      action: 'standard-columns-changed',
      summary: 'Columns that everyone sees in lists of issues changed',
      changed: [
        {
          fieldName: 'columns',
          changedFrom: before.map((column) => column.id).join(', '),
          changedTo: chosen.join(', '),
        },
      ],
    });
  });
}

export async function readColumns(ctx: Ctx, user: User): Promise<readonly Column[]> {
  await requireMayActFor(ctx, user);
  return columnsOf(ctx, user.id);
}

/** What the actor sees in a list. @param filterId whose columns come first; null: no filter's */
export async function shownColumns(ctx: Ctx, filterId: number | null): Promise<readonly Column[]> {
  const ofFilter = filterId === null ? [] : await known(ctx, await store.listFilterColumns(ctx.db, filterId));
  if (ofFilter.length > 0) return ofFilter;
  return ctx.actor.userId === null ? readStandardColumns(ctx) : columnsOf(ctx, ctx.actor.userId);
}

async function columnsOf(ctx: Ctx, userId: number): Promise<readonly Column[]> {
  const chosen = await known(ctx, await store.listUserColumns(ctx.db, userId));
  return chosen.length > 0 ? chosen : readStandardColumns(ctx);
}

/** @param ids of fields, in their order; one that is named twice counts once @throws AppError 400, 403 */
export async function chooseColumns(ctx: Ctx, user: User, ids: readonly string[]): Promise<void> {
  await requireMayActFor(ctx, user);
  const chosen = await checked(ctx, ids);
  await transact(ctx, (tx) => store.replaceUserColumns(tx.db, user.id, chosen));
}

/** Back to everyone's columns. */
export async function resetColumns(ctx: Ctx, user: User): Promise<void> {
  await requireMayActFor(ctx, user);
  await transact(ctx, (tx) => store.replaceUserColumns(tx.db, user.id, []));
}

/** A filter's own; none: it has none. Who may see or change the filter is its own service's question. */
export const readFilterColumns = async (ctx: Ctx, filterId: number): Promise<readonly Column[]> =>
  known(ctx, await store.listFilterColumns(ctx.db, filterId));

/** @throws AppError 400 */
export async function chooseFilterColumns(ctx: Ctx, filterId: number, ids: readonly string[]): Promise<void> {
  const chosen = await checked(ctx, ids);
  await transact(ctx, (tx) => store.replaceFilterColumns(tx.db, filterId, chosen));
}

export const resetFilterColumns = (ctx: Ctx, filterId: number): Promise<void> =>
  transact(ctx, (tx) => store.replaceFilterColumns(tx.db, filterId, []));

const known = async (ctx: Ctx, ids: readonly string[]): Promise<Column[]> => {
  if (ids.length === 0) return [];
  const columns = await offered(ctx, ids);
  return ids.flatMap((id) => columns.get(id) ?? []);
};

/** What the actor may choose, and see: custom fields are looked at only where one is named. */
const offered = async (ctx: Ctx, ids: readonly string[]): Promise<ReadonlyMap<string, Column>> =>
  columnsById(ids.some((id) => readFieldKey(id) !== null) ? await visibleCustomFields(ctx) : []);

async function checked(ctx: Ctx, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) throw columnsNeeded();
  const columns = await offered(ctx, ids);
  for (const id of ids) if (!columns.has(id)) throw noSuchColumn(id);
  return [...new Set(ids)];
}
