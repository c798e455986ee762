/** SQL of the hot questions. Each is a prepared read: one statement, answered by a handful of index look-ups. */
import type { Db } from '../db/engine.ts';
import { prepared } from '../db/prepared.ts';
import { grantsOf, holdsInProject, holdsOnIssue, inGroup, notResting } from './holder.sql.ts';
import { neverAnyone } from './permission.ts';
import { projectSeenBy } from './visible.sql.ts';

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
  db
    .selectFrom('global_grant')
    .select('permission')
    .where('group_id', 'is', null)
    .where('permission', 'not in', [...neverAnyone]),
);

const userGlobalGrants = prepared<{ user: number }, { permission: string }>((db, value) =>
  db
    .selectFrom('global_grant')
    .select('permission')
    .where((eb) =>
      eb.or([
        eb.and([eb('group_id', 'is', null), eb('permission', 'not in', [...neverAnyone])]),
        inGroup(eb.val(value('user')), eb.ref('global_grant.group_id')),
      ]),
    ),
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

const anonymousGrants = prepared<{ project: number }, { permission: string }>((db, value) =>
  grantsInProject(db, value('project')).where(holdsInProject(null)),
);

const userGrants = prepared<Omit<AskedOne, 'permission'>, { permission: string }>((db, value) =>
  grantsInProject(db, value('project')).where((eb) =>
    holdsOnIssue(eb.val(value('user')), {
      reporter: eb.val(value('reporter')),
      assignee: eb.val(value('assignee')),
    }),
  ),
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

const anonymousSees = prepared<{ project: number }, { one: number }>((db, value) =>
  db
    .selectFrom('project')
    .select((eb) => eb.lit(1).as('one'))
    .where('project.id', '=', value('project'))
    .where(() => projectSeenBy(null)),
);

const userSees = prepared<{ project: number; user: number }, { one: number }>((db, value) =>
  db
    .selectFrom('project')
    .select((eb) => eb.lit(1).as('one'))
    .where('project.id', '=', value('project'))
    .where((eb) => projectSeenBy(eb.val(value('user')))),
);

/** Whether the user, null for anonymous, who is no administrator sees this one project. */
export async function seesProject(db: Db, userId: number | null, project: number): Promise<boolean> {
  const rows =
    userId === null ? await anonymousSees(db, { project }) : await userSees(db, { project, user: userId });
  return rows.length > 0;
}

const heldAnywhere = (db: Db) =>
  db
    .selectFrom('project')
    .innerJoin('permission_grant as held', 'held.scheme_id', 'project.permission_scheme_id')
    .select('held.permission')
    .distinct()
    .where(notResting());

const anonymousAnywhere = prepared<Record<never, never>, { permission: string }>((db) =>
  heldAnywhere(db).where(holdsInProject(null)),
);

const userAnywhere = prepared<{ user: number }, { permission: string }>((db, value) =>
  heldAnywhere(db).where((eb) =>
    eb.or([
      holdsInProject(eb.val(value('user'))),
      eb.and([eb('held.permission', '=', 'CREATE_ISSUES'), eb('held.holder_type', '=', 'reporter')]),
    ]),
  ),
);

/** Every project permission that is held in any project, whatever the issue. */
export async function listHeldAnywhere(db: Db, userId: number | null): Promise<string[]> {
  const rows = userId === null ? await anonymousAnywhere(db, {}) : await userAnywhere(db, { user: userId });
  return rows.map((row) => row.permission);
}
