/** What scripts and apps keep about a user: JSON by key. His own business and the administrators'. */
import { type Ctx, transact } from '../../context.ts';
import {
  noSuchProperty,
  readProperty as parsed,
  propertyJson,
  readPropertyKey,
} from '../../kernel/entity-property.ts';
import { requireMayActFor } from '../user/administrator.service.ts';
import type { User } from '../user/user.ts';
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
  return parsed(key, await store.findProperty(ctx.db, user.id, readPropertyKey(key)));
}

/** @returns whether the property is new */
export async function setProperty(ctx: Ctx, user: User, key: string, value: unknown): Promise<boolean> {
  await requireMayActFor(ctx, user);
  const json = propertyJson(value);
  return transact(ctx, (tx) => store.putProperty(tx.db, user.id, readPropertyKey(key), json));
}

/** @throws AppError 404 */
export async function deleteProperty(ctx: Ctx, user: User, key: string): Promise<void> {
  await requireMayActFor(ctx, user);
  if (!(await store.removeProperty(ctx.db, user.id, readPropertyKey(key)))) throw noSuchProperty(key);
}
