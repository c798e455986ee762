/** The order of custom fields: the first of several values, as its type orders them. */
import { type Expression, expressionBuilder, sql } from 'kysely';
import type { Actor } from '../../context.ts';
import type { Schema } from '../../db/schema.ts';
import type { CustomStored, SortKey } from '../../issue/fields/clause.ts';
import { mayBrowseProject } from '../../permission/visible.sql.ts';
import { hasField } from './field-scope.sql.ts';

const eb = expressionBuilder<Schema, 'issue'>();

type CustomSort = Extract<SortKey, { by: 'custom' }>;

/** Needs `issue` and `project` in scope. */
export function orderByCustom({ stored, cascading }: CustomSort, actor: Actor): Expression<unknown>[] {
  switch (stored.column) {
    case 'option_id':
      return [
        first(stored, optionSequence('value.option_id')),
        ...(cascading ? [first(stored, optionSequence('value.child_option_id'))] : []),
      ];
    case 'user_id':
      return [first(stored, nameIn('app_user', 'display_name_lower', 'value.user_id'))];
    case 'group_id':
      return [first(stored, nameIn('app_group', 'name_lower', 'value.group_id'))];
    case 'project_id':
      return [first(stored, projectName(actor))];
    case 'version_id': {
      const sequence = first(stored, nameIn('version', 'sequence', 'value.version_id'));
      return [sql`case when ${sequence} is not null then project.key end`, sequence];
    }
    default:
      return [first(stored, sql.ref(`value.${stored.column}`))];
  }
}

const nameIn = (table: 'app_user' | 'app_group' | 'version', column: string, id: string) =>
  sql`(select ${sql.ref(`named.${column}`)} from ${sql.table(table)} as named where named.id = ${sql.ref(id)})`;

/** Of a project that the reader may not see there is no name, and no order either. */
const projectName = (actor: Actor) =>
  expressionBuilder<Schema, 'project'>()
    .selectFrom('project')
    .select('project.name_lower')
    .whereRef('project.id', '=', sql.ref('value.project_id'))
    .where(mayBrowseProject(actor));

const optionSequence = (id: string) =>
  sql`(select chosen.sequence from custom_field_option as chosen where chosen.id = ${sql.ref(id)})`;

/** The least of the values that an issue has in the field. */
function first({ fieldId, scope }: CustomStored, value: Expression<unknown>): Expression<unknown> {
  const query = eb
    .selectFrom('custom_field_value as value')
    .select(sql`min(${value})`.as('first'))
    .whereRef('value.issue_id', '=', 'issue.id')
    .where('value.field_id', '=', fieldId);
  return scope.length === 0 ? query : query.where(hasField(scope) as never);
}
