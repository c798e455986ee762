/** What can be chosen for an issue, read in as many statements as there are kinds. */
import type { Ctx } from '../context.ts';
import { listOptions } from '../field/custom-field/option.service.ts';
import { levelsOfProject, levelsOfProjects } from '../permission/security/security.service.ts';
import { componentsOfProjects, listComponents } from '../project/component/component.service.ts';
import { projectIssueTypes } from '../project/project.service.ts';
import { listProjects } from '../project/project-list.service.ts';
import { listVersions, versionsOfProjects } from '../project/version/version.service.ts';
import {
  prioritiesOfProject,
  prioritiesOfProjects,
} from '../workflow/priority-scheme/priority-scheme.service.ts';
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

/**
 * What can be chosen in several projects for issues that are yet to be made, in as many statements as for one. Nobody is
 * named yet, and whoever asks has the issue types.
 */
export async function choicesInProjects(
  ctx: Ctx,
  projectIds: readonly number[],
  kinds: ReadonlySet<keyof Choices>,
  contextIds: readonly number[],
): Promise<(projectId: number) => Choices> {
  const pick = async <T>(kind: keyof Choices, read: (ctx: Ctx, ids: readonly number[]) => Promise<T>) =>
    kinds.has(kind) ? read(ctx, projectIds) : null;
  const alike = new Set([...kinds].filter((kind) => sameEverywhere.has(kind)));
  const shared = await loadChoices(ctx, 0, alike, { names: [], ids: [], contextIds });
  const priorities = await pick('priorities', prioritiesOfProjects);
  const components = await pick('components', componentsOfProjects);
  const versions = await pick('versions', versionsOfProjects);
  const levels = await pick('securityLevels', levelsOfProjects);
  return (id) => ({
    ...shared,
    priorities: priorities?.get(id) ?? [],
    components: components?.get(id) ?? [],
    versions: versions?.get(id) ?? [],
    securityLevels: levels?.get(id) ?? [],
  });
}

/** Whatever the project. */
const sameEverywhere: ReadonlySet<keyof Choices> = new Set(['resolutions', 'projects', 'options']);
