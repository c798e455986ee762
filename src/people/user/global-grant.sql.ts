/**
 * Which global permissions are granted, as SQL. It stands with the people, above those who log them in: the look-up of a
 * session reads them in the same statement.
 */
import { type Expression, expressionBuilder, type SqlBool } from 'kysely';
import type { Schema } from '../../db/schema.ts';
import { neverAnyone } from './global-grant.ts';

const grant = () => expressionBuilder<Schema, 'global_grant'>();

/** Whether a row of `global_grant` is everyone's, anonymous visitors too. */
export function isGrantOfAnyone(): Expression<SqlBool> {
  const eb = grant();
  return eb.and([
    eb('global_grant.group_id', 'is', null),
    eb('global_grant.permission', 'not in', [...neverAnyone]),
  ]);
}

/** Whether a row of `global_grant` is the user's: one of their groups', or everyone's. */
export function isGrantOf(user: Expression<number>): Expression<SqlBool> {
  const eb = grant();
  const inGroup = eb
    .selectFrom('group_member as membership')
    .select(eb.lit(1).as('one'))
    .whereRef('membership.group_id', '=', 'global_grant.group_id')
    .where('membership.user_id', '=', user);
  return eb.or([isGrantOfAnyone(), eb.exists(inGroup)]);
}
