/** What may I? The question a client asks before it offers a button. */
import type { Ctx } from '../context.ts';
import { permissionsAnywhere, permissionsInProject, permissionsOnIssue } from './permission.service.ts';
import type { ProjectPermission } from './permission.ts';
import { requireIssue, requireProject } from './subject/subject.service.ts';

/** What the question is about: the most exact one that is named counts. */
export interface AskedAbout {
  projectKey?: string | undefined;
  projectId?: string | undefined;
  issueKey?: string | undefined;
  issueId?: string | undefined;
}

/**
 * The project permissions that the actor holds on an issue, in a project, or, where neither is named, in any project.
 * @throws AppError as for an issue or a project that is missing, whether it is missing or hidden (404; for an issue
 *   401 to an anonymous visitor)
 */
export async function readMyPermissions(
  ctx: Ctx,
  asked: AskedAbout,
): Promise<ReadonlySet<ProjectPermission>> {
  const issue = asked.issueId ?? asked.issueKey;
  if (issue !== undefined) return permissionsOnIssue(ctx, await requireIssue(ctx, issue));
  const project = asked.projectId ?? asked.projectKey;
  if (project !== undefined) return permissionsInProject(ctx, (await requireProject(ctx, project)).id);
  return permissionsAnywhere(ctx);
}
