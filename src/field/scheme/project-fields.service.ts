/** Which screens a project shows, and how fields behave in it: what its schemes say, or else Jira's defaults. */
import type { Ctx } from '../../context.ts';
import { defaultConfigurationId } from '../configuration/configuration.ts';
import { defaultScreenId } from '../screen/screen.ts';
import * as store from './project-fields.store.ts';
import { entryFor, type Operation } from './scheme.ts';

export interface ProjectFields {
  /** Id of the screen for issues of a type. */
  screenFor(issueTypeId: number, operation: Operation): number;
  /** Id of the field configuration for issues of a type. */
  configurationFor(issueTypeId: number): number;
}

export async function projectFields(ctx: Pick<Ctx, 'db'>, projectId: number): Promise<ProjectFields> {
  const screens = await store.listScreenUses(ctx.db, projectId);
  return toFields(screens, await store.listConfigurationUses(ctx.db, projectId));
}

/** The same for several projects, in two queries. */
export async function fieldsOfProjects(
  ctx: Pick<Ctx, 'db'>,
  projectIds: readonly number[],
): Promise<ReadonlyMap<number, ProjectFields>> {
  if (projectIds.length === 0) return new Map();
  const [screens, configurations] = [
    Map.groupBy(await store.listScreenUsesOf(ctx.db, projectIds), (use) => use.projectId),
    Map.groupBy(await store.listConfigurationUsesOf(ctx.db, projectIds), (use) => use.projectId),
  ];
  return new Map(projectIds.map((id) => [id, toFields(screens.get(id) ?? [], configurations.get(id) ?? [])]));
}

function toFields(
  screens: readonly store.ScreenUse[],
  configurations: readonly store.ConfigurationUse[],
): ProjectFields {
  return {
    screenFor(issueTypeId, operation) {
      const uses = entryFor(screens, issueTypeId);
      const use =
        uses.find((one) => one.operation === operation) ?? uses.find((one) => one.operation === 'default');
      return use?.screenId ?? defaultScreenId;
    },
    configurationFor: (issueTypeId) =>
      entryFor(configurations, issueTypeId)[0]?.configurationId ?? defaultConfigurationId,
  };
}

/** Ids of the screens that a project shows for anything. */
export async function screensOfProject(ctx: Pick<Ctx, 'db'>, projectId: number): Promise<number[]> {
  const uses = await store.listScreenUses(ctx.db, projectId);
  return [...new Set(uses.map((use) => use.screenId))];
}
