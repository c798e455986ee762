/** Who among the people holds permissions in a project or on an issue, and is meant by a text. */
import { type Expression, expressionBuilder, type SqlBool, sql } from 'kysely';
import type { Actor } from '../context.ts';
import type { Db } from '../db/engine.ts';
import type { Schema } from '../db/schema.ts';
import type { Page } from '../kernel/paging.ts';
import type { User } from '../people/user/user.ts';
import { toUser } from '../people/user/user-row.sql.ts';
import { isMeantBy } from '../people/user/user-search.sql.ts';
import { grantsOf, holdsInProject, holdsOnIssue } from './holder.sql.ts';
import type { ProjectPermission } from './permission.ts';
import { passesLevel } from './security/level.sql.ts';
import { mayBrowseIssue, mayBrowseProject } from './visible.sql.ts';

/** What is asked about: a project, or one of its issues. */
export interface Scope {
  readonly projectId: number;
  /** null: the project, whatever the issue. */
  readonly issue: {
    readonly id: number;
    readonly reporterId: number | null;
    readonly assigneeId: number | null;
  } | null;
}

/** The project of a key that it has or had, where `actor` may see it. */
export async function findScopeOfProject(db: Db, actor: Actor, key: string): Promise<Scope | null> {
  const row = await db
    .selectFrom('project')
    .innerJoin('project_key', 'project_key.project_id', 'project.id')
    .select('project.id')
    .where('project_key.key', '=', key)
    .where(mayBrowseProject(actor))
    .executeTakeFirst();
  return row ? { projectId: row.id, issue: null } : null;
}

/** The issue of a project's key and number, where `actor` may see it. */
export async function findScopeOfIssue(
  db: Db,
  actor: Actor,
  { projectKey, number }: { projectKey: string; number: number },
): Promise<Scope | null> {
  const row = await db
    .selectFrom('issue')
    .innerJoin('project', 'project.id', 'issue.project_id')
    .innerJoin('project_key', 'project_key.project_id', 'project.id')
    .select(['issue.id', 'issue.project_id', 'issue.reporter_id', 'issue.assignee_id'])
    .where('project_key.key', '=', projectKey)
    .where('issue.number', '=', number)
    .where(mayBrowseIssue(actor))
    .executeTakeFirst();
  return row
    ? {
        projectId: row.project_id,
        issue: { id: row.id, reporterId: row.reporter_id, assigneeId: row.assignee_id },
      }
    : null;
}

/** Active people who hold all of `permissions` in every one of `scopes`, by display name. */
export async function listHolders(
  db: Db,
  {
    text,
    permissions,
    scopes,
  }: {
    text: string;
    permissions: readonly ProjectPermission[];
    scopes: readonly Scope[];
  },
  page: Page,
): Promise<User[]> {
  let query = db
    .selectFrom('app_user')
    .selectAll('app_user')
    .where('app_user.active', '=', 1)
    .where(isMeantBy(text));
  for (const scope of scopes) {
    for (const permission of permissions) query = query.where(() => holds(scope, permission));
    // Who is yet to be given the issue need not be in its level: being assigned may be what puts them there.
    if (scope.issue && !permissions.includes('ASSIGNABLE_USER'))
      query = query.where(isInLevelOf(scope.issue.id));
  }
  const rows = await query
    .orderBy('app_user.display_name_lower')
    .orderBy('app_user.name_lower')
    .offset(page.startAt)
    .limit(page.maxResults)
    .execute();
  return rows.map(toUser);
}

/** Whether the security level of the issue lets the `app_user` in scope see it. */
const isInLevelOf = (issueId: number) => () => {
  const eb = expressionBuilder<Schema, 'app_user'>();
  return eb.exists(
    eb
      .selectFrom('issue')
      .select(eb.lit(1).as('one'))
      .where('issue.id', '=', issueId)
      .where(passesLevel(eb.ref('app_user.id'))),
  );
};

/** Whether the `app_user` in scope holds the permission there. */
function holds({ projectId, issue }: Scope, permission: ProjectPermission): Expression<SqlBool> {
  const eb = expressionBuilder<Schema, 'app_user'>();
  const user = eb.ref('app_user.id');
  const is = (id: number | null) =>
    eb
      .case()
      .when(user, '=', id ?? 0)
      .then(sql.lit(1))
      .else(sql.lit(0))
      .end() as Expression<number>;
  const held = issue
    ? holdsOnIssue(user, { reporter: is(issue.reporterId), assignee: is(issue.assigneeId) })
    : holdsInProject(user);
  return eb.exists(
    eb
      .selectFrom('project')
      .select(eb.lit(1).as('one'))
      .where('project.id', '=', projectId)
      .where((inner) => inner.exists(grantsOf(eb.val(permission as string)).where(held))),
  );
}
