/**
 * Finding projects, and numbering what is in them. What this room hands out is what the actor may browse; a project
 * that is hidden from them is not there, in the words, the status and the time of the answer.
 */
import { type Ctx, transact } from '../context.ts';
import { readId } from '../kernel/id.ts';
import { mayInProject } from '../permission/permission.service.ts';
import { issueTypesOfProjects } from '../workflow/issue-type/issue-type.service.ts';
import type { IssueType } from '../workflow/issue-type/issue-type.ts';
import { cannotConfigure, noSuchProject } from './project.errors.ts';
import * as store from './project.store.ts';
import type { Project } from './project.ts';

/**
 * @param idOrKey the id, the key, or a key that the project had before
 * @returns null when there is none, or none that the actor may browse
 */
export async function findProject(ctx: Ctx, idOrKey: string | number): Promise<Project | null> {
  const text = String(idOrKey);
  const id = readId(text);
  return id === null
    ? await store.findVisibleProjectByKey(ctx.db, ctx.actor, text)
    : await store.findVisibleProjectById(ctx.db, ctx.actor, id);
}

/** The same. @throws 404 `No project could be found with key 'X'.` */
export async function requireProject(ctx: Ctx, idOrKey: string | number): Promise<Project> {
  const project = await findProject(ctx, idOrKey);
  if (!project) throw noSuchProject(String(idOrKey));
  return project;
}

/** Those of these ids that the actor may browse, by id. */
export async function findProjects(ctx: Ctx, ids: readonly number[]): Promise<ReadonlyMap<number, Project>> {
  const projects = await store.listVisibleProjects(ctx.db, ctx.actor, [...new Set(ids)]);
  return new Map(projects.map((project) => [project.id, project]));
}

/** The issue types that can be chosen in a project, in its scheme's order. Asks nothing about permissions. */
export async function projectIssueTypes(ctx: Ctx, projectId: number): Promise<IssueType[]> {
  return (await issueTypesOfProjects(ctx, [projectId])).get(projectId) ?? [];
}

/**
 * The first of the next `count` numbers of issues. Runs in the caller's transaction, which holds the project until it
 * ends: two issues never get one number. When that transaction is undone so is the count, and nobody has seen a number.
 */
export async function nextIssueNumbers(ctx: Ctx, projectId: number, count: number): Promise<number> {
  const last = await transact(ctx, (tx) => store.takeIssueNumbers(tx.db, projectId, count));
  if (last === null) throw noSuchProject(String(projectId));
  return last - count + 1;
}

/** Whether the actor may change a project's settings: administrators, and the project's own. */
export const mayConfigure = async (ctx: Ctx, projectId: number): Promise<boolean> =>
  ctx.actor.may('ADMINISTER') || (await mayInProject(ctx, 'ADMINISTER_PROJECTS', projectId));

/** @throws 403 (401 for an anonymous visitor) */
export async function requireConfigurable(ctx: Ctx, project: Project): Promise<void> {
  if (!(await mayConfigure(ctx, project.id))) throw cannotConfigure(ctx.actor.userId === null);
}
