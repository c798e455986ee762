/** What gadgets and scripts keep about an item of a dashboard: JSON by key. */
import { type Ctx, transact } from '../../context.ts';
import { noSuchProperty, propertyJson, readProperty, readPropertyKey } from '../../kernel/entity-property.ts';
import { requireDashboard, requireEditable } from '../dashboard.service.ts';
import { noSuchItem } from './gadget.errors.ts';
import { requireGadget } from './gadget.service.ts';
import type { Gadget } from './gadget.ts';
import * as store from './item-property.store.ts';

export interface ItemAddress {
  /** Of the dashboard. */
  id: string;
  itemId: string;
}

/** @throws AppError 404, for a dashboard that the actor may not see too */
export async function listItemProperties(ctx: Ctx, address: ItemAddress): Promise<string[]> {
  const item = await findItem(ctx, address);
  return (await store.listProperties(ctx.db, item.id)).map((property) => property.key);
}

/** @returns the value, parsed @throws AppError 404 */
export async function readItemProperty(ctx: Ctx, address: ItemAddress, key: string): Promise<unknown> {
  const item = await findItem(ctx, address);
  return readProperty(key, await store.findProperty(ctx.db, item.id, readPropertyKey(key)));
}

/** @returns whether the property is new @throws AppError 400, 403, 404 */
export async function setItemProperty(
  ctx: Ctx,
  address: ItemAddress,
  key: string,
  value: unknown,
): Promise<boolean> {
  const item = await findItem(ctx, address, requireEditable);
  const json = propertyJson(value);
  return transact(ctx, (tx) => store.putProperty(tx.db, item.id, readPropertyKey(key), json));
}

/** @throws AppError 403, 404 */
export async function removeItemProperty(ctx: Ctx, address: ItemAddress, key: string): Promise<void> {
  const item = await findItem(ctx, address, requireEditable);
  if (!(await store.removeProperty(ctx.db, item.id, readPropertyKey(key)))) throw noSuchProperty(key);
}

const findItem = async (ctx: Ctx, { id, itemId }: ItemAddress, require = requireDashboard): Promise<Gadget> =>
  requireGadget(ctx, await require(ctx, id), itemId, noSuchItem);
