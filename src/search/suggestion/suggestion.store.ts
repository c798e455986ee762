/** Names that begin with a text, of what the reader sees, each once. */
import { sql } from 'kysely';
import type { Actor } from '../../context.ts';
import type { Db } from '../../db/engine.ts';
import { like, literalLike } from '../../db/like.ts';
import { fold } from '../../kernel/fold.ts';
import { mayBrowseIssue, mayBrowseProject } from '../../permission/visible.sql.ts';
import { optionsSeen } from '../jql/option.sql.ts';
import { mayViewFilter } from '../share/share.sql.ts';

type Table = 'status' | 'priority' | 'resolution' | 'issue_type';

const beginning = (text: string): string => `${literalLike(fold(text))}%`;

export async function listConstants(db: Db, table: Table, text: string, most: number): Promise<string[]> {
  const rows = await db
    .selectFrom(table)
    .select('name')
    .where(like(sql.ref<string>('name_lower'), beginning(text)))
    .orderBy('name_lower')
    .limit(most)
    .execute();
  return rows.map((row) => row.name);
}

/** Of components and versions: in projects that `actor` may browse. */
export async function listOfProjects(
  db: Db,
  actor: Actor,
  table: 'component' | 'version',
  text: string,
  most: number,
): Promise<string[]> {
  const rows = await db
    .selectFrom(table)
    .innerJoin('project', 'project.id', `${table}.project_id`)
    .select((eb) => eb.fn.min<string>(`${table}.name`).as('name'))
    .where(like(sql.ref<string>(`${table}.name_lower`), beginning(text)))
    .where(`${table}.archived`, '=', 0)
    .where('project.archived', '=', 0)
    .where(mayBrowseProject(actor))
    .groupBy(`${table}.name_lower`)
    .orderBy(`${table}.name_lower`)
    .limit(most)
    .execute();
  return rows.map((row) => row.name);
}

/** Of projects that `actor` may browse. */
export async function listCategories(db: Db, actor: Actor, text: string, most: number): Promise<string[]> {
  const rows = await db
    .selectFrom('project_category')
    .select('name')
    .where((eb) => like(eb.ref('name_lower'), beginning(text)))
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('project')
        .select('project.category_id')
        .where('project.category_id', 'is not', null)
        .where(mayBrowseProject(actor)),
    )
    .orderBy('name_lower')
    .limit(most)
    .execute();
  return rows.map((row) => row.name);
}

/** Of issues that `actor` may browse. */
export async function listLabels(db: Db, actor: Actor, text: string, most: number): Promise<string[]> {
  const rows = await db
    .selectFrom('issue_label')
    .innerJoin('issue', 'issue.id', 'issue_label.issue_id')
    .select((eb) => eb.fn.min<string>('issue_label.label').as('label'))
    .where((eb) => like(eb.ref('issue_label.label_lower'), beginning(text)))
    .where(mayBrowseIssue(actor, 'filter'))
    .groupBy('issue_label.label_lower')
    .orderBy('issue_label.label_lower')
    .limit(most)
    .execute();
  return rows.map((row) => row.label);
}

/** Values of a custom field of labels, of issues that `actor` may browse. */
export async function listCustomLabels(
  db: Db,
  actor: Actor,
  fieldId: number,
  text: string,
  most: number,
): Promise<string[]> {
  const rows = await db
    .selectFrom('custom_field_value')
    .innerJoin('issue', 'issue.id', 'custom_field_value.issue_id')
    .select((eb) => eb.fn.min<string>('custom_field_value.text').as('label'))
    .where('custom_field_value.field_id', '=', fieldId)
    .where('custom_field_value.term_lower', 'is not', null)
    .where(like(sql.ref<string>('custom_field_value.term_lower'), beginning(text)))
    .where(mayBrowseIssue(actor, 'filter'))
    .groupBy('custom_field_value.term_lower')
    .orderBy('custom_field_value.term_lower')
    .limit(most)
    .execute();
  return rows.map((row) => row.label);
}

/** Options of a custom field, in projects that `actor` may browse. */
export async function listOptions(
  db: Db,
  actor: Actor,
  fieldId: number,
  text: string,
  most: number,
): Promise<string[]> {
  const rows = await optionsSeen(db, actor, fieldId)
    .select((eb) => eb.fn.min<string>('option.value').as('name'))
    .where('option.disabled', '=', 0)
    .where((eb) => like(eb.ref('option.value_lower'), beginning(text)))
    .groupBy('option.value_lower')
    .orderBy('option.value_lower')
    .limit(most)
    .execute();
  return rows.map((row) => row.name);
}

/** Of filters that `actor` may see. */
export async function listFilters(db: Db, actor: Actor, text: string, most: number): Promise<string[]> {
  const rows = await db
    .selectFrom('saved_filter')
    .select((eb) => eb.fn.min<string>('saved_filter.name').as('name'))
    .where((eb) => like(eb.ref('saved_filter.name_lower'), beginning(text)))
    .where(mayViewFilter(actor))
    .groupBy('saved_filter.name_lower')
    .orderBy('saved_filter.name_lower')
    .limit(most)
    .execute();
  return rows.map((row) => row.name);
}
