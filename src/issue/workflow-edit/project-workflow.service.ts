/** The workflows of a project as pictures, for those who may look at them: VIEW_READONLY_WORKFLOW, or who administers it. */
import type { Ctx } from '../../context.ts';
import { forbidden } from '../../kernel/app-error.ts';
import { mayInProject } from '../../permission/permission.service.ts';
import { administers, requireProject } from '../../permission/subject/subject.service.ts';
import { issueTypesOfProjects } from '../../workflow/issue-type/issue-type.service.ts';
import { listStatuses } from '../../workflow/status/status.service.ts';
import { schemeOfProject } from '../../workflow/workflow-scheme/workflow-scheme.service.ts';
import { type Diagram, diagramOf } from './diagram.ts';

export interface ProjectWorkflow {
  readonly id: number;
  readonly name: string;
  readonly description: string;
  /** Issue types of the project that follow it. */
  readonly issueTypes: readonly { readonly id: number; readonly name: string }[];
  readonly diagram: Diagram;
}

/** Those that an issue type of the project follows. @throws AppError 404 as for a hidden project, 403 */
export async function listProjectWorkflows(ctx: Ctx, idOrKey: string): Promise<ProjectWorkflow[]> {
  const project = await requireProject(ctx, idOrKey);
  const may =
    (await mayInProject(ctx, 'VIEW_READONLY_WORKFLOW', project.id)) || (await administers(ctx, project.id));
  if (!may) throw forbidden('You do not have the permission to see the workflow of this project.');
  const { scheme, workflows } = await schemeOfProject(ctx, project.id);
  const types = (await issueTypesOfProjects(ctx, [project.id])).get(project.id) ?? [];
  const statuses = new Map((await listStatuses(ctx)).map((status) => [status.id, status]));
  return workflows.flatMap(({ id, name, description, definition }) => {
    const issueTypes = types
      .filter((type) => (scheme.byType.get(type.id) ?? scheme.defaultWorkflowId) === id)
      .map((type) => ({ id: type.id, name: type.name }));
    if (issueTypes.length === 0) return [];
    return [{ id, name, description, issueTypes, diagram: diagramOf(definition, statuses) }];
  });
}
