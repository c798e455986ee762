/** Which issues have a custom field: those that one of its contexts covers. Values of others may still lie there. */
import { type Expression, type SqlBool, sql } from 'kysely';
import type { CustomScope, Stored } from '../../issue/fields/clause.ts';
import { all, any } from './logic.sql.ts';
import { eb } from './stored.sql.ts';

/** Issues that have the field at all; anything else than a custom field is on every issue. */
export function inScope(stored: Stored, condition: Expression<SqlBool>): Expression<SqlBool> {
  if (stored.in !== 'custom' || stored.scope.length === 0) return condition;
  return all([hasField(stored.scope), condition]);
}

/** The context that an issue's project has of its own, or else the one of every project, must be of the issue's type. */
export function hasField(scope: readonly CustomScope[]): Expression<SqlBool> {
  const own = scope.filter((one) => !one.everyProject).map((one) => one.contextId);
  return any(scope.map((one) => all([inProjects(one, own), ...inTypes(one)])));
}

function inProjects({ contextId, everyProject }: CustomScope, own: readonly number[]): Expression<SqlBool> {
  if (!everyProject) return eb('issue.project_id', 'in', scoped('project_id', [contextId]));
  return own.length === 0
    ? sql<SqlBool>`1 = 1`
    : eb.not(eb('issue.project_id', 'in', scoped('project_id', own)));
}

const inTypes = ({ contextId, everyIssueType }: CustomScope): Expression<SqlBool>[] =>
  everyIssueType ? [] : [eb('issue.issue_type_id', 'in', scoped('issue_type_id', [contextId]))];

const scoped = (column: 'project_id' | 'issue_type_id', contextIds: readonly number[]) =>
  eb
    .selectFrom('custom_field_scope as scoped')
    .select((one) => one.ref(`scoped.${column}`).$castTo<number>().as('id'))
    .where('scoped.context_id', 'in', contextIds)
    .where(`scoped.${column}`, 'is not', null);

/**
 * The same of the issue and the field of a row of values, where fields are not known by name: most fields are everywhere,
 * which is found out once.
 */
export function hasFieldOf(values: 'custom_field_value'): Expression<SqlBool> {
  const field = sql.ref<number>(`${values}.field_id`);
  const somewhere = eb
    .selectFrom('custom_field_context as other')
    .select('other.field_id')
    .where('other.all_projects', '=', 0);
  const everywhere = eb
    .selectFrom('custom_field_context as context')
    .select('context.field_id')
    .where('context.all_projects', '=', 1)
    .where('context.all_issue_types', '=', 1)
    .where('context.field_id', 'not in', somewhere);
  return any([eb(field, 'in', everywhere), eb.exists(contextsOf(field, sql.ref(`${values}.issue_id`)))]);
}

/** Contexts of a field that cover an issue. */
function contextsOf(field: Expression<number>, issueId: Expression<number>) {
  const scopes = eb.selectFrom('custom_field_scope as scope').select('scope.context_id');
  const project = sql<number>`covered.project_id`;
  const named = scopes.where('scope.project_id', '=', project);
  const ownOfProject = named
    .innerJoin('custom_field_context as own', 'own.id', 'scope.context_id')
    .where('own.field_id', '=', field);
  return eb
    .selectFrom('issue as covered')
    .innerJoin('custom_field_context as context', (join) => join.on('context.field_id', '=', field))
    .select('context.id')
    .where('covered.id', '=', issueId)
    .where((one) =>
      one.or([
        one('context.id', 'in', named),
        one.and([one('context.all_projects', '=', 1), one.not(one.exists(ownOfProject))]),
      ]),
    )
    .where((one) =>
      one.or([
        one('context.all_issue_types', '=', 1),
        one('context.id', 'in', scopes.where('scope.issue_type_id', '=', sql<number>`covered.issue_type_id`)),
      ]),
    );
}
