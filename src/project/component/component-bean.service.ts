/** Components with the people who answer for them, in a fixed number of queries. */
import type { Ctx } from '../../context.ts';
import { findUsersByIds } from '../../people/user/user.service.ts';
import type { User } from '../../people/user/user.ts';
import { whoMayInProjects } from '../../permission/permission.service.ts';
import { findProjects } from '../project.service.ts';
import type { Project } from '../project.ts';
import { type AssigneeOutcome, assigneeOf, type Component } from './component.ts';

export interface LoadedComponent extends Component {
  readonly projectKey: string;
  readonly lead: User | null;
  readonly outcome: AssigneeOutcome;
  readonly assignee: User | null;
  readonly realAssignee: User | null;
}

/** Of components whose projects the actor may browse, in their order. */
export async function loadComponents(ctx: Ctx, components: readonly Component[]): Promise<LoadedComponent[]> {
  const projects = await findProjects(
    ctx,
    components.map((component) => component.projectId),
  );
  const people = await findPeople(ctx, components, [...projects.values()]);
  return components.flatMap((component) => {
    const project = projects.get(component.projectId);
    return project ? [load(component, project, people)] : [];
  });
}

interface People {
  userOf(id: number | null): User | null;
  isAssignable(userId: number, projectId: number): boolean;
}

async function findPeople(
  ctx: Ctx,
  components: readonly Component[],
  projects: readonly Project[],
): Promise<People> {
  const leadIds = [...components, ...projects].flatMap(({ leadId }) => leadId ?? []);
  const users = await findUsersByIds(ctx, leadIds);
  const may = await whoMayInProjects(ctx, 'ASSIGNABLE_USER', {
    projects: projects.map((project) => project.id),
    users: [...users.keys()],
  });
  return {
    userOf: (id) => (id === null ? null : (users.get(id) ?? null)),
    isAssignable: (userId, projectId) => users.get(userId)?.active === true && may(userId, projectId),
  };
}

function load(component: Component, project: Project, people: People): LoadedComponent {
  const outcome = assigneeOf({
    assigneeType: component.assigneeType,
    leadId: component.leadId,
    projectAssigneeType: project.assigneeType,
    projectLeadId: project.leadId,
    isAssignable: (id) => people.isAssignable(id, project.id),
  });
  return {
    ...component,
    projectKey: project.key,
    lead: people.userOf(component.leadId),
    outcome,
    assignee: people.userOf(outcome.assigneeId),
    realAssignee: people.userOf(outcome.realAssigneeId),
  };
}
