/** What can be chosen for an issue, read in as many statements as there are kinds. */
import type { Ctx } from '../context.ts';
import { listOptions } from '../field/custom-field/option.service.ts';
import { levelsOfProject } from '../permission/security/security.service.ts';
import { listComponents } from '../project/component/component.service.ts';
import { projectIssueTypes } from '../project/project.service.ts';
import { listProjects } from '../project/project-list.service.ts';
import { listVersions } from '../project/version/version.service.ts';
import { prioritiesOfProject } from '../workflow/priority-scheme/priority-scheme.service.ts';
import { listResolutions } from '../workflow/resolution/resolution.service.ts';
import * as store from './choices.store.ts';
import { type Choices, noChoices } from './choices.ts';

/** Whom the input names, who is on the issue, and the contexts of the custom fields in question. */
export interface ChoicesAsked {
  readonly names: readonly string[];
  readonly ids: readonly (number | null)[];
  readonly groupNames?: readonly string[];
  readonly groupIds?: readonly number[];
  readonly contextIds?: readonly number[];
}

/** @param kinds the kinds to read; the others stay empty */
export async function loadChoices(
  ctx: Ctx,
  projectId: number,
  kinds: ReadonlySet<keyof Choices>,
  asked: ChoicesAsked = { names: [], ids: [] },
): Promise<Choices> {
  const pick = async <T>(kind: keyof Choices, read: () => Promise<T[]>) => (kinds.has(kind) ? read() : []);
  return {
    ...noChoices,
    issueTypes: await pick('issueTypes', () => projectIssueTypes(ctx, projectId)),
    priorities: await pick('priorities', () => prioritiesOfProject(ctx, projectId)),
    resolutions: await pick('resolutions', () => listResolutions(ctx)),
    components: await pick('components', () => listComponents(ctx, projectId)),
    versions: await pick('versions', () => listVersions(ctx, projectId)),
    securityLevels: await pick('securityLevels', () => levelsOfProject(ctx, projectId)),
    users: await pick('users', () => store.listPeople(ctx.db, ctx.actor, asked)),
    groups: await pick('groups', () =>
      store.listGroups(ctx.db, { names: asked.groupNames ?? [], ids: asked.groupIds ?? [] }),
    ),
    projects: await pick('projects', () => listProjects(ctx, { archived: false, recent: null })),
    options: await pick('options', () => listOptions(ctx, asked.contextIds ?? [])),
  };
}
