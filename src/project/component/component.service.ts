/**
 * The components of projects. Whoever may see a project sees its components; its administrators and the global ones
 * make, change and delete them.
 */
import { record } from '../../audit/audit.service.ts';
import { type Ctx, transact } from '../../context.ts';
import { isDuplicate } from '../../db/violation.ts';
import { readId } from '../../kernel/id.ts';
import type { Page } from '../../kernel/paging.ts';
import { findUserByKey, findUserByName } from '../../people/user/user.service.ts';
import { requireConfigurable, requireProject } from '../project.service.ts';
import type { Project } from '../project.ts';
import {
  assigneeTypeUnknown,
  cannotMoveToItself,
  descriptionTooLong,
  invalidComponent,
  leadIsNobody,
  nameMissing,
  nameTaken,
  nameTooLong,
  noSuchComponent,
  projectMissing,
} from './component.errors.ts';
import * as store from './component.store.ts';
import { type Component, type ComponentAssigneeType, isAssigneeType } from './component.ts';
import { holdComponent, swapComponent } from './component-swap.store.ts';

const longestName = 255;
const longestDescription = 32_767;

/** By name, archived ones included. Asks nothing about permissions. */
export const listComponents = (ctx: Ctx, projectId: number): Promise<Component[]> =>
  store.listComponents(ctx.db, [projectId]);

/** The same for several projects, in one query. */
export const componentsOfProjects = async (
  ctx: Ctx,
  projectIds: readonly number[],
): Promise<ReadonlyMap<number, Component[]>> =>
  Map.groupBy(await store.listComponents(ctx.db, projectIds), (one) => one.projectId);

/** @throws 404, for what the actor may not see too */
export async function requireComponent(ctx: Ctx, id: string): Promise<Component> {
  const number = readId(id);
  const found = number === null ? null : await store.findVisibleComponent(ctx.db, ctx.actor, number);
  if (!found) throw noSuchComponent(id);
  return found;
}

/** In all projects that the actor may browse. */
export const searchComponents = (ctx: Ctx, search: store.ComponentSearch, page: Page) =>
  store.searchComponents(ctx.db, ctx.actor, search, page);

/** How many issues have it, of those that the actor may see. */
export const countIssues = (ctx: Ctx, component: Component): Promise<number> =>
  store.countIssues(ctx.db, ctx.actor, component.id);

/** As callers send it; what is absent is not asked for. */
export interface ComponentAsked {
  name?: string | undefined;
  description?: string | null | undefined;
  /** User name, or key; empty or null: nobody. */
  lead?: string | null | undefined;
  assigneeType?: string | undefined;
  archived?: boolean | undefined;
}

/**
 * @param project id or key
 * @throws 404 where the actor may not see the project, 401 or 403 where they may not change it, 400 by field
 */
export async function createComponent(
  ctx: Ctx,
  project: string | number | undefined,
  asked: ComponentAsked,
): Promise<Component> {
  if (project === undefined || project === '') throw projectMissing();
  const { id: projectId } = await configurableProject(ctx, project);
  const nothing = {
    projectId,
    name: '',
    description: null,
    leadId: null,
    assigneeType: 'PROJECT_DEFAULT',
    archived: false,
  } as const;
  const draft = await withAsked(ctx, nothing, { ...asked, name: asked.name ?? '' });
  return explainDuplicate(draft.name, () =>
    transact(ctx, async (tx) => {
      const component = await store.insertComponent(tx.db, draft);
      await tell(tx, 'created', component);
      return component;
    }),
  );
}

/** What is not given stays. @throws 401 or 403, 400 by field */
export async function changeComponent(ctx: Ctx, found: Component, asked: ComponentAsked): Promise<Component> {
  await configurableProject(ctx, found.projectId);
  return explainDuplicate(asked.name?.trim() ?? found.name, () =>
    transact(ctx, async (tx) => {
      await store.lockComponent(tx.db, found.id);
      const before = await requireComponent(tx, String(found.id));
      const after = { id: before.id, ...(await withAsked(tx, before, asked)) };
      await store.updateComponent(tx.db, after);
      await tell(tx, 'changed', after);
      return after;
    }),
  );
}

/**
 * @param moveIssuesTo id of the component that its issues get instead; null: they lose it
 * @throws 401 or 403, 404 and 400 for a component that cannot take its place
 */
export async function deleteComponent(
  ctx: Ctx,
  component: Component,
  moveIssuesTo: string | null,
): Promise<void> {
  await configurableProject(ctx, component.projectId);
  const to = moveIssuesTo === null ? null : await requireComponent(ctx, moveIssuesTo);
  if (to?.id === component.id) throw cannotMoveToItself();
  if (to && to.projectId !== component.projectId) throw noSuchComponent(String(to.id));
  await transact(ctx, async (tx) => {
    await holdComponent(tx.db, component.id);
    await swapComponent(tx.db, component, to, { authorId: tx.actor.userId, now: tx.now });
    await store.removeComponent(tx.db, component.id);
    await tell(tx, 'deleted', component);
  });
}

async function configurableProject(ctx: Ctx, idOrKey: string | number): Promise<Project> {
  const project = await requireProject(ctx, idOrKey);
  await requireConfigurable(ctx, project);
  return project;
}

type Draft = Omit<Component, 'id'>;

async function withAsked(ctx: Ctx, before: Draft, asked: ComponentAsked): Promise<Draft> {
  const problems: Record<string, string> = {};
  const name = asked.name?.trim() ?? before.name;
  if (name === '') problems.name = nameMissing;
  else if (name.length > longestName) problems.name = nameTooLong(longestName);
  if ((asked.description?.length ?? 0) > longestDescription) {
    problems.description = descriptionTooLong(longestDescription);
  }
  if (asked.assigneeType !== undefined && !isAssigneeType(asked.assigneeType)) {
    problems.assigneeType = assigneeTypeUnknown;
  }
  const leadId = asked.lead === undefined ? before.leadId : await findLead(ctx, asked.lead, problems);
  if (Object.keys(problems).length > 0) throw invalidComponent(problems);
  return {
    projectId: before.projectId,
    name,
    description: asked.description === undefined ? before.description : asked.description || null,
    leadId,
    assigneeType: (asked.assigneeType as ComponentAssigneeType | undefined) ?? before.assigneeType,
    archived: asked.archived ?? before.archived,
  };
}

async function findLead(
  ctx: Ctx,
  name: string | null,
  problems: Record<string, string>,
): Promise<number | null> {
  if (!name) return null;
  const user = (await findUserByName(ctx, name)) ?? (await findUserByKey(ctx, name));
  if (!user) problems.leadUserName = leadIsNobody(name);
  return user?.id ?? null;
}

async function explainDuplicate<T>(name: string, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    throw isDuplicate(error) ? invalidComponent({ name: nameTaken(name) }) : error;
  }
}

const tell = (tx: Ctx, what: 'created' | 'changed' | 'deleted', { id, name }: Component) =>
  record(tx, {
    category: 'projects',
    action: `component-${what}`,
    summary: `Component ${what}`,
    object: { type: 'component', id: String(id), name },
  });
