/**
 * The project or the issue that a request of this wing names. Each is found through what the actor may see: one that
 * is hidden from them is not there, in the words, the status and the time of the answer.
 */
import type { Ctx } from '../../context.ts';
import { forbidden } from '../../kernel/app-error.ts';
import { mayInProject } from '../permission.service.ts';
import { noSuchIssue, noSuchProject } from './subject.errors.ts';
import * as store from './subject.store.ts';
import { type PermissionSubject, readIssueName, readProjectName, type SubjectProject } from './subject.ts';

/**
 * @param idOrKey the id, the key, or a key that the project had before
 * @throws AppError 404 where it is missing or hidden
 */
export async function requireProject(ctx: Ctx, idOrKey: string): Promise<SubjectProject> {
  const project = await store.findVisibleProject(ctx.db, ctx.actor, readProjectName(idOrKey));
  if (!project) throw noSuchProject(idOrKey);
  return project;
}

/**
 * The same, for whoever administers it: a project administrator, or an administrator of everything.
 * @throws AppError 404 where it is missing or hidden, 403 for whoever sees it and does not administer it
 */
export async function requireAdministeredProject(ctx: Ctx, idOrKey: string): Promise<SubjectProject> {
  const project = await requireProject(ctx, idOrKey);
  if (!(await administers(ctx, project.id)))
    throw forbidden('You cannot edit the configuration of this project.');
  return project;
}

/** Whether the actor may change a project's settings. */
export const administers = async (ctx: Ctx, projectId: number): Promise<boolean> =>
  ctx.actor.may('ADMINISTER') || (await mayInProject(ctx, 'ADMINISTER_PROJECTS', projectId));

/** @throws AppError 404, or 401 for an anonymous visitor, where the issue is missing or hidden */
export async function requireIssue(ctx: Ctx, idOrKey: string): Promise<PermissionSubject> {
  const issue = await store.findVisibleIssue(ctx.db, ctx.actor, readIssueName(idOrKey) ?? { id: 0 });
  if (!issue) throw noSuchIssue(ctx.actor);
  return issue;
}

/** The project wears another permission scheme from now on. Asks nothing about permissions. */
export const wearScheme = (tx: Ctx, projectId: number, schemeId: number): Promise<void> =>
  store.updateProjectScheme(tx.db, projectId, schemeId);
