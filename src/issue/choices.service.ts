/** What can be chosen for an issue, read in as many statements as there are kinds. */
import type { Ctx } from '../context.ts';
import { levelsOfProject } from '../permission/security/security.service.ts';
import { listComponents } from '../project/component/component.service.ts';
import { projectIssueTypes } from '../project/project.service.ts';
import { listVersions } from '../project/version/version.service.ts';
import { listPriorities } from '../workflow/priority/priority.service.ts';
import { listResolutions } from '../workflow/resolution/resolution.service.ts';
import * as store from './choices.store.ts';
import { type Choices, noChoices } from './choices.ts';

/** Whom the input names, and who is on the issue. */
export interface PeopleAsked {
  readonly names: readonly string[];
  readonly ids: readonly (number | null)[];
}

/** @param kinds the kinds to read; the others stay empty */
export async function loadChoices(
  ctx: Ctx,
  projectId: number,
  kinds: ReadonlySet<keyof Choices>,
  people: PeopleAsked = { names: [], ids: [] },
): Promise<Choices> {
  const pick = async <T>(kind: keyof Choices, read: () => Promise<T[]>) => (kinds.has(kind) ? read() : []);
  return {
    ...noChoices,
    issueTypes: await pick('issueTypes', () => projectIssueTypes(ctx, projectId)),
    priorities: await pick('priorities', () => listPriorities(ctx)),
    resolutions: await pick('resolutions', () => listResolutions(ctx)),
    components: await pick('components', () => listComponents(ctx, projectId)),
    versions: await pick('versions', () => listVersions(ctx, projectId)),
    securityLevels: await pick('securityLevels', () => levelsOfProject(ctx, projectId)),
    users: await pick('users', () => store.listPeople(ctx.db, ctx.actor, people)),
  };
}
