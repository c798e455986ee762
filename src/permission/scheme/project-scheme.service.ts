/** Which permission scheme a project wears. Whoever administers the project reads it; only administrators choose. */
import { record } from '../../audit/audit.service.ts';
import { type Ctx, transact } from '../../context.ts';
import { requireAdministeredProject, requireProject, wearScheme } from '../subject/subject.service.ts';
import { requireScheme } from './scheme.service.ts';
import type { Scheme } from './scheme.ts';

/** @throws AppError 404 for a project that is missing or hidden, 403 for one that the actor does not administer */
export async function readProjectScheme(ctx: Ctx, idOrKey: string): Promise<Scheme> {
  const project = await requireAdministeredProject(ctx, idOrKey);
  return requireScheme(ctx, project.permissionSchemeId);
}

/**
 * Gives a project another scheme; what it grants counts from the next request on.
 * @throws AppError 404 for a project or a scheme that is missing
 */
export async function assignScheme(ctx: Ctx, idOrKey: string, schemeId: string | number): Promise<Scheme> {
  const project = await requireProject(ctx, idOrKey);
  const scheme = await requireScheme(ctx, schemeId);
  const before = await requireScheme(ctx, project.permissionSchemeId);
  if (before.id === scheme.id) return scheme;
  await transact(ctx, async (tx) => {
    await wearScheme(tx, project.id, scheme.id);
    await record(tx, {
      category: 'permissions',
      action: 'permission-scheme-assigned',
      summary: 'Permission scheme assigned to project',
      object: { type: 'project', id: String(project.id), name: project.name },
      changed: [{ fieldName: 'permission scheme', changedFrom: before.name, changedTo: scheme.name }],
    });
  });
  return scheme;
}
