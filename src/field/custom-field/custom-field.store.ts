import type { Db } from '../../db/engine.ts';
import { lockRows } from '../../db/lock.ts';
import { prepared } from '../../db/prepared.ts';
import { fold } from '../../kernel/fold.ts';
import { mentionsOfField } from '../../people/workflow-mention.sql.ts';
import type { Context, CustomField } from './custom-field.ts';

interface Row {
  id: number;
  name: string;
  description: string;
  type: string;
  searcher: string | null;
  context_id: number | null;
  context_name: string | null;
  context_description: string | null;
  all_projects: number | null;
  all_issue_types: number | null;
  project_id: number | null;
  issue_type_id: number | null;
}

const rows = prepared<Record<string, never>, Row>((db) =>
  db
    .selectFrom('custom_field as field')
    .leftJoin('custom_field_context as context', 'context.field_id', 'field.id')
    .leftJoin('custom_field_scope as scope', 'scope.context_id', 'context.id')
    .select([
      'field.id',
      'field.name',
      'field.description',
      'field.type',
      'field.searcher',
      'context.id as context_id',
      'context.name as context_name',
      'context.description as context_description',
      'context.all_projects',
      'context.all_issue_types',
      'scope.project_id',
      'scope.issue_type_id',
    ])
    .orderBy('field.id')
    .orderBy('context.id'),
);

/** Every custom field with its contexts, by id: one statement. */
export async function listCustomFields(db: Db): Promise<CustomField[]> {
  const fields = new Map<number, CustomField & { contexts: Context[] }>();
  for (const row of await rows(db, {})) {
    const field = fields.get(row.id) ?? toField(row);
    fields.set(row.id, field);
    if (row.context_id !== null) addScope(field.contexts, row, row.context_id);
  }
  return [...fields.values()];
}

const toField = ({ id, name, description, type, searcher }: Row) => ({
  id,
  name,
  description,
  type,
  searcher,
  contexts: [] as Context[],
});

function addScope(contexts: Context[], row: Row, id: number): void {
  let context = contexts.at(-1);
  if (context?.id !== id) {
    context = {
      id,
      name: row.context_name ?? '',
      description: row.context_description ?? '',
      projectIds: row.all_projects === 1 ? null : [],
      issueTypeIds: row.all_issue_types === 1 ? null : [],
    };
    contexts.push(context);
  }
  if (row.project_id !== null) (context.projectIds as number[] | null)?.push(row.project_id);
  if (row.issue_type_id !== null) (context.issueTypeIds as number[] | null)?.push(row.issue_type_id);
}

type Details = Pick<CustomField, 'name' | 'description' | 'type' | 'searcher'>;

/** @returns the id */
export async function insertCustomField(db: Db, field: Details): Promise<number> {
  const { name, description, type, searcher } = field;
  const { id } = await db
    .insertInto('custom_field')
    .values({ name, name_lower: fold(name), description, type, searcher })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function updateCustomField(
  db: Db,
  { id, name, description, searcher }: CustomField,
): Promise<void> {
  await db
    .updateTable('custom_field')
    .set({ name, name_lower: fold(name), description, searcher })
    .where('id', '=', id)
    .execute();
}

/** @returns the id */
export async function insertContext(db: Db, fieldId: number, context: Omit<Context, 'id'>): Promise<number> {
  const { name, description, projectIds, issueTypeIds } = context;
  const { id } = await db
    .insertInto('custom_field_context')
    .values({
      field_id: fieldId,
      name,
      description,
      all_projects: projectIds === null ? 1 : 0,
      all_issue_types: issueTypeIds === null ? 1 : 0,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await insertScope(db, { ...context, id });
  return id;
}

/** @param context with the projects and types that it is to have from now on */
export async function updateContext(db: Db, context: Context): Promise<void> {
  const { id, name, description, projectIds, issueTypeIds } = context;
  await db
    .updateTable('custom_field_context')
    .set({
      name,
      description,
      all_projects: projectIds === null ? 1 : 0,
      all_issue_types: issueTypeIds === null ? 1 : 0,
    })
    .where('id', '=', id)
    .execute();
  await db.deleteFrom('custom_field_scope').where('context_id', '=', id).execute();
  await insertScope(db, context);
}

async function insertScope(db: Db, { id, projectIds, issueTypeIds }: Context): Promise<void> {
  const scope = [
    ...(projectIds ?? []).map((project_id) => ({ context_id: id, project_id, issue_type_id: null })),
    ...(issueTypeIds ?? []).map((issue_type_id) => ({ context_id: id, project_id: null, issue_type_id })),
  ];
  if (scope.length > 0) await db.insertInto('custom_field_scope').values(scope).execute();
}

export async function removeContext(db: Db, id: number): Promise<void> {
  await db.deleteFrom('custom_field_context').where('id', '=', id).execute();
}

/** With its values, and from wherever it stood. */
export async function removeCustomField(db: Db, id: number, key: string): Promise<void> {
  await db.deleteFrom('screen_field').where('field_id', '=', key).execute();
  await db.deleteFrom('field_configuration_item').where('field_id', '=', key).execute();
  await db.deleteFrom('custom_field').where('id', '=', id).execute();
}

export interface Usage {
  readonly screens: readonly number[];
  readonly issuesWithValue: number;
  /** ms UTC; null: no issue has a value. */
  readonly lastValueUpdate: number | null;
}

/** Field id → where it stands and how much it is used. */
export async function usageOf(
  db: Db,
  fields: readonly { id: number; key: string }[],
): Promise<Map<number, Usage>> {
  const used = new Map<number, Usage>();
  if (fields.length === 0) return used;
  const ids = fields.map((field) => field.id);
  const keys = fields.map((field) => field.key);
  const values = await db
    .selectFrom('custom_field_value')
    .select((eb) => [
      'field_id',
      eb.fn.count<number>('issue_id').distinct().as('issues'),
      eb.fn.max('updated').as('updated'),
    ])
    .where('field_id', 'in', ids)
    .groupBy('field_id')
    .execute();
  const screens = await db
    .selectFrom('screen_field')
    .select(['field_id', 'screen_id'])
    .where('field_id', 'in', keys)
    .execute();
  for (const { id, key } of fields) {
    const own = values.find((row) => row.field_id === id);
    used.set(id, {
      screens: screens.filter((row) => row.field_id === key).map((row) => row.screen_id),
      issuesWithValue: Number(own?.issues ?? 0),
      lastValueUpdate: own ? Number(own.updated) : null,
    });
  }
  return used;
}

/** A screen with a field on it, and the tab that it stands on. */
export interface Standing {
  readonly screenId: number;
  readonly screenName: string;
  readonly tabId: number;
  readonly tabName: string;
}

/** The screens that a field stands on, by name. @param key customfield_10000 */
export const listStandings = (db: Db, key: string): Promise<Standing[]> =>
  db
    .selectFrom('screen_field')
    .innerJoin('screen', 'screen.id', 'screen_field.screen_id')
    .innerJoin('screen_tab', 'screen_tab.id', 'screen_field.tab_id')
    .select([
      'screen.id as screenId',
      'screen.name as screenName',
      'screen_tab.id as tabId',
      'screen_tab.name as tabName',
    ])
    .where('screen_field.field_id', '=', key)
    .orderBy('screen.name_lower')
    .execute();

/** Held until the transaction ends: two changes follow one another. */
export const lockCustomField = (db: Db, id: number): Promise<void> => lockRows(db, 'custom_field', id);

/** The workflows that name it, with the places where they do. */
export const listMentions = (db: Db, key: string): Promise<string[]> => mentionsOfField(db, key);
