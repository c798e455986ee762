import type { Db } from '../../db/engine.ts';
import { prepared } from '../../db/prepared.ts';
import { defaultIssueTypeScreenSchemeId } from './scheme.ts';

export interface ScreenUse {
  readonly issueTypeId: number | null;
  readonly operation: string;
  readonly screenId: number;
}

const screenUses = prepared<{ project: number }, ScreenUse>((db, value) =>
  db
    .selectFrom('issue_type_screen_scheme_entry as entry')
    .innerJoin('screen_scheme_entry as shown', 'shown.scheme_id', 'entry.screen_scheme_id')
    .select(['entry.issue_type_id as issueTypeId', 'shown.operation', 'shown.screen_id as screenId'])
    .where((eb) =>
      eb(
        'entry.scheme_id',
        '=',
        eb.fn.coalesce(
          eb
            .selectFrom('project_field_scheme')
            .select('issue_type_screen_scheme_id')
            .where('project_id', '=', value('project')),
          eb.lit(defaultIssueTypeScreenSchemeId),
        ),
      ),
    ),
);

/** Which screens a project shows, by issue type and operation. */
export const listScreenUses = async (db: Db, projectId: number): Promise<ScreenUse[]> =>
  screenUses(db, { project: projectId });

export interface ConfigurationUse {
  readonly issueTypeId: number | null;
  readonly configurationId: number;
}

const configurationUses = prepared<{ project: number }, ConfigurationUse>((db, value) =>
  db
    .selectFrom('project_field_scheme as worn')
    .innerJoin(
      'field_configuration_scheme_entry as entry',
      'entry.scheme_id',
      'worn.field_configuration_scheme_id',
    )
    .select(['entry.issue_type_id as issueTypeId', 'entry.configuration_id as configurationId'])
    .where('worn.project_id', '=', value('project')),
);

/** Which field configurations a project follows, by issue type; none: the default one. */
export const listConfigurationUses = async (db: Db, projectId: number): Promise<ConfigurationUse[]> =>
  configurationUses(db, { project: projectId });

/** The same for several projects. */
export const listScreenUsesOf = (
  db: Db,
  projectIds: readonly number[],
): Promise<(ScreenUse & { projectId: number })[]> =>
  db
    .selectFrom('project')
    .leftJoin('project_field_scheme as worn', 'worn.project_id', 'project.id')
    .innerJoin('issue_type_screen_scheme_entry as entry', (join) =>
      join.on((eb) =>
        eb(
          'entry.scheme_id',
          '=',
          eb.fn.coalesce('worn.issue_type_screen_scheme_id', eb.lit(defaultIssueTypeScreenSchemeId)),
        ),
      ),
    )
    .innerJoin('screen_scheme_entry as shown', 'shown.scheme_id', 'entry.screen_scheme_id')
    .select(['project.id as projectId', 'entry.issue_type_id as issueTypeId', 'shown.operation'])
    .select('shown.screen_id as screenId')
    .where('project.id', 'in', projectIds)
    .execute();

/** The same for several projects. */
export const listConfigurationUsesOf = (
  db: Db,
  projectIds: readonly number[],
): Promise<(ConfigurationUse & { projectId: number })[]> =>
  db
    .selectFrom('project_field_scheme as worn')
    .innerJoin(
      'field_configuration_scheme_entry as entry',
      'entry.scheme_id',
      'worn.field_configuration_scheme_id',
    )
    .select(['worn.project_id as projectId', 'entry.issue_type_id as issueTypeId'])
    .select('entry.configuration_id as configurationId')
    .where('worn.project_id', 'in', projectIds)
    .execute();
