/** From what a caller sends to what a project shall be: every problem is found before anything is written. */
import type { Ctx } from '../context.ts';
import { readId } from '../kernel/id.ts';
import { findSystemAvatar } from '../people/avatar/avatar.ts';
import { findCustom } from '../people/avatar/custom-avatar.service.ts';
import { firstCustomId } from '../people/avatar/custom-avatar.ts';
import { findUserByKey, findUserByName } from '../people/user/user.service.ts';
import { findScheme } from '../permission/scheme/scheme.service.ts';
import { findScheme as findSecurityScheme } from '../permission/security/security.service.ts';
import { workflowSchemeExists } from '../workflow/definition/workflow.service.ts';
import { schemeOrDefault } from '../workflow/issue-type-scheme/issue-type-scheme.service.ts';
import { findCategory } from './category/category.service.ts';
import { findNotificationScheme } from './notification-scheme/notification-scheme.service.ts';
import { defaultNotificationScheme } from './notification-scheme/notification-scheme.ts';
import {
  invalidProject,
  keyIsTaken,
  keyIsUsedBy,
  leadIsNobody,
  nameIsTaken,
  schemeIsMissing,
  templateIsUnknown,
  typeIsUnknown,
} from './project.errors.ts';
import * as store from './project.store.ts';
import type { Project, ProjectAssigneeType } from './project.ts';
import { textProblems } from './project-details.ts';
import { keyProblem } from './project-key.ts';
import { findProjectType, findTemplate, plainStart, type Start } from './template.ts';

type Id = number | string | null | undefined;

/** As callers send it; what is absent is not asked for. */
export interface ProjectAsked {
  key?: string | undefined;
  name?: string | undefined;
  projectTypeKey?: string | undefined;
  projectTemplateKey?: string | null | undefined;
  description?: string | null | undefined;
  /** User name, or key. */
  lead?: string | undefined;
  url?: string | null | undefined;
  assigneeType?: string | undefined;
  issueSecurityScheme?: Id;
  permissionScheme?: Id;
  notificationScheme?: Id;
  workflowSchemeId?: Id;
  categoryId?: Id;
  avatarId?: Id;
}

/** Everything about a project that can be chosen. */
export type ProjectDraft = Omit<Project, 'id' | 'created' | 'archived'>;

const defaultPermissionScheme = 0;

type Problems = Record<string, string>;

/** @throws 400 with everything that is wrong */
export async function draftOfNew(ctx: Ctx, asked: ProjectAsked): Promise<ProjectDraft> {
  const problems: Problems = { ...textProblems({ ...asked, name: asked.name ?? '' }) };
  const key = asked.key ?? '';
  await checkKey(ctx, key, null, problems);
  await checkName(ctx, asked.name, null, problems);
  const leadId = await findLead(ctx, asked.lead ?? '', problems);
  const kind = kindOf(asked, problems);
  const references = await findReferences(ctx, asked, problems, null);
  const workflowSchemeId = await findWorkflowScheme(ctx, asked.workflowSchemeId, problems);
  if (Object.keys(problems).length > 0) throw invalidProject(problems);
  return {
    key,
    name: (asked.name ?? '').trim(),
    description: asked.description ?? '',
    leadId,
    url: asked.url || null,
    assigneeType: (asked.assigneeType as ProjectAssigneeType | undefined) ?? 'UNASSIGNED',
    typeKey: kind.typeKey,
    categoryId: references.categoryId ?? null,
    permissionSchemeId: references.permissionSchemeId ?? defaultPermissionScheme,
    workflowSchemeId: workflowSchemeId ?? kind.start.workflowSchemeId,
    issueTypeSchemeId: await schemeOrDefault(ctx, kind.start.issueTypeSchemeId),
    avatarId: references.avatarId ?? null,
    issueSecuritySchemeId: references.issueSecuritySchemeId ?? null,
    notificationSchemeId:
      references.notificationSchemeId === undefined
        ? defaultNotificationScheme
        : references.notificationSchemeId,
  };
}

/** @throws 400 with everything that is wrong */
export async function draftOfChange(ctx: Ctx, project: Project, asked: ProjectAsked): Promise<Project> {
  const problems: Problems = { ...textProblems(asked) };
  if (asked.key !== undefined) await checkKey(ctx, asked.key, project.id, problems);
  await checkName(ctx, asked.name, project.id, problems);
  const leadId = asked.lead === undefined ? project.leadId : await findLead(ctx, asked.lead, problems);
  const typeKey = asked.projectTypeKey ?? project.typeKey;
  if (!findProjectType(typeKey)) problems.projectType = typeIsUnknown;
  const { categoryId, permissionSchemeId, issueSecuritySchemeId, notificationSchemeId, avatarId } =
    await findReferences(ctx, asked, problems, project.id);
  if (Object.keys(problems).length > 0) throw invalidProject(problems);
  return {
    ...project,
    key: asked.key ?? project.key,
    name: asked.name?.trim() ?? project.name,
    description: asked.description === undefined ? project.description : (asked.description ?? ''),
    leadId,
    url: asked.url === undefined ? project.url : asked.url || null,
    assigneeType: (asked.assigneeType as ProjectAssigneeType | undefined) ?? project.assigneeType,
    typeKey,
    categoryId: categoryId === undefined ? project.categoryId : categoryId,
    permissionSchemeId: permissionSchemeId ?? project.permissionSchemeId,
    avatarId: either(avatarId, project.avatarId),
    issueSecuritySchemeId: either(issueSecuritySchemeId, project.issueSecuritySchemeId),
    notificationSchemeId: either(notificationSchemeId, project.notificationSchemeId),
  };
}

const either = (asked: number | null | undefined, now: number | null): number | null =>
  asked === undefined ? now : asked;

/** What of a change is for administrators only and asked for by somebody who is none; null: nothing. */
export function forAdministratorsOnly(ctx: Ctx, project: Project, asked: ProjectAsked): string | null {
  if (ctx.actor.may('ADMINISTER')) return null;
  if (asked.key !== undefined && asked.key !== project.key) return 'change the key of a project';
  if (asked.projectTypeKey !== undefined && asked.projectTypeKey !== project.typeKey)
    return 'change the type of a project';
  const differs = (given: Id, now: number | null) => given !== undefined && Number(given ?? 0) !== (now ?? 0);
  if (differs(asked.categoryId, project.categoryId)) return 'change the category of a project';
  if (differs(asked.permissionScheme, project.permissionSchemeId))
    return 'change the permission scheme of a project';
  if (differs(asked.issueSecurityScheme, project.issueSecuritySchemeId))
    return 'change the issue security scheme of a project';
  if (differs(asked.notificationScheme, project.notificationSchemeId))
    return 'change the notification scheme of a project';
  return null;
}

async function checkKey(ctx: Ctx, key: string, own: number | null, problems: Problems): Promise<void> {
  const problem = await problemOfKey(ctx, key, own);
  if (problem !== null) problems.projectKey = problem;
}

/** Why `key` cannot be a project's key; null: it can. @param own the project that may have it already */
export async function problemOfKey(ctx: Ctx, key: string, own: number | null): Promise<string | null> {
  const problem = keyProblem(key);
  if (problem !== null) return problem;
  const owner = await store.findKeyOwner(ctx.db, key);
  if (owner === null || owner === own) return null;
  const name = await store.findProjectName(ctx.db, owner);
  return name === null ? keyIsTaken : keyIsUsedBy(name);
}

async function checkName(
  ctx: Ctx,
  name: string | undefined,
  own: number | null,
  problems: Problems,
): Promise<void> {
  if (name === undefined || problems.projectName) return;
  const owner = await store.findProjectOfName(ctx.db, name.trim());
  if (owner !== null && owner !== own) problems.projectName = nameIsTaken;
}

async function findLead(ctx: Ctx, nameOrKey: string, problems: Problems): Promise<number> {
  const user = (await findUserByName(ctx, nameOrKey)) ?? (await findUserByKey(ctx, nameOrKey));
  if (user?.active) return user.id;
  problems.projectLead = leadIsNobody;
  return 0;
}

/** A template says which type it is of; beside a type it must be of that one. */
function kindOf(asked: ProjectAsked, problems: Problems): { typeKey: string; start: Start } {
  const template = asked.projectTemplateKey ? findTemplate(asked.projectTemplateKey) : null;
  const typeKey = asked.projectTypeKey ?? template?.typeKey ?? '';
  if (!findProjectType(typeKey)) problems.projectType = typeIsUnknown;
  else if (asked.projectTemplateKey && template?.typeKey !== typeKey)
    problems.projectTemplateKey = templateIsUnknown;
  return { typeKey, start: template ?? plainStart };
}

interface References {
  /** null: none shall be; undefined: not asked for. */
  categoryId: number | null | undefined;
  permissionSchemeId: number | undefined;
  issueSecuritySchemeId: number | null | undefined;
  notificationSchemeId: number | null | undefined;
  avatarId: number | null | undefined;
}

async function findReferences(
  ctx: Ctx,
  asked: ProjectAsked,
  problems: Problems,
  projectId: number | null,
): Promise<References> {
  const category = idOf(asked.categoryId);
  if (typeof category === 'number' && !(await findCategory(ctx, category)))
    problems.categoryId = schemeIsMissing('project category', category);
  const permissionScheme = idOf(asked.permissionScheme);
  if (typeof permissionScheme === 'number' && !(await findScheme(ctx, permissionScheme)))
    problems.permissionScheme = schemeIsMissing('permission scheme', permissionScheme);
  const notificationScheme = idOf(asked.notificationScheme);
  if (typeof notificationScheme === 'number' && !(await findNotificationScheme(ctx, notificationScheme)))
    problems.notificationScheme = schemeIsMissing('notification scheme', notificationScheme);
  const securityScheme = idOf(asked.issueSecurityScheme);
  if (typeof securityScheme === 'number' && !(await findSecurityScheme(ctx, securityScheme)))
    problems.issueSecurityScheme = schemeIsMissing('issue security scheme', securityScheme);
  return {
    categoryId: category,
    permissionSchemeId: permissionScheme ?? undefined,
    issueSecuritySchemeId: securityScheme,
    notificationSchemeId: notificationScheme,
    avatarId: await findAvatar(ctx, idOf(asked.avatarId), problems, projectId),
  };
}

/**
 * A stock avatar, or one that was uploaded for this project. The ids of Jira's own stock avatars, which scripts have
 * from its documentation, are passed over: those pictures are not here.
 */
async function findAvatar(
  ctx: Ctx,
  id: number | null | undefined,
  problems: Problems,
  projectId: number | null,
): Promise<number | null | undefined> {
  if (typeof id !== 'number' || findSystemAvatar(id)) return id;
  if (id >= 0 && id < firstCustomId) return undefined;
  const own = projectId && (await findCustom(ctx, { type: 'project', id: projectId }, id));
  if (!own) problems.avatarId = schemeIsMissing('avatar', id);
  return id;
}

async function findWorkflowScheme(ctx: Ctx, asked: Id, problems: Problems): Promise<number | undefined> {
  const id = idOf(asked);
  if (typeof id === 'number' && !(await workflowSchemeExists(ctx, id)))
    problems.workflowSchemeId = schemeIsMissing('workflow scheme', id);
  return id ?? undefined;
}

/** -1 stands for an id that is none: nothing is found for it. */
function idOf(given: Id): number | null | undefined {
  if (given === undefined || given === null || given === '') return given === '' ? null : given;
  return readId(String(given)) ?? -1;
}
