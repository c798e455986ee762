/** What scripts and apps keep about a user: JSON by key. His own business and the administrators'. */
import { type Ctx, transact } from '../../context.ts';
import { requireMayActFor } from '../user/administrator.service.ts';
import type { User } from '../user/user.ts';
import { isPlainText } from '../user/user-details.ts';
import * as errors from './property.errors.ts';
import * as store from './property.store.ts';

export async function listProperties(ctx: Ctx, user: User): Promise<string[]> {
  await requireMayActFor(ctx, user);
  return (await store.listProperties(ctx.db, user.id)).map((property) => property.key);
}

/** All of them, parsed, by key. */
export async function readProperties(ctx: Ctx, user: User): Promise<Map<string, unknown>> {
  await requireMayActFor(ctx, user);
  const rows = await store.listProperties(ctx.db, user.id);
  return new Map(rows.map(({ key, value }) => [key, JSON.parse(value)]));
}

/** @returns the value, parsed @throws AppError 404 */
export async function readProperty(ctx: Ctx, user: User, key: string): Promise<unknown> {
  await requireMayActFor(ctx, user);
  const value = await store.findProperty(ctx.db, user.id, checkKey(key));
  if (value === null) throw errors.noSuchProperty(key);
  return JSON.parse(value);
}

/** @returns whether the property is new */
export async function setProperty(ctx: Ctx, user: User, key: string, value: unknown): Promise<boolean> {
  await requireMayActFor(ctx, user);
  if (value === undefined) throw errors.valueNeeded();
  const json = JSON.stringify(value);
  if (json.length > errors.mostValue) throw errors.valueTooLong();
  return transact(ctx, (tx) => store.putProperty(tx.db, user.id, checkKey(key), json));
}

/** @throws AppError 404 */
export async function deleteProperty(ctx: Ctx, user: User, key: string): Promise<void> {
  await requireMayActFor(ctx, user);
  if (!(await store.removeProperty(ctx.db, user.id, checkKey(key)))) throw errors.noSuchProperty(key);
}

function checkKey(key: string): string {
  if (key === '' || key.length > errors.mostKey || !isPlainText(key)) throw errors.badKey();
  return key;
}
