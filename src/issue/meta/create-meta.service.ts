/** What a caller needs to know before making an issue: which projects, which types, which fields. */
import type { Ctx } from '../../context.ts';
import { invalid } from '../../kernel/app-error.ts';
import { fold } from '../../kernel/fold.ts';
import { permissionsInProject } from '../../permission/permission.service.ts';
import { findProject, projectIssueTypes } from '../../project/project.service.ts';
import type { Project } from '../../project/project.ts';
import { issueTypesOfProjects } from '../../workflow/issue-type/issue-type.service.ts';
import type { IssueType } from '../../workflow/issue-type/issue-type.ts';
import { choicesInProjects } from '../choices.service.ts';
import type { Choices } from '../choices.ts';
import { mayNotCreate } from '../issue.errors.ts';
import { type Lookups, lookupsFor } from '../lookups.service.ts';
import { fieldsOn } from '../screen.service.ts';
import { choicesFor, contextsFor, offered, type Screen, type ScreenField } from '../screen.ts';
import * as store from './create-meta.store.ts';
import { lookupsForMany } from './many-projects.service.ts';

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
  const found = projects
    .map((project) => ({
      ...project,
      types: (types.get(project.id) ?? []).flatMap((type) => (isAsked(type, asked) ? [{ type }] : [])),
    }))
    .filter((project) => project.types.length > 0);
  return asked.fields ? withScreens(ctx, found) : found;
}

/** The create screens of all types of all projects, in as many statements as one of them takes. */
async function withScreens(ctx: Ctx, projects: readonly CreatableProject[]): Promise<CreatableProject[]> {
  const each = projects.flatMap(({ id, types }) => types.map(({ type }) => ({ projectId: id, type })));
  const lookups = await lookupsForMany(
    ctx,
    each.map(({ projectId, type }) => ({ projectId, issueTypeId: type.id })),
  );
  const fields = new Map<string, readonly ScreenField[]>();
  for (const { projectId, type } of each) {
    const permissions = await lookups.projectPermissions(projectId);
    fields.set(`${projectId} ${type.id}`, await fieldsToCreate(projectId, type, permissions, lookups));
  }
  const all = [...fields.values()].flat();
  const projectIds = projects.map(({ id }) => id);
  const contextIds = [...new Set(contextsFor(all))];
  const choicesIn = await choicesInProjects(ctx, projectIds, choicesFor(all), contextIds);
  return projects.map((project) => {
    const choices = choicesIn(project.id);
    const types = project.types.map(({ type }) => ({
      type,
      screen: toScreen(type, fields.get(`${project.id} ${type.id}`) ?? [], choices),
    }));
    return { ...project, types };
  });
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
  const fields = await fieldsToCreate(projectId, type, permissions, lookups);
  return toScreen(type, fields, await lookups.choices(projectId, choicesFor(fields), contextsFor(fields)));
}

const fieldsToCreate = (
  projectId: number,
  type: IssueType,
  permissions: ReadonlySet<string>,
  lookups: Lookups,
): Promise<readonly ScreenField[]> =>
  fieldsOn(lookups, type.subtask ? 'subtask' : 'create', { projectId, issueTypeId: type.id }, permissions);

const toScreen = (type: IssueType, fields: readonly ScreenField[], choices: Choices): Screen => ({
  fields: offered(fields, choices, type.subtask),
  choices: { ...choices, issueTypes: [type] },
  issueKey: null,
});

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
