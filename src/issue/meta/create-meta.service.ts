/** What a caller needs to know before making an issue: which projects, which types, which fields. */
import type { Ctx } from '../../context.ts';
import { invalid } from '../../kernel/app-error.ts';
import { fold } from '../../kernel/fold.ts';
import { permissionsInProject } from '../../permission/permission.service.ts';
import { findProject, projectIssueTypes } from '../../project/project.service.ts';
import type { Project } from '../../project/project.ts';
import { issueTypesOfProjects } from '../../workflow/issue-type/issue-type.service.ts';
import type { IssueType } from '../../workflow/issue-type/issue-type.ts';
import { mayNotCreate } from '../issue.errors.ts';
import { type Lookups, lookupsFor } from '../lookups.service.ts';
import { fieldsOn } from '../screen.service.ts';
import { choicesFor, contextsFor, offered, type Screen } from '../screen.ts';
import * as store from './create-meta.store.ts';

export interface CreatableType {
  readonly type: IssueType;
  /** Where fields were asked for. */
  readonly screen?: Screen;
}

export interface CreatableProject extends store.ProjectToCreateIn {
  readonly types: readonly CreatableType[];
}

export interface CreateMetaAsked extends store.ProjectsAsked {
  readonly typeIds: readonly string[];
  readonly typeNames: readonly string[];
  readonly fields: boolean;
}

const MOST_ASKED = 1000;

/** Every project that the actor may create issues in, as far as asked; what they may not is left out. */
export async function listCreatable(ctx: Ctx, asked: CreateMetaAsked): Promise<CreatableProject[]> {
  if (asked.ids.length + asked.keys.length > MOST_ASKED) {
    throw invalid(`At most ${MOST_ASKED} projects can be asked for at once.`);
  }
  const projects = await store.listCreatable(ctx.db, ctx.actor, asked);
  const types = await issueTypesOfProjects(
    ctx,
    projects.map((project) => project.id),
  );
  const lookups = lookupsFor(ctx);
  const found: CreatableProject[] = [];
  for (const project of projects) {
    const wanted = (types.get(project.id) ?? []).filter((type) => isAsked(type, asked));
    if (!asked.fields) {
      found.push({ ...project, types: wanted.map((type) => ({ type })) });
      continue;
    }
    const permissions = await permissionsInProject(ctx, project.id);
    const creatable: CreatableType[] = [];
    for (const type of wanted) {
      creatable.push({ type, screen: await screenOf(project.id, type, permissions, lookups) });
    }
    found.push({ ...project, types: creatable });
  }
  return found.filter((project) => project.types.length > 0);
}

function isAsked(type: IssueType, { typeIds, typeNames }: CreateMetaAsked): boolean {
  if (typeIds.length === 0 && typeNames.length === 0) return true;
  return typeIds.includes(String(type.id)) || typeNames.some((name) => fold(name) === fold(type.name));
}

/** The create screen of a type; what several types have in common is read once. */
async function screenOf(
  projectId: number,
  type: IssueType,
  permissions: ReadonlySet<string>,
  lookups: Lookups,
): Promise<Screen> {
  const place = type.subtask ? 'subtask' : 'create';
  const fields = await fieldsOn(lookups, place, { projectId, issueTypeId: type.id }, permissions);
  const choices = await lookups.choices(projectId, choicesFor(fields), contextsFor(fields));
  return {
    fields: offered(fields, choices, type.subtask),
    choices: { ...choices, issueTypes: [type] },
    issueKey: null,
  };
}

/** @throws 400 for a project that is missing or hidden, and for one in which the actor may make no issues */
export async function typesToCreate(ctx: Ctx, idOrKey: string): Promise<IssueType[]> {
  return projectIssueTypes(ctx, (await creatable(ctx, idOrKey)).id);
}

/** @throws 400 the same, and for a type that the project does not offer */
export async function createScreen(ctx: Ctx, idOrKey: string, typeId: string): Promise<Screen> {
  const project = await creatable(ctx, idOrKey);
  const type = (await projectIssueTypes(ctx, project.id)).find((one) => String(one.id) === typeId);
  if (!type) throw invalid('The issue type selected is invalid.');
  return screenOf(project.id, type, await permissionsInProject(ctx, project.id), lookupsFor(ctx));
}

async function creatable(ctx: Ctx, idOrKey: string): Promise<Project> {
  const project = await findProject(ctx, idOrKey);
  if (!project) throw invalid(`No project could be found with id or key '${idOrKey.slice(0, 100)}'.`);
  if (!(await permissionsInProject(ctx, project.id)).has('CREATE_ISSUES')) throw mayNotCreate(ctx.actor);
  return project;
}
