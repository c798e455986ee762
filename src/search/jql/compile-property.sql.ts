/** What a query asks of issues' properties: from the values, through their index, to the issues. */
import { type Expression, type SqlBool, sql } from 'kysely';
import type { PropertyStored } from '../../issue/fields/clause.ts';
import type { Bound, SetTest } from './condition.ts';
import { all, any } from './logic.sql.ts';
import { eb } from './stored.sql.ts';

const rows = ({ key, path }: PropertyStored) =>
  eb
    .selectFrom('issue_property_value as value')
    .select('value.issue_id as id')
    .where('value.key', '=', key)
    .where('value.path', '=', path);

/** Of the property itself: whatever it has. */
const some = (stored: PropertyStored): Expression<SqlBool> =>
  stored.path === ''
    ? eb(
        'issue.id',
        'in',
        eb
          .selectFrom('issue_property as property')
          .select('property.issue_id as id')
          .where('property.key', '=', stored.key),
      )
    : eb('issue.id', 'in', rows(stored));

/** A number is a number or, as an instant, a day or a moment; a text is a text. */
export function compilePropertySet(
  stored: PropertyStored,
  { values: { ids, empty }, negated }: SetTest,
): Expression<SqlBool> {
  const texts = ids.filter((id) => typeof id === 'string');
  const numbers = ids.filter((id) => typeof id === 'number');
  // PostgreSQL compares no fraction with a whole number.
  const instants = numbers.filter(Number.isInteger);
  const found = [
    ...(texts.length > 0 ? [having(stored, 'term_lower', texts)] : []),
    ...(numbers.length > 0 ? [having(stored, 'number', numbers)] : []),
    ...(instants.length > 0 ? [having(stored, 'instant', instants)] : []),
  ];
  if (negated) return all([some(stored), ...found.map((one) => eb.not(one))]);
  return any([...found, ...(empty ? [eb.not(some(stored))] : [])]);
}

const having = (
  stored: PropertyStored,
  column: 'term_lower' | 'number' | 'instant',
  values: readonly (string | number)[],
): Expression<SqlBool> =>
  eb('issue.id', 'in', rows(stored).where(sql.ref<string | number>(`value.${column}`), 'in', values));

export const compilePropertyBound = (
  stored: PropertyStored,
  operator: Bound,
  value: number | string,
): Expression<SqlBool> =>
  eb('issue.id', 'in', rows(stored).where(sql.ref<string | number>(`value.${stored.by}`), operator, value));
