/** A project in which something is about to be made: all that the first checks ask, in one statement. */
import type { Ctx } from '../context.ts';
import { permissionsInProject } from '../permission/permission.service.ts';
import type { ProjectPermission } from '../permission/permission.ts';
import { findToFill } from './fill.store.ts';
import type { Project } from './project.ts';

export interface ProjectToFill {
  readonly project: Project;
  /** What the actor holds in it, whatever the issue: as permissionsInProject says. */
  readonly held: ReadonlySet<ProjectPermission>;
  /** The stamp of the configuration as it was then. */
  readonly configuredAt: string;
  /** project.workflow_turn */
  readonly workflowTurn: number;
}

/**
 * @param idOrKey the id, the key, or a key that the project had before
 * @returns null when there is none, or none that the actor may browse
 */
export async function findProjectToFill(ctx: Ctx, idOrKey: string): Promise<ProjectToFill | null> {
  const found = await findToFill(ctx.db, ctx.actor, idOrKey);
  if (!found) return null;
  const { held, ...rest } = found;
  // The program itself holds everything, whatever the grants are.
  if (ctx.actor.via === 'system') return { ...rest, held: await permissionsInProject(ctx, found.project.id) };
  return { ...rest, held: new Set(held as ProjectPermission[]) };
}
