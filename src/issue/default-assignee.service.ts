/** Whom an issue goes to when it is left to the project. */
import type { Ctx } from '../context.ts';
import { userMayInProject } from '../permission/permission.service.ts';
import { listComponents } from '../project/component/component.service.ts';
import type { Component } from '../project/component/component.ts';
import type { Project } from '../project/project.ts';
import type { Draft } from './draft.ts';

/**
 * The first of the components that names somebody decides, else the project; null: nobody.
 * @param project the draft's; null: the actor may not browse it
 */
export async function defaultAssignee(
  ctx: Ctx,
  draft: Draft,
  project: Project | null,
): Promise<number | null> {
  if (!project) return null;
  for (const wanted of await wantedBy(ctx, draft, project)) {
    if (wanted === null) return null;
    if (await userMayInProject(ctx, wanted, 'ASSIGNABLE_USER', project.id)) return wanted;
  }
  return null;
}

async function wantedBy(ctx: Ctx, draft: Draft, project: Project): Promise<(number | null)[]> {
  const byProject = project.assigneeType === 'PROJECT_LEAD' ? project.leadId : null;
  if (draft.componentIds.length === 0) return [byProject];
  const chosen = (await listComponents(ctx, project.id)).filter(({ id }) => draft.componentIds.includes(id));
  return [...chosen.flatMap((component) => wantedByComponent(component, project)), byProject];
}

/** Nothing where the component leaves it to the project. */
function wantedByComponent({ assigneeType, leadId }: Component, project: Project): (number | null)[] {
  switch (assigneeType) {
    case 'COMPONENT_LEAD':
      return leadId === null ? [] : [leadId];
    case 'PROJECT_LEAD':
      return [project.leadId];
    case 'UNASSIGNED':
      return [null];
    case 'PROJECT_DEFAULT':
      return [];
  }
}
