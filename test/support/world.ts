/** Random worlds of people, groups, roles, schemes and projects, with the rules of visibility told in plain words. */
import fc from 'fast-check';
import type { Actor } from '../../src/context.ts';
import type { Db } from '../../src/db/engine.ts';
import { archivedPermissions } from '../../src/permission/permission.ts';

const USERS = 4;
const GROUPS = 3;
const ROLES = 2;
const SCHEMES = 3;
const LEVELS = 2;

const some = (count: number) => fc.nat({ max: count - 1 });
const perhaps = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { freq: 2 });

const holder = fc.oneof(
  { weight: 1, arbitrary: fc.constant({ type: 'anyone' }) },
  { weight: 1, arbitrary: fc.constant({ type: 'applicationRole' }) },
  {
    weight: 2,
    arbitrary: fc.constantFrom({ type: 'projectLead' }, { type: 'reporter' }, { type: 'assignee' }),
  },
  { weight: 3, arbitrary: some(GROUPS).map((group) => ({ type: 'group', group })) },
  { weight: 3, arbitrary: some(ROLES).map((role) => ({ type: 'projectRole', role })) },
  { weight: 2, arbitrary: some(USERS).map((user) => ({ type: 'user', user })) },
) as fc.Arbitrary<{ type: string; group?: number; role?: number; user?: number }>;

const granted = fc.record({
  scheme: some(SCHEMES),
  permission: fc.constantFrom(
    'BROWSE_PROJECTS',
    'BROWSE_PROJECTS',
    'ADMINISTER_PROJECTS',
    'CREATE_ISSUES',
    'EDIT_ISSUES',
  ),
  holder,
});

const lists = { minLength: 1, maxLength: 10 } as const;

/** What is to be made; numbers are places in the lists. */
export const worlds = fc.record({
  members: fc.uniqueArray(fc.tuple(some(GROUPS), some(USERS)), { ...lists, selector: String }),
  applicationGroups: fc.uniqueArray(some(GROUPS), { maxLength: 1 }),
  grants: fc.uniqueArray(granted, {
    minLength: 2,
    maxLength: 12,
    selector: (grant) => JSON.stringify(grant),
  }),
  insiders: fc.uniqueArray(fc.record({ level: some(LEVELS), holder }), {
    maxLength: 6,
    selector: (member) => JSON.stringify(member),
  }),
  projects: fc.array(
    fc.record({ scheme: some(SCHEMES), lead: some(USERS), archived: fc.integer({ min: 0, max: 5 }) }),
    { minLength: 2, maxLength: 4 },
  ),
  actors: fc.uniqueArray(
    fc.record({ role: some(ROLES), project: some(4), user: perhaps(some(USERS)), group: some(GROUPS) }),
    { maxLength: 8, selector: (actor) => JSON.stringify(actor) },
  ),
  issues: fc.array(
    fc.record({
      project: some(4),
      reporter: perhaps(some(USERS)),
      assignee: perhaps(some(USERS)),
      level: perhaps(some(LEVELS)),
    }),
    { minLength: 4, maxLength: 16 },
  ),
  comments: fc.array(
    fc.record({ issue: some(16), role: perhaps(some(ROLES)), group: perhaps(some(GROUPS)) }),
    lists,
  ),
});

type Plan = typeof worlds extends fc.Arbitrary<infer P> ? P : never;

interface Project {
  id: number;
  schemeId: number;
  leadId: number;
  archived: boolean;
}

interface Issue {
  id: number;
  project: Project;
  projectId: number;
  issueTypeId: number;
  statusId: number;
  parentId: null;
  reporterId: number | null;
  assigneeId: number | null;
  levelId: number | null;
  archived: null;
}

/** Who is in a security level: as a grant, without scheme and permission. */
interface Insider extends Pick<Grant, 'type' | 'groupId' | 'roleId' | 'userId'> {
  levelId: number;
}

interface Comment {
  id: number;
  issue: Issue;
  roleId: number | null;
  groupId: number | null;
}

interface Grant {
  schemeId: number;
  permission: string;
  type: string;
  groupId: number | null;
  roleId: number | null;
  userId: number | null;
}

interface Facts {
  users: { id: number; key: string }[];
  groups: number[];
  roles: number[];
  members: { groupId: number; userId: number }[];
  applicationGroups: number[];
  grants: Grant[];
  insiders: Insider[];
  projects: Project[];
  actors: { roleId: number; projectId: number; userId: number | null; groupId: number | null }[];
  issues: Issue[];
  comments: Comment[];
}

export type World = Facts & ReturnType<typeof rulesOf>;

let built = 0;
const at = <T>(list: readonly T[], place: number): T => list[place % list.length] as T;

/** Makes a world beside those that are there. */
export async function build(db: Db, plan: Plan): Promise<World> {
  const world = ++built;
  const ids = async (count: number, insert: (name: string) => Promise<{ id: number }>) => {
    const made: number[] = [];
    for (let place = 0; place < count; place++) made.push((await insert(`world-${world}-${place}`)).id);
    return made;
  };
  const users = await insertUsers(db, world);
  const groups = await ids(GROUPS, (name) =>
    db
      .insertInto('app_group')
      .values({ name, name_lower: name, created: 0 })
      .returning('id')
      .executeTakeFirstOrThrow(),
  );
  const roles = await ids(ROLES, (name) =>
    db
      .insertInto('project_role')
      .values({ name, name_lower: name, description: '' })
      .returning('id')
      .executeTakeFirstOrThrow(),
  );
  const schemes = await ids(SCHEMES, (name) =>
    db
      .insertInto('permission_scheme')
      .values({ name, name_lower: name, description: '' })
      .returning('id')
      .executeTakeFirstOrThrow(),
  );
  const base = { users, groups, roles, schemes };
  const membership = await insertMembership(db, plan, base);
  const grants = await insertGrants(db, plan, base);
  const projects = await insertProjects(db, world, plan, base);
  const actors = await insertActors(db, plan, base, projects);
  const { levels, insiders } = await insertLevels(db, world, plan, base);
  const issues = await insertIssues(db, plan, base, projects, levels);
  const comments = await insertComments(db, plan, base, issues);
  const facts = { users, groups, roles, ...membership, grants, insiders, projects, actors, issues, comments };
  return { ...facts, ...rulesOf(facts) };
}

interface Base {
  users: Facts['users'];
  groups: number[];
  roles: number[];
  schemes: number[];
}

async function insertUsers(db: Db, world: number): Promise<Facts['users']> {
  const users: Facts['users'] = [];
  for (let place = 0; place < USERS; place++) {
    const key = `world-${world}-${place}`;
    const { id } = await db
      .insertInto('app_user')
      .values({
        key,
        name: key,
        name_lower: key,
        email: null,
        email_lower: null,
        display_name: key,
        display_name_lower: key,
        active: 1,
        time_zone: null,
        locale: null,
        avatar_id: null,
        password_hash: null,
        credential_version: 1,
        created: 0,
        updated: 0,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    users.push({ id, key });
  }
  return users;
}

async function insertMembership(db: Db, plan: Plan, { users, groups }: Base) {
  const members = plan.members.map(([group, user]) => ({
    groupId: at(groups, group),
    userId: at(users, user).id,
  }));
  for (const { groupId, userId } of members)
    await db.insertInto('group_member').values({ group_id: groupId, user_id: userId }).execute();
  const applicationGroups = plan.applicationGroups.map((group) => at(groups, group));
  for (const group_id of applicationGroups)
    await db.insertInto('global_grant').values({ permission: 'USE', group_id }).execute();
  return { members, applicationGroups };
}

async function insertGrants(db: Db, plan: Plan, { users, groups, roles, schemes }: Base): Promise<Grant[]> {
  const grants = plan.grants.map(({ scheme, permission, holder }) => ({
    schemeId: at(schemes, scheme),
    permission,
    type: holder.type,
    groupId: holder.group === undefined ? null : at(groups, holder.group),
    roleId: holder.role === undefined ? null : at(roles, holder.role),
    userId: holder.user === undefined ? null : at(users, holder.user).id,
  }));
  for (const grant of grants)
    await db
      .insertInto('permission_grant')
      .values({
        scheme_id: grant.schemeId,
        permission: grant.permission,
        holder_type: grant.type,
        group_id: grant.groupId,
        role_id: grant.roleId,
        user_id: grant.userId,
      })
      .execute();
  return grants;
}

async function insertProjects(
  db: Db,
  world: number,
  plan: Plan,
  { users, schemes }: Base,
): Promise<Project[]> {
  const workflowScheme = await db.selectFrom('workflow_scheme').select('id').executeTakeFirstOrThrow();
  const typeScheme = await db.selectFrom('issue_type_scheme').select('id').executeTakeFirstOrThrow();
  const projects: Project[] = [];
  for (const [place, { scheme, lead, archived }] of plan.projects.entries()) {
    const project = { schemeId: at(schemes, scheme), leadId: at(users, lead).id, archived: archived === 0 };
    const key = `W${world}X${place}`;
    const { id } = await db
      .insertInto('project')
      .values({
        key,
        name: key,
        name_lower: key.toLowerCase(),
        description: '',
        lead_user_id: project.leadId,
        url: null,
        assignee_type: 'UNASSIGNED',
        type_key: 'software',
        category_id: null,
        permission_scheme_id: project.schemeId,
        workflow_scheme_id: workflowScheme.id,
        issue_type_scheme_id: typeScheme.id,
        last_issue_number: 0,
        archived: Number(project.archived),
        created: 0,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    projects.push({ id, ...project });
  }
  return projects;
}

async function insertActors(db: Db, plan: Plan, { users, groups, roles }: Base, projects: Project[]) {
  const actors = plan.actors.map(({ role, project, user, group }) => ({
    roleId: at(roles, role),
    projectId: at(projects, project).id,
    userId: user === null ? null : at(users, user).id,
    groupId: user === null ? at(groups, group) : null,
  }));
  for (const { roleId, projectId, userId, groupId } of actors)
    await db
      .insertInto('project_role_actor')
      .values({ role_id: roleId, project_id: projectId, user_id: userId, group_id: groupId })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  return actors;
}

async function insertLevels(db: Db, world: number, plan: Plan, { users, groups, roles }: Base) {
  const name = `world-${world}`;
  const scheme = await db
    .insertInto('issue_security_scheme')
    .values({ name, name_lower: name, description: '', default_level_id: null })
    .returning('id')
    .executeTakeFirstOrThrow();
  const levels: number[] = [];
  for (let place = 0; place < LEVELS; place++) {
    const { id } = await db
      .insertInto('issue_security_level')
      .values({ scheme_id: scheme.id, name: `${place}`, name_lower: `${place}`, description: '' })
      .returning('id')
      .executeTakeFirstOrThrow();
    levels.push(id);
  }
  const insiders: Insider[] = plan.insiders.map(({ level, holder: { type, group, role, user } }) => ({
    levelId: at(levels, level),
    type,
    groupId: group === undefined ? null : at(groups, group),
    roleId: role === undefined ? null : at(roles, role),
    userId: user === undefined ? null : at(users, user).id,
  }));
  for (const { levelId, type, groupId, roleId, userId } of insiders)
    await db
      .insertInto('issue_security_member')
      .values({ level_id: levelId, holder_type: type, group_id: groupId, role_id: roleId, user_id: userId })
      .execute();
  return { levels, insiders };
}

async function insertIssues(
  db: Db,
  plan: Plan,
  { users }: Base,
  projects: Project[],
  levels: readonly number[],
): Promise<Issue[]> {
  const type = await db.selectFrom('issue_type').select('id').executeTakeFirstOrThrow();
  const status = await db.selectFrom('status').select('id').executeTakeFirstOrThrow();
  const issues: Issue[] = [];
  for (const [place, { project: ofProject, reporter, assignee, level }] of plan.issues.entries()) {
    const project = at(projects, ofProject);
    const levelId = level === null ? null : at(levels, level);
    const people = {
      reporterId: reporter === null ? null : at(users, reporter).id,
      assigneeId: assignee === null ? null : at(users, assignee).id,
    };
    const { id } = await db
      .insertInto('issue')
      .values({
        project_id: project.id,
        number: place + 1,
        issue_type_id: type.id,
        status_id: status.id,
        summary: 'x',
        summary_lower: 'x',
        summary_terms: 'x',
        reporter_id: people.reporterId,
        assignee_id: people.assigneeId,
        created: 0,
        updated: 0,
        security_level_id: levelId,
      } as never)
      .returning('id')
      .executeTakeFirstOrThrow();
    const standing = { issueTypeId: type.id, statusId: status.id, parentId: null };
    issues.push({ id, project, projectId: project.id, ...standing, levelId, archived: null, ...people });
  }
  return issues;
}

async function insertComments(
  db: Db,
  plan: Plan,
  { groups, roles }: Base,
  issues: Issue[],
): Promise<Comment[]> {
  const comments: Comment[] = [];
  for (const { issue: ofIssue, role, group } of plan.comments) {
    const issue = at(issues, ofIssue);
    const roleId = role === null ? null : at(roles, role);
    // A comment is for a role, or for a group, or for all.
    const groupId = group === null || roleId !== null ? null : at(groups, group);
    const { id } = await db
      .insertInto('comment')
      .values({
        issue_id: issue.id,
        author_id: null,
        update_author_id: null,
        body: 'x',
        body_terms: 'x',
        created: 0,
        updated: 0,
        visible_role_id: roleId,
        visible_group_id: groupId,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    comments.push({ id, issue, roleId, groupId });
  }
  return comments;
}

/** The rules, in plain words. */
function rulesOf(facts: Facts) {
  const isMember = (userId: number | null, groupId: number | null): boolean =>
    facts.members.some((one) => one.userId === userId && one.groupId === groupId);
  const isInRole = (userId: number | null, roleId: number | null, projectId: number): boolean =>
    userId !== null &&
    facts.actors.some(
      (one) =>
        one.roleId === roleId &&
        one.projectId === projectId &&
        (one.userId === userId || isMember(userId, one.groupId)),
    );
  const holderIs = (
    userId: number | null,
    grant: Omit<Grant, 'schemeId' | 'permission'> & { permission?: string },
    project: Project,
    issue: Issue | null,
  ): boolean => {
    if (grant.type === 'anyone') return true;
    if (userId === null) return false;
    switch (grant.type) {
      case 'applicationRole':
        return facts.applicationGroups.some((group) => isMember(userId, group));
      case 'group':
        return isMember(userId, grant.groupId);
      case 'projectRole':
        return isInRole(userId, grant.roleId, project.id);
      case 'user':
        return grant.userId === userId;
      case 'projectLead':
        return project.leadId === userId;
      case 'reporter':
        return issue ? issue.reporterId === userId : grant.permission === 'CREATE_ISSUES';
      case 'assignee':
        return issue?.assigneeId === userId;
      default:
        throw new Error(grant.type);
    }
  };
  const grantsIn = (project: Project, permission: string): Grant[] =>
    project.archived && !(archivedPermissions as readonly string[]).includes(permission)
      ? []
      : facts.grants.filter(
          (grant) => grant.schemeId === project.schemeId && grant.permission === permission,
        );
  const holds = (
    userId: number | null,
    permission: string,
    project: Project,
    issue: Issue | null = null,
  ): boolean => grantsIn(project, permission).some((grant) => holderIs(userId, grant, project, issue));
  const may = (actor: Actor, permission: string, project: Project, issue: Issue | null = null): boolean =>
    actor.via === 'system' || holds(actor.userId, permission, project, issue);
  const grantsTo = (project: Project, type: string): boolean =>
    grantsIn(project, 'BROWSE_PROJECTS').some((grant) => grant.type === type);
  const seesProject = (actor: Actor, project: Project): boolean => {
    if (actor.may('ADMINISTER') || may(actor, 'BROWSE_PROJECTS', project)) return true;
    if (may(actor, 'ADMINISTER_PROJECTS', project)) return true;
    if (actor.userId === null) return false;
    const own = facts.issues.filter((issue) => issue.project === project);
    if (own.some((issue) => may(actor, 'BROWSE_PROJECTS', project, issue))) return true;
    return grantsTo(project, 'reporter') && may(actor, 'CREATE_ISSUES', project);
  };
  const isInLevel = (userId: number | null, issue: Issue): boolean =>
    issue.levelId === null ||
    facts.insiders.some(
      (one) => one.levelId === issue.levelId && holderIs(userId, one, issue.project, issue),
    );
  const seesIssue = (actor: Actor, issue: Issue): boolean =>
    actor.via === 'system' ||
    (may(actor, 'BROWSE_PROJECTS', issue.project, issue) && isInLevel(actor.userId, issue));
  const seesComment = (actor: Actor, { issue, roleId, groupId }: Comment): boolean =>
    seesIssue(actor, issue) &&
    (actor.via === 'system' ||
      (roleId === null && groupId === null) ||
      (groupId !== null && isMember(actor.userId, groupId)) ||
      (roleId !== null && isInRole(actor.userId, roleId, issue.projectId)));
  return { holds, may, seesProject, isInLevel, seesIssue, seesComment };
}
