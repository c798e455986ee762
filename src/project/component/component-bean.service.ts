/** Components with the people who answer for them, in a fixed number of queries for a list of one project. */
import type { Ctx } from '../../context.ts';
import { findUsersByIds } from '../../people/user/user.service.ts';
import type { User } from '../../people/user/user.ts';
import { userMayInProject } from '../../permission/permission.service.ts';
import { findProject } from '../project.service.ts';
import type { Project } from '../project.ts';
import { type AssigneeOutcome, assigneeOf, type Component } from './component.ts';

export interface LoadedComponent extends Component {
  readonly projectKey: string;
  readonly lead: User | null;
  readonly outcome: AssigneeOutcome;
  readonly assignee: User | null;
  readonly realAssignee: User | null;
}

/** Of components whose projects the actor may browse. */
export async function loadComponents(ctx: Ctx, components: readonly Component[]): Promise<LoadedComponent[]> {
  const projects = new Map<number, Project>();
  for (const id of new Set(components.map((component) => component.projectId))) {
    const project = await findProject(ctx, id);
    if (project) projects.set(id, project);
  }
  const loaded: LoadedComponent[] = [];
  for (const project of projects.values()) {
    const own = components.filter((component) => component.projectId === project.id);
    loaded.push(...(await loadOfProject(ctx, project, own)));
  }
  const place = new Map(components.map((component, at) => [component.id, at]));
  return loaded.sort((a, b) => (place.get(a.id) ?? 0) - (place.get(b.id) ?? 0));
}

async function loadOfProject(
  ctx: Ctx,
  project: Project,
  components: readonly Component[],
): Promise<LoadedComponent[]> {
  const leadIds = components.flatMap((component) => component.leadId ?? []);
  const users = await findUsersByIds(ctx, [...leadIds, project.leadId]);
  const assignable = new Set<number>();
  for (const user of users.values()) {
    if (user.active && (await userMayInProject(ctx, user.id, 'ASSIGNABLE_USER', project.id)))
      assignable.add(user.id);
  }
  const userOf = (id: number | null) => (id === null ? null : (users.get(id) ?? null));
  return components.map((component) => {
    const outcome = assigneeOf({
      assigneeType: component.assigneeType,
      leadId: component.leadId,
      projectAssigneeType: project.assigneeType,
      projectLeadId: project.leadId,
      isAssignable: (id) => assignable.has(id),
    });
    return {
      ...component,
      projectKey: project.key,
      lead: userOf(component.leadId),
      outcome,
      assignee: userOf(outcome.assigneeId),
      realAssignee: userOf(outcome.realAssigneeId),
    };
  });
}
