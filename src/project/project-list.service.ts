/** Lists of projects, each with what a bean of one needs, in a fixed number of queries. */
import type { Ctx } from '../context.ts';
import { findUsersByIds } from '../people/user/user.service.ts';
import type { User } from '../people/user/user.ts';
import { listRoles } from '../permission/role/role.service.ts';
import type { IssueType } from '../workflow/issue-type/issue-type.ts';
import { allCategories } from './category/category.service.ts';
import type { ProjectCategory } from './category/category.ts';
import { listComponents } from './component/component.service.ts';
import type { Component } from './component/component.ts';
import { projectIssueTypes } from './project.service.ts';
import type { Project } from './project.ts';
import * as store from './project-list.store.ts';
import { listVersions } from './version/version.service.ts';
import type { Version } from './version/version.ts';

const mostRecent = 20;

/** A project with the nouns that its row points to. */
export interface LoadedProject extends Project {
  readonly lead: User | null;
  readonly category: ProjectCategory | null;
  /** Every key that it has or had. */
  readonly keys: readonly string[];
}

export interface ListOptions {
  /** Archived ones too. */
  archived: boolean;
  /** Only the caller's latest so many, at most 20; null: all. */
  recent: number | null;
}

/** The projects that the actor may browse. */
export async function listProjects(ctx: Ctx, { archived, recent }: ListOptions): Promise<LoadedProject[]> {
  if (recent === null) return load(ctx, await store.listProjects(ctx.db, ctx.actor, { archived }));
  const { userId } = ctx.actor;
  if (userId === null) return [];
  const limit = Math.min(recent, mostRecent);
  return load(ctx, await store.listRecentProjects(ctx.db, ctx.actor, userId, { archived, limit }));
}

/** Those that the actor may browse whose key begins with `text`, or whose name has it in it. */
export const matchProjects = (ctx: Ctx, text: string): Promise<Project[]> =>
  store.matchProjects(ctx.db, ctx.actor, text);

/** Adds what a bean needs, in a fixed number of queries. */
export async function load(ctx: Ctx, projects: readonly Project[]): Promise<LoadedProject[]> {
  const leadIds = projects.map((project) => project.leadId);
  const leads = await findUsersByIds(ctx, leadIds);
  const categories = new Map((await allCategories(ctx)).map((category) => [category.id, category]));
  const keys = await store.listKeys(
    ctx.db,
    projects.map((project) => project.id),
  );
  return projects.map((project) => ({
    ...project,
    lead: leads.get(project.leadId) ?? null,
    category: project.categoryId === null ? null : (categories.get(project.categoryId) ?? null),
    keys: keys.get(project.id) ?? [],
  }));
}

/** A project with everything that the bean of one shows. */
export interface DetailedProject extends LoadedProject {
  readonly components: readonly Component[];
  readonly versions: readonly Version[];
  readonly issueTypes: readonly IssueType[];
  readonly roles: readonly { readonly id: number; readonly name: string }[];
}

export async function loadDetail(ctx: Ctx, project: Project): Promise<DetailedProject> {
  const [loaded] = await load(ctx, [project]);
  return {
    ...(loaded as LoadedProject),
    components: await listComponents(ctx, project.id),
    versions: await listVersions(ctx, project.id),
    issueTypes: await projectIssueTypes(ctx, project.id),
    roles: await listRoles(ctx),
  };
}
