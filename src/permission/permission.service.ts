/**
 * May this actor? Global permissions come with the actor; these answer for projects and issues, from the grants of
 * the scheme that the project wears. Nothing is remembered between calls: a grant that is taken away is gone at once.
 *
 * An administrator holds no project permission by being one (Jira). An anonymous visitor holds what `anyone` holds.
 * In an archived project, and on an archived issue, only what reads is held (permission.ts). What the step of a
 * workflow takes away on an issue is taken away here, and nowhere else (step-limit.ts).
 */
import type { Ctx } from '../context.ts';
import type { Db } from '../db/engine.ts';
import { grantsHeld } from '../people/user/global-grant.ts';
import * as store from './permission.store.ts';
import { archivedPermissions, type ProjectPermission, projectPermissions } from './permission.ts';
import { type LimitFacts, namesPeople, permissionsLeft, type StepLimit } from './step-limit.ts';
import type { PermissionSubject } from './subject/subject.ts';

export type { PermissionSubject };

/**
 * The global permissions of a user: those of their groups and those of everyone. SYSTEM_ADMIN brings ADMINISTER.
 * @param userId id of an active user; null: anonymous, who gets those of everyone, never an administrator's
 * @returns keys such as BULK_CHANGE
 */
export async function globalGrants(db: Db, userId: number | null): Promise<ReadonlySet<string>> {
  return grantsHeld((await store.listGlobalGrants(db, userId)).map((row) => row.permission));
}

/**
 * Whether the actor holds a permission in a project, whatever the issue. Grants to an issue's reporter or assignee do
 * not count, but for CREATE_ISSUES granted to the reporter: whoever creates an issue reports it (Jira).
 * @param projectId id of the project; false where there is none
 */
export async function mayInProject(
  ctx: Ctx,
  permission: ProjectPermission,
  projectId: number,
): Promise<boolean> {
  if (ctx.actor.via === 'system') return true;
  return store.holds(
    ctx.db,
    permission,
    askedOf(ctx.actor.userId, projectId, permission === 'CREATE_ISSUES'),
  );
}

/**
 * The same question about another user: whether someone can be assigned, for one. Whether that user is active is not
 * looked at.
 * @param userId whom it is asked of; null: anonymous
 */
export async function userMayInProject(
  ctx: Ctx,
  userId: number | null,
  permission: ProjectPermission,
  projectId: number,
): Promise<boolean> {
  return store.holds(ctx.db, permission, askedOf(userId, projectId, permission === 'CREATE_ISSUES'));
}

/**
 * The same question about several users and several projects, in one query. Whether a user is active is not looked at.
 * @returns says of a user's id and a project's whether the permission is held; false of what was not asked
 */
export async function whoMayInProjects(
  ctx: Ctx,
  permission: Exclude<ProjectPermission, 'CREATE_ISSUES'>,
  asked: { readonly projects: readonly number[]; readonly users: readonly number[] },
): Promise<(userId: number, projectId: number) => boolean> {
  if (asked.projects.length === 0 || asked.users.length === 0) return () => false;
  const rows = await store.listHolding(ctx.db, permission, asked);
  const held = new Set(rows.map(({ user, project }) => `${user} ${project}`));
  return (userId, projectId) => held.has(`${userId} ${projectId}`);
}

/**
 * Every permission that the actor holds in a project, whatever the issue.
 * @param projectId id of the project; nothing is held where there is none
 */
export async function permissionsInProject(
  ctx: Ctx,
  projectId: number,
): Promise<ReadonlySet<ProjectPermission>> {
  if (ctx.actor.via === 'system') return everything;
  const held = new Set(await listHeld(ctx.db, askedOf(ctx.actor.userId, projectId, false)));
  if (!held.has('CREATE_ISSUES') && (await mayInProject(ctx, 'CREATE_ISSUES', projectId)))
    held.add('CREATE_ISSUES');
  return held;
}

/**
 * The same for several projects, in one query.
 * @returns by the id of a project; none of its permissions where there is no such project
 */
export async function permissionsInProjects(
  ctx: Ctx,
  projectIds: readonly number[],
): Promise<ReadonlyMap<number, ReadonlySet<ProjectPermission>>> {
  const found = new Map<number, Set<ProjectPermission>>(projectIds.map((id) => [id, new Set()]));
  if (ctx.actor.via === 'system') return new Map(projectIds.map((id) => [id, everything]));
  if (projectIds.length === 0) return found;
  const rows = await store.listHeldInProjects(ctx.db, ctx.actor.userId, projectIds);
  for (const { project, permission } of rows) found.get(project)?.add(permission as ProjectPermission);
  return found;
}

/**
 * Whether the actor holds a permission on an issue: in its project, or as its reporter or assignee, and not taken away
 * by the step of the workflow that it is in.
 * That the issue's security level lets them see it is for the caller to have found out: who was given the issue has
 * passed mayBrowseIssue of visible.sql.ts, which says with BROWSE_PROJECTS what this says, and asks the level too.
 */
export const mayOnIssue = async (
  ctx: Ctx,
  permission: ProjectPermission,
  issue: PermissionSubject,
): Promise<boolean> => (await permissionsOnIssue(ctx, issue)).has(permission);

/**
 * Every permission that the actor holds on an issue, in one query: for whoever has several to check.
 * @param moving what is asked is whether the issue can be moved on: one that is not editable still can (step-limit.ts)
 */
export async function permissionsOnIssue(
  ctx: Ctx,
  issue: PermissionSubject,
  { moving } = { moving: false },
): Promise<ReadonlySet<ProjectPermission>> {
  if (ctx.actor.via === 'system') return everything;
  const found = await store.listHeldOn(ctx.db, askedOn(ctx.actor.userId, issue));
  const held = found.held as ProjectPermission[];
  const open = issue.archived === null ? held : held.filter((one) => readsOnly.has(one));
  if (found.limits.length === 0) return new Set(open);
  const facts = await limitFacts(ctx, issue, found.limits);
  return new Set(permissionsLeft(open, found.limits, facts, { moving }));
}

/**
 * The same of several issues, in their order. Such as are alike in all that decides it (the project, the step, whether the
 * actor reported it or is assigned) are asked about once, however many there are.
 */
export async function permissionsOnIssues(
  ctx: Ctx,
  issues: readonly PermissionSubject[],
): Promise<ReadonlySet<ProjectPermission>[]> {
  const known = new Map<string, ReadonlySet<ProjectPermission>>();
  const all: ReadonlySet<ProjectPermission>[] = [];
  for (const issue of issues) {
    const alike = JSON.stringify([askedOn(ctx.actor.userId, issue), issue.archived === null]);
    const held = known.get(alike) ?? (await permissionsOnIssue(ctx, issue));
    known.set(alike, held);
    all.push(held);
  }
  return all;
}

async function limitFacts(
  ctx: Ctx,
  { projectId, assigneeId, reporterId }: PermissionSubject,
  limits: readonly StepLimit[],
): Promise<LimitFacts> {
  const { userId, name } = ctx.actor;
  const names =
    userId !== null && namesPeople(limits)
      ? await store.listNames(ctx.db, userId, projectId)
      : { groups: [], roleIds: [], isLead: false };
  return {
    userName: name,
    isAssignee: userId !== null && assigneeId === userId,
    isReporter: userId !== null && reporterId === userId,
    isLead: names.isLead,
    groups: new Set(names.groups),
    roleIds: new Set(names.roleIds),
  };
}

/** Whether the actor administers at least one project: who chooses roles and groups for something. */
export async function administersAnything(ctx: Ctx): Promise<boolean> {
  return (await permissionsAnywhere(ctx)).has('ADMINISTER_PROJECTS');
}

/**
 * Every permission that the actor holds in at least one project, whatever the issue: what Jira answers where no
 * project is named.
 */
export async function permissionsAnywhere(ctx: Ctx): Promise<ReadonlySet<ProjectPermission>> {
  if (ctx.actor.via === 'system') return everything;
  return new Set((await store.listHeldAnywhere(ctx.db, ctx.actor.userId)) as ProjectPermission[]);
}

const everything: ReadonlySet<ProjectPermission> = new Set(
  projectPermissions.map((one) => one.key as ProjectPermission),
);

const readsOnly: ReadonlySet<ProjectPermission> = new Set(archivedPermissions);

const listHeld = (db: Db, asked: store.Asked) =>
  store.listHeld(db, asked) as Promise<unknown> as Promise<ProjectPermission[]>;

const askedOf = (userId: number | null, projectId: number, creates: boolean): store.Asked => ({
  project: projectId,
  user: userId ?? 0,
  reporter: Number(creates),
  assignee: 0,
});

const askedOn = (userId: number | null, issue: PermissionSubject): store.AskedOn => ({
  project: issue.projectId,
  user: userId ?? 0,
  reporter: Number(userId !== null && issue.reporterId === userId),
  assignee: Number(userId !== null && issue.assigneeId === userId),
  type: issue.issueTypeId,
  status: issue.statusId,
  parent: issue.parentId ?? 0,
});
