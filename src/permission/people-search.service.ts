/**
 * Finding people by what they may do: be assigned, see an issue, hold permissions. A project or an issue that the actor
 * may not see is not there. Who may neither browse people nor assign issues is shown nobody (CVE-2019-3403 and its
 * like: pickers are how names leak).
 */
import type { Ctx } from '../context.ts';
import type { Page } from '../kernel/paging.ts';
import { mayBrowsePeople } from '../people/user/user.policy.ts';
import type { User } from '../people/user/user.ts';
import * as errors from './people-search.errors.ts';
import { findScopeOfIssue, findScopeOfProject, listHolders, type Scope } from './people-search.store.ts';
import { mayInProject } from './permission.service.ts';
import { type ProjectPermission, projectPermissionOf } from './permission.ts';

/** Whom to find. */
export interface PeopleAsked {
  /** Beginning of a name, a word of the display name or the address; undefined, empty and "." mean everybody. */
  text: string | undefined;
  /** Key of a project; passed over where there is an issue. */
  project: string | undefined;
  issueKey: string | undefined;
}

/**
 * People who can be assigned issues of a project, or this issue.
 * @throws AppError 400 where neither is named; 404
 * @source Jira: REST description of api/2/user/assignable/search
 */
export async function findAssignable(ctx: Ctx, asked: PeopleAsked, page: Page): Promise<User[]> {
  const scope = await requireScope(ctx, asked, 'project');
  if (!(await maySeeAssignable(ctx, [scope]))) return [];
  return list(ctx, asked.text, ['ASSIGNABLE_USER'], [scope], page);
}

/**
 * People who can be assigned issues in all of several projects.
 * @param keys of the projects
 * @throws AppError 400 where none is named; 404
 * @source Jira: REST description of api/2/user/assignable/multiProjectSearch
 */
export async function findAssignableInAll(
  ctx: Ctx,
  text: string | undefined,
  keys: readonly string[],
  page: Page,
): Promise<User[]> {
  if (keys.length === 0) throw errors.projectKeysNeeded();
  if (keys.length > errors.mostProjectKeys) throw errors.tooManyProjectKeys();
  const scopes: Scope[] = [];
  for (const key of new Set(keys)) scopes.push(await requireProjectScope(ctx, key));
  if (!(await maySeeAssignable(ctx, scopes))) return [];
  return list(ctx, text, ['ASSIGNABLE_USER'], scopes, page);
}

/**
 * People who may see an issue, or the issues of a project. Takes the permission to browse people.
 * @throws AppError 400 where neither is named; 404
 * @source Jira: REST description of api/2/user/viewissue/search
 */
export async function findViewers(ctx: Ctx, asked: PeopleAsked, page: Page): Promise<User[]> {
  const scope = await requireScope(ctx, asked, 'projectKey');
  if (!mayBrowsePeople(ctx.actor)) return [];
  return list(ctx, asked.text, ['BROWSE_PROJECTS'], [scope], page);
}

/**
 * People who hold all of some permissions.
 * @param keys of project permissions, present or legacy
 * @throws AppError 400; 403 for whoever administers neither the project nor Jira; 404
 * @source Jira: REST description of api/2/user/permission/search
 */
export async function findHolders(
  ctx: Ctx,
  asked: PeopleAsked,
  keys: readonly string[],
  page: Page,
): Promise<User[]> {
  if (keys.length === 0) throw errors.permissionsNeeded();
  const scope = await requireScope(ctx, asked, 'projectKey');
  const { actor } = ctx;
  if (!actor.may('ADMINISTER') && !(await mayInProject(ctx, 'ADMINISTER_PROJECTS', scope.projectId)))
    throw errors.mayNotAskWhoMay(actor.name);
  const permissions = [...new Set(keys)].map((key) => {
    const permission = projectPermissionOf(key);
    if (!permission) throw errors.noSuchPermission(key);
    return permission;
  });
  return list(ctx, asked.text, permissions, [scope], page);
}

/** Whoever may assign has to know to whom. */
async function maySeeAssignable(ctx: Ctx, scopes: readonly Scope[]): Promise<boolean> {
  if (mayBrowsePeople(ctx.actor)) return true;
  for (const { projectId } of scopes) {
    if (!(await mayInProject(ctx, 'ASSIGN_ISSUES', projectId))) return false;
  }
  return true;
}

async function requireScope(
  ctx: Ctx,
  { project, issueKey }: PeopleAsked,
  parameter: 'project' | 'projectKey',
): Promise<Scope> {
  if (issueKey !== undefined && issueKey !== '') return requireIssueScope(ctx, issueKey);
  if (project === undefined || project === '') throw errors.projectOrIssueNeeded(parameter);
  return requireProjectScope(ctx, project);
}

async function requireProjectScope(ctx: Ctx, key: string): Promise<Scope> {
  const scope = await findScopeOfProject(ctx.db, ctx.actor, key.trim());
  if (!scope) throw errors.noSuchProject(key);
  return scope;
}

async function requireIssueScope(ctx: Ctx, issueKey: string): Promise<Scope> {
  const [, projectKey, number] = /^(.+)-([1-9]\d{0,14})$/.exec(issueKey.trim()) ?? [];
  const scope =
    projectKey === undefined
      ? null
      : await findScopeOfIssue(ctx.db, ctx.actor, {
          projectKey: projectKey.toUpperCase(),
          number: Number(number),
        });
  if (!scope) throw errors.noSuchIssue();
  return scope;
}

const list = (
  ctx: Ctx,
  text: string | undefined,
  permissions: readonly ProjectPermission[],
  scopes: readonly Scope[],
  page: Page,
): Promise<User[]> => listHolders(ctx.db, { text: text ?? '', permissions, scopes }, page);
