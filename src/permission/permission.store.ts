/** SQL of the hot questions. Each is a prepared read: one statement, answered by a handful of index look-ups. */
import { sql } from 'kysely';
import type { Db } from '../db/engine.ts';
import { prepared } from '../db/prepared.ts';
import { isGrantOf, isGrantOfAnyone } from '../people/user/global-grant.sql.ts';
import {
  countsWhere,
  grantsOf,
  holdsBy,
  holdsInProject,
  holdsInThisProject,
  holdsOnIssue,
  inRole,
  isAnyones,
  mayInProject,
  notResting,
  rolesOf,
} from './holder.sql.ts';
import type { ProjectPermission } from './permission.ts';
import type { StepLimit } from './step-limit.ts';

/** Who is asked about, and what they are on the issue that is asked about: 0 or 1 each. */
export interface Asked {
  [name: string]: number;
  project: number;
  /** 0: an anonymous visitor. */
  user: number;
  reporter: number;
  assignee: number;
}

type AskedOne = { permission: string; project: number; user: number; reporter: number; assignee: number };

const anonymousGlobalGrants = prepared<Record<never, never>, { permission: string }>((db) =>
  db.selectFrom('global_grant').select('permission').where(isGrantOfAnyone()),
);

const userGlobalGrants = prepared<{ user: number }, { permission: string }>((db, value) =>
  db
    .selectFrom('global_grant')
    .select('permission')
    .where((eb) => isGrantOf(eb.val(value('user')))),
);

/** Global permissions granted to a user's groups or to anyone; userId null: to anyone only. */
export const listGlobalGrants = (db: Db, userId: number | null) =>
  userId === null ? anonymousGlobalGrants(db, {}) : userGlobalGrants(db, { user: userId });

const anonymousGrant = prepared<{ permission: string; project: number }, { one: number }>((db, value) =>
  db
    .selectFrom('project')
    .select((eb) => eb.lit(1).as('one'))
    .where('project.id', '=', value('project'))
    .where((eb) => eb.exists(grantsOf(eb.val(value('permission'))).where(holdsInProject(null)))),
);

const userGrant = prepared<AskedOne, { one: number }>((db, value) =>
  db
    .selectFrom('project')
    .select((eb) => eb.lit(1).as('one'))
    .where('project.id', '=', value('project'))
    .where((eb) =>
      eb.exists(
        grantsOf(eb.val(value('permission'))).where(
          holdsOnIssue(eb.val(value('user')), {
            reporter: eb.val(value('reporter')),
            assignee: eb.val(value('assignee')),
          }),
        ),
      ),
    ),
);

/** Whether one permission is held; of a missing project nobody holds any. */
export async function holds(db: Db, permission: string, asked: Asked): Promise<boolean> {
  const { project } = asked;
  const rows = asked.user
    ? await userGrant(db, { ...asked, permission })
    : await anonymousGrant(db, { project, permission });
  return rows.length > 0;
}

/** Which of these users hold a permission in which of these projects, whatever the issue. */
export const listHolding = (
  db: Db,
  permission: ProjectPermission,
  { projects, users }: { projects: readonly number[]; users: readonly number[] },
): Promise<{ project: number; user: number }[]> =>
  db
    .selectFrom('project')
    .innerJoin('app_user', (join) => join.onTrue())
    .select(['project.id as project', 'app_user.id as user'])
    .where('project.id', 'in', projects)
    .where('app_user.id', 'in', users)
    .where((eb) => mayInProject(eb.val(permission), eb.ref('app_user.id')))
    .execute();

const anonymousGrants = prepared<{ project: number }, { permission: string }>((db, value) =>
  grantsInProject(db, value('project')).where(holdsInProject(null)),
);

const userGrants = prepared<Omit<AskedOne, 'permission'>, { permission: string }>((db, value) =>
  grantsInProject(db, value('project')).where((eb) => {
    const user = eb.val(value('user'));
    const holder = { reporter: eb.val(value('reporter')), assignee: eb.val(value('assignee')) };
    return holdsOnIssue(user, holder, holdsInThisProject(user, eb.val(value('project'))));
  }),
);

const grantsInProject = (db: Db, project: number) =>
  db
    .selectFrom('project')
    .innerJoin('permission_grant as held', 'held.scheme_id', 'project.permission_scheme_id')
    .select('held.permission')
    .distinct()
    .where('project.id', '=', project)
    .where(notResting());

/** Every project permission that is held. */
export async function listHeld(db: Db, asked: Asked): Promise<string[]> {
  const rows = asked.user
    ? await userGrants(db, asked)
    : await anonymousGrants(db, { project: asked.project });
  return rows.map((row) => row.permission);
}

/**
 * Every project permission that is held in each of these projects, whatever the issue; CREATE_ISSUES also where the
 * reporter has it. @param userId null: an anonymous visitor
 */
export const listHeldInProjects = (
  db: Db,
  userId: number | null,
  projectIds: readonly number[],
): Promise<{ project: number; permission: string }[]> =>
  db
    .selectFrom('project')
    .innerJoin('permission_grant as held', 'held.scheme_id', 'project.permission_scheme_id')
    .select(['project.id as project', 'held.permission'])
    .distinct()
    .where('project.id', 'in', projectIds)
    .where(notResting())
    .where((eb) => {
      if (userId === null) return holdsInProject(null);
      const reports = eb.and([
        eb('held.permission', '=', 'CREATE_ISSUES'),
        eb('held.holder_type', '=', 'reporter'),
      ]);
      return eb.or([holdsInProject(eb.val(userId)), reports]);
    })
    .execute();

/** What is asked about an issue besides: where it stands in its workflow. */
export interface AskedOn extends Asked {
  [name: string]: number;
  type: number;
  status: number;
  /** 0: none. */
  parent: number;
}

type Value = (name: 'project' | 'type' | 'status' | 'parent') => number;
interface HeldOrLimit {
  readonly permission: string;
  /** null: the row is a grant, not a limit. */
  readonly holder: string | null;
  readonly value: string | null;
  readonly subtasks: number;
}

/** What the step that the issue is in says of it, and what its parent's step says of sub-tasks. */
const limitsOn = (db: Db, value: Value) =>
  limitRows(db, value('project'), value('type'), value('status'), 0).unionAll(
    db
      .selectFrom('issue as parent')
      .innerJoin('project', 'project.id', 'parent.project_id')
      .innerJoin('workflow_scheme as worn', 'worn.id', 'project.workflow_scheme_id')
      .leftJoin('workflow_scheme_entry as entry', (join) =>
        join
          .onRef('entry.scheme_id', '=', 'worn.id')
          .onRef('entry.issue_type_id', '=', 'parent.issue_type_id'),
      )
      .innerJoin('step_limit as limited', (join) =>
        join
          .on((eb) =>
            eb('limited.workflow_id', '=', eb.fn.coalesce('entry.workflow_id', 'worn.default_workflow_id')),
          )
          .onRef('limited.status_id', '=', 'parent.status_id'),
      )
      .select(limitColumns)
      .where('parent.id', '=', value('parent'))
      .where('limited.subtasks', '=', 1),
  );

const limitColumns = [
  'limited.permission',
  sql<string | null>`limited.holder`.as('holder'),
  sql<string | null>`limited.value`.as('value'),
  'limited.subtasks',
] as const;

const limitRows = (db: Db, project: number, type: number, status: number, subtasks: number) =>
  db
    .selectFrom('project')
    .innerJoin('workflow_scheme as worn', 'worn.id', 'project.workflow_scheme_id')
    .leftJoin('workflow_scheme_entry as entry', (join) =>
      join.onRef('entry.scheme_id', '=', 'worn.id').on('entry.issue_type_id', '=', type),
    )
    .innerJoin('step_limit as limited', (join) =>
      join
        .on((eb) =>
          eb('limited.workflow_id', '=', eb.fn.coalesce('entry.workflow_id', 'worn.default_workflow_id')),
        )
        .on('limited.status_id', '=', status),
    )
    .select(limitColumns)
    .where('project.id', '=', project)
    .where('limited.subtasks', '=', subtasks);

const grantRow = (db: Db, project: number) =>
  grantsInProject(db, project).select([
    sql<string | null>`null`.as('holder'),
    sql<string | null>`null`.as('value'),
    sql<number>`0`.as('subtasks'),
  ]);

const anonymousOnIssue = prepared<Omit<AskedOn, 'user' | 'reporter' | 'assignee'>, HeldOrLimit>((db, value) =>
  grantRow(db, value('project')).where(holdsInProject(null)).unionAll(limitsOn(db, value)),
);

const userOnIssue = prepared<AskedOn, HeldOrLimit>((db, value) =>
  grantRow(db, value('project'))
    .where((eb) => {
      const user = eb.val(value('user'));
      const holder = { reporter: eb.val(value('reporter')), assignee: eb.val(value('assignee')) };
      return holdsOnIssue(user, holder, holdsInThisProject(user, eb.val(value('project'))));
    })
    .unionAll(limitsOn(db, value)),
);

/** Every project permission that is held on an issue, and the limits that workflows put to them: in one statement. */
export async function listHeldOn(
  db: Db,
  asked: AskedOn,
): Promise<{ held: string[]; limits: readonly StepLimit[] }> {
  const { project, type, status, parent } = asked;
  const rows = asked.user
    ? await userOnIssue(db, asked)
    : await anonymousOnIssue(db, { project, type, status, parent });
  const held: string[] = [];
  const limits: StepLimit[] = [];
  for (const { permission, holder, value, subtasks } of rows) {
    if (holder === null) held.push(permission);
    else limits.push({ permission, holder, value: value ?? '', subtasks: Number(subtasks) === 1 });
  }
  return { held, limits };
}

/** Whom limits can name that the actor is: groups by name, roles by id, the lead of the project. */
export async function listNames(
  db: Db,
  userId: number,
  projectId: number,
): Promise<{ groups: string[]; roleIds: number[]; isLead: boolean }> {
  const groups = await db
    .selectFrom('app_group')
    .innerJoin('group_member as member', 'member.group_id', 'app_group.id')
    .select('app_group.name')
    .where('member.user_id', '=', userId)
    .execute();
  const roles = await db
    .selectFrom('project_role')
    .select('project_role.id')
    .where((eb) => inRole(eb.val(userId), eb.ref('project_role.id'), eb.val(projectId)))
    .execute();
  const led = await db
    .selectFrom('project')
    .select('id')
    .where('id', '=', projectId)
    .where('lead_user_id', '=', userId)
    .executeTakeFirst();
  return {
    groups: groups.map(({ name }) => name),
    roleIds: roles.map(({ id }) => id),
    isLead: led !== undefined,
  };
}

/** Every grant of a scheme that a project wears, once for its living and once for its archived projects. */
const heldAnywhere = (db: Db) =>
  db
    .selectFrom((eb) =>
      eb
        .selectFrom('project')
        .select(['permission_scheme_id as scheme_id', 'archived'])
        .distinct()
        .as('worn'),
    )
    .innerJoin('permission_grant as held', 'held.scheme_id', 'worn.scheme_id')
    .select('held.permission')
    .distinct()
    .where((eb) => countsWhere(eb.ref('worn.archived')));

const anonymousAnywhere = prepared<Record<never, never>, { permission: string }>((db) =>
  heldAnywhere(db).where(isAnyones()),
);

const userAnywhere = prepared<{ user: number }, { permission: string }>((db, value) =>
  heldAnywhere(db).where((eb) => {
    const user = eb.val(value('user'));
    const ledProjects = eb
      .selectFrom('project')
      .select(['project.permission_scheme_id', 'project.archived'])
      .where('project.lead_user_id', '=', user);
    const rolesInProjects = rolesOf(user)
      .innerJoin('project', 'project.id', 'role_actor.project_id')
      .select(['project.permission_scheme_id', 'project.archived', 'role_actor.role_id']);
    const holds = holdsBy(user, {
      isLead: eb(
        eb.refTuple('worn.scheme_id', 'worn.archived'),
        'in',
        ledProjects.$asTuple('permission_scheme_id', 'archived'),
      ),
      isInRole: eb(
        eb.refTuple('worn.scheme_id', 'worn.archived', 'held.role_id'),
        'in',
        rolesInProjects.$asTuple('permission_scheme_id', 'archived', 'role_id') as never,
      ),
    });
    const reports = eb.and([
      eb('held.permission', '=', 'CREATE_ISSUES'),
      eb('held.holder_type', '=', 'reporter'),
    ]);
    return eb.or([holds, reports]);
  }),
);

/** Every project permission that is held in any project, whatever the issue. */
export async function listHeldAnywhere(db: Db, userId: number | null): Promise<string[]> {
  const rows = userId === null ? await anonymousAnywhere(db, {}) : await userAnywhere(db, { user: userId });
  return rows.map((row) => row.permission);
}
