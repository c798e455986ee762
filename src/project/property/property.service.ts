/** What integrations keep on a project: JSON by key. Whoever sees the project reads it; who administers it writes it. */
import { type Ctx, transact } from '../../context.ts';
import { noSuchProperty, propertyJson, readProperty, readPropertyKey } from '../../kernel/entity-property.ts';
import { requireConfigurable, requireProject } from '../project.service.ts';
import type { Project } from '../project.ts';
import * as store from './property.store.ts';

/** @throws AppError 404 for a project that is missing or hidden */
export async function listPropertyKeys(
  ctx: Ctx,
  idOrKey: string,
): Promise<{ project: Project; keys: string[] }> {
  const project = await requireProject(ctx, idOrKey);
  return { project, keys: await store.listKeys(ctx.db, project.id) };
}

/** @returns the value, parsed @throws AppError 404 */
export async function getProperty(ctx: Ctx, idOrKey: string, key: string): Promise<unknown> {
  const project = await requireProject(ctx, idOrKey);
  return readProperty(key, await store.findValue(ctx.db, project.id, readPropertyKey(key)));
}

/** @returns whether the property is new @throws AppError 400, 403 for whoever does not administer the project, 404 */
export const setProperty = (ctx: Ctx, idOrKey: string, key: string, value: unknown): Promise<boolean> =>
  transact(ctx, async (tx) => {
    const project = await requireAdministered(tx, idOrKey);
    return store.putValue(tx.db, project.id, readPropertyKey(key), propertyJson(value));
  });

/** @throws AppError 403, 404 where there is none */
export const removeProperty = (ctx: Ctx, idOrKey: string, key: string): Promise<void> =>
  transact(ctx, async (tx) => {
    const project = await requireAdministered(tx, idOrKey);
    if (!(await store.removeValue(tx.db, project.id, readPropertyKey(key)))) throw noSuchProperty(key);
  });

async function requireAdministered(ctx: Ctx, idOrKey: string): Promise<Project> {
  const project = await requireProject(ctx, idOrKey);
  await requireConfigurable(ctx, project);
  return project;
}
