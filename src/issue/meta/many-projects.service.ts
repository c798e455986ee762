/** Lookups that have read at once what is asked of many projects: as many statements for all as for one. */
import type { Ctx } from '../../context.ts';
import { fieldRulesOf } from '../../field/configuration/rule.service.ts';
import { fieldsOfProjects } from '../../field/scheme/project-fields.service.ts';
import { fieldsOnScreens } from '../../field/screen/screen-field.service.ts';
import { permissionsInProjects } from '../../permission/permission.service.ts';
import { type Lookups, lookupsFor } from '../lookups.service.ts';

/** An issue type of a project, and where it is to stand: on the screen to create it with. */
export interface Asked {
  readonly projectId: number;
  readonly issueTypeId: number;
}

/** @param asked every project and type that will be asked about; of others nothing is known */
export async function lookupsForMany(ctx: Ctx, asked: readonly Asked[]): Promise<Lookups> {
  const projectIds = [...new Set(asked.map(({ projectId }) => projectId))];
  const permissions = await permissionsInProjects(ctx, projectIds);
  const fields = await fieldsOfProjects(ctx, projectIds);
  const ids = (of: 'screen' | 'configuration'): number[] => [
    ...new Set(
      asked.flatMap(({ projectId, issueTypeId }) => {
        const project = fields.get(projectId);
        if (!project) return [];
        return of === 'screen'
          ? project.screenFor(issueTypeId, 'create')
          : project.configurationFor(issueTypeId);
      }),
    ),
  ];
  const screens = await fieldsOnScreens(ctx, ids('screen'));
  const rules = await fieldRulesOf(ctx, ids('configuration'));
  return {
    ...lookupsFor(ctx),
    projectPermissions: async (id) => known(permissions, id),
    projectFields: async (id) => known(fields, id),
    screen: async (id) => known(screens, id),
    fieldRules: async (id) => known(rules, id),
  };
}

function known<T>(found: ReadonlyMap<number, T>, id: number): T {
  const value = found.get(id);
  if (value === undefined) throw new Error(`${id} was not among what is asked about.`);
  return value;
}
