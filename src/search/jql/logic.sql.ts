/** How conditions are put together, and what it is to be one of several values. */
import { type Expression, type SqlBool, sql } from 'kysely';
import type { Actor } from '../../context.ts';
import type { Values } from './condition.ts';
import { eb } from './stored.sql.ts';
import { inSet } from './value-set.sql.ts';

export const nothing: Expression<SqlBool> = sql<SqlBool>`1 = 0`;

export const all = (parts: readonly Expression<SqlBool>[]): Expression<SqlBool> => balanced(parts, ' and ');
export const any = (parts: readonly Expression<SqlBool>[]): Expression<SqlBool> => balanced(parts, ' or ');

/** A long chain is a deep tree to SQLite, which takes a thousand levels: halves of halves are ten for a thousand. */
function balanced(parts: readonly Expression<SqlBool>[], operator: ' and ' | ' or '): Expression<SqlBool> {
  const [first] = parts;
  if (first === undefined) return nothing;
  if (parts.length === 1) return first;
  const half = Math.ceil(parts.length / 2);
  const left = balanced(parts.slice(0, half), operator);
  const right = balanced(parts.slice(half), operator);
  return sql<SqlBool>`(${left}${sql.raw(operator)}${right})`;
}

/** One expression for the ids, one for the members of groups. */
export function matches(value: Expression<unknown>, { ids, groupIds }: Values): Expression<SqlBool>[] {
  const members = eb
    .selectFrom('group_member')
    .select('group_member.user_id')
    .where('group_member.group_id', 'in', groupIds);
  return [
    ...(ids.length > 0 ? [eb(value, 'in', ids)] : []),
    ...(groupIds.length > 0 ? [eb(value, 'in', members)] : []),
  ];
}

/**
 * The same, with some for each of the sets.
 * @param own the value is the issue that is searched, itself
 */
export const matchesAny = (
  value: Expression<unknown>,
  values: Values,
  actor: Actor,
  own = false,
): Expression<SqlBool>[] => [
  ...matches(value, values),
  ...(values.sets ?? []).flatMap((one) => inSet(value, one, actor, own)),
];
