/** What a query asks of custom fields: from the values, through the index of their kind, to the issues. */
import { type Expression, type SqlBool, sql } from 'kysely';
import type { Actor } from '../../context.ts';
import type { CustomStored } from '../../issue/fields/clause.ts';
import { mayBrowseProject } from '../../permission/visible.sql.ts';
import { hasMatch, preparedMatch } from './compile-text.sql.ts';
import type { Bound, CascadeChoice, CascadeTest, SetTest, TextTest } from './condition.ts';
import { inScope } from './field-scope.sql.ts';
import { all, any, matchesAny } from './logic.sql.ts';
import { compared, eb, hasRow, type Way } from './stored.sql.ts';

/** Rows of a field's values, named `value`. */
export const customRows = ({ fieldId }: CustomStored) =>
  eb
    .selectFrom('custom_field_value as value')
    .select('value.issue_id as id')
    .where('value.field_id', '=', fieldId);

const having = (stored: CustomStored, condition: Expression<SqlBool>, way: Way): Expression<SqlBool> =>
  hasRow(customRows(stored).where(condition), way);

/** A project that is hidden from the reader is shown as no value, and is none here either. */
const some = (stored: CustomStored, actor: Actor): Expression<SqlBool> => {
  const rows = customRows(stored);
  if (stored.column !== 'project_id') return hasRow(rows, 'each');
  const seen = eb.selectFrom('project').select('project.id').where(mayBrowseProject(actor));
  return hasRow(rows.where('value.project_id', 'in', seen), 'each');
};

export function compileCustomSet(
  stored: CustomStored,
  { values, negated }: SetTest,
  actor: Actor,
  way: Way,
): Expression<SqlBool> {
  const how = negated ? 'each' : way;
  const found = matchesAny(compared(`value.${stored.column}`, how), values, actor).map((match) =>
    having(stored, match, how),
  );
  return inScope(stored, listed(stored, actor, found, values.empty, negated));
}

/** @param found one of which must hold; negated: there is a value, and none of these holds */
function listed(
  stored: CustomStored,
  actor: Actor,
  found: readonly Expression<SqlBool>[],
  empty: boolean,
  negated: boolean,
): Expression<SqlBool> {
  if (negated) return all([some(stored, actor), ...found.map((one) => eb.not(one))]);
  return any([...found, ...(empty ? [eb.not(some(stored, actor))] : [])]);
}

export function compileCustomBound(
  stored: CustomStored,
  operator: Bound,
  value: number | string,
  way: Way,
): Expression<SqlBool> {
  const beyond = eb(compared(`value.${stored.column}`, way), operator, value);
  return inScope(stored, having(stored, beyond, way));
}

export function compileCustomText(stored: CustomStored, test: TextTest, actor: Actor): Expression<SqlBool> {
  const match = hasMatch('custom_field_value', ['text_terms'], preparedMatch(test), { alias: 'value' });
  return inScope(stored, listed(stored, actor, [having(stored, match, 'together')], false, test.negated));
}

export function compileCascade(
  { stored, choices, empty, negated }: CascadeTest,
  actor: Actor,
  way: Way,
): Expression<SqlBool> {
  const found =
    choices.length === 0 ? [] : [having(stored, any(choices.map(isChosen)), negated ? 'each' : way)];
  return inScope(stored, listed(stored, actor, found, empty, negated));
}

function isChosen({ parentIds, childIds }: CascadeChoice): Expression<SqlBool> {
  const child = sql.ref<number | null>('value.child_option_id');
  return all([
    ...(parentIds === null ? [] : [eb(sql.ref<number>('value.option_id'), 'in', parentIds)]),
    ...(childIds === 'any' ? [] : [childIds === 'none' ? eb(child, 'is', null) : eb(child, 'in', childIds)]),
  ]);
}
