import type { Insertable } from 'kysely';
import type { Actor } from '../context.ts';
import type { Db } from '../db/engine.ts';
import { termsOrNull } from '../db/full-text.ts';
import type { CustomFieldValueTable } from '../field/custom-field/custom-field.table.ts';
import { fold } from '../kernel/fold.ts';
import { readForIssues } from '../permission/prepared-read.sql.ts';
import { mayBrowseProject } from '../permission/visible.sql.ts';
import type { LoadedValue, StoredValue } from './custom-value.ts';
import type { ProjectOfIssue } from './issue.ts';
import { type PersonRow, personColumns, toPerson } from './person.sql.ts';

type ValueRow = PersonRow<'person'> & {
  issue_id: number;
  field_id: number;
  text: string | null;
  term_lower: string | null;
  number: number | null;
  instant: number | null;
  day: string | null;
  option_id: number | null;
  child_option_id: number | null;
  project_id: number | null;
  option_value: string | null;
  option_disabled: number | null;
  child_value: string | null;
  child_disabled: number | null;
  group_id: number | null;
  group_name: string | null;
  version_id: number | null;
  version_name: string | null;
  version_description: string | null;
  version_archived: number | null;
  version_released: number | null;
  version_release_date: string | null;
};

const valueRows = readForIssues<ValueRow>((db, ids) =>
  db
    .selectFrom('custom_field_value as value')
    .leftJoin('custom_field_option as chosen', 'chosen.id', 'value.option_id')
    .leftJoin('custom_field_option as child', 'child.id', 'value.child_option_id')
    .leftJoin('app_user as person', 'person.id', 'value.user_id')
    .leftJoin('app_group as circle', 'circle.id', 'value.group_id')
    .leftJoin('version', 'version.id', 'value.version_id')
    .select([
      'value.issue_id',
      'value.field_id',
      'value.text',
      'value.term_lower',
      'value.number',
      'value.instant',
      'value.day',
      'value.option_id',
      'value.child_option_id',
      'value.project_id',
      'chosen.value as option_value',
      'chosen.disabled as option_disabled',
      'child.value as child_value',
      'child.disabled as child_disabled',
      'circle.id as group_id',
      'circle.name as group_name',
      'version.id as version_id',
      'version.name as version_name',
      'version.description as version_description',
      'version.archived as version_archived',
      'version.released as version_released',
      'version.release_date as version_release_date',
      ...personColumns('person'),
    ])
    .where('value.issue_id', 'in', ids)
    .orderBy('value.issue_id')
    .orderBy('value.field_id')
    .orderBy('value.sequence'),
);

export interface ReadValue extends Omit<LoadedValue, 'project'> {
  readonly issueId: number;
}

/** Values of all custom fields of these issues, in one statement; the projects among them are yet to be looked up. */
export const listValues = async (db: Db, actor: Actor, ids: readonly number[]): Promise<ReadValue[]> =>
  (await valueRows(db, actor, ids)).map((row) => ({
    issueId: row.issue_id,
    fieldId: row.field_id,
    stored: toStored(row),
    option: toOption(row.option_id, row.option_value, row.option_disabled),
    child: toOption(row.child_option_id, row.child_value, row.child_disabled),
    user: toPerson(row, 'person', actor),
    group: row.group_id === null ? null : { id: row.group_id, name: row.group_name ?? '' },
    version:
      row.version_id === null
        ? null
        : {
            id: row.version_id,
            name: row.version_name ?? '',
            description: row.version_description,
            archived: row.version_archived === 1,
            released: row.version_released === 1,
            releaseDate: row.version_release_date,
          },
  }));

const toOption = (id: number | null, value: string | null, disabled: number | null) =>
  id === null ? null : { id, value: value ?? '', disabled: disabled === 1 };

/** Only what is there, so that two equal values have equal members. */
const toStored = (row: ValueRow): StoredValue => ({
  ...(row.text !== null && { text: row.text }),
  ...(row.text !== null && row.term_lower !== null && { term: row.text }),
  ...(row.number !== null && { number: row.number }),
  ...(row.instant !== null && { instant: row.instant }),
  ...(row.day !== null && { day: row.day }),
  ...(row.option_id !== null && { optionId: row.option_id }),
  ...(row.child_option_id !== null && { childId: row.child_option_id }),
  ...(row.person_id !== null && { userId: row.person_id }),
  ...(row.group_id !== null && { groupId: row.group_id }),
  ...(row.project_id !== null && { projectId: row.project_id }),
  ...(row.version_id !== null && { versionId: row.version_id }),
});

/** Those of these projects that the actor may browse, by id. */
export async function projectsById(
  db: Db,
  actor: Actor,
  ids: readonly number[],
): Promise<ReadonlyMap<number, Omit<ProjectOfIssue, 'hasSecurity'>>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('project')
    .leftJoin('project_category as category', 'category.id', 'project.category_id')
    .select([
      'project.id',
      'project.key',
      'project.name',
      'project.type_key',
      'category.id as category_id',
      'category.name as category_name',
      'category.description as category_description',
    ])
    .where('project.id', 'in', ids)
    .where(mayBrowseProject(actor))
    .execute();
  return new Map(
    rows.map((row) => [
      row.id,
      {
        id: row.id,
        key: row.key,
        name: row.name,
        typeKey: row.type_key,
        category:
          row.category_id === null
            ? null
            : {
                id: row.category_id,
                name: row.category_name ?? '',
                description: row.category_description ?? '',
              },
      },
    ]),
  );
}

/** Takes away what an issue has in these fields. */
export async function removeValues(db: Db, issueId: number, fieldIds: readonly number[]): Promise<void> {
  await db
    .deleteFrom('custom_field_value')
    .where('issue_id', '=', issueId)
    .where('field_id', 'in', fieldIds)
    .execute();
}

export async function insertValues(
  db: Db,
  issueId: number,
  values: readonly { fieldId: number; sequence: number; value: StoredValue }[],
  now: number,
): Promise<void> {
  const rows = values.map(({ fieldId, sequence, value }) =>
    toRow(db, issueId, fieldId, sequence, value, now),
  );
  // An engine takes a bounded number of parameters at once.
  for (let start = 0; start < rows.length; start += ROWS_AT_ONCE) {
    await db
      .insertInto('custom_field_value')
      .values(rows.slice(start, start + ROWS_AT_ONCE))
      .execute();
  }
}

const ROWS_AT_ONCE = 500;

const toRow = (
  db: Db,
  issueId: number,
  fieldId: number,
  sequence: number,
  value: StoredValue,
  now: number,
): Insertable<CustomFieldValueTable> => ({
  issue_id: issueId,
  field_id: fieldId,
  sequence,
  text: value.text ?? null,
  text_lower: value.text === undefined ? null : fold(value.text),
  text_terms: termsOrNull(db, value.text),
  term_lower: value.term === undefined ? null : fold(value.term),
  number: value.number ?? null,
  instant: value.instant ?? null,
  day: value.day ?? null,
  option_id: value.optionId ?? null,
  child_option_id: value.childId ?? null,
  user_id: value.userId ?? null,
  group_id: value.groupId ?? null,
  project_id: value.projectId ?? null,
  version_id: value.versionId ?? null,
  updated: now,
});
