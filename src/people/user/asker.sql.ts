/** What a look-up of a credential reads of its user, in the same statement. `app_user` and `login_info` are joined. */
import { type Expression, expressionBuilder, sql } from 'kysely';
import type { Schema } from '../../db/schema.ts';
import { isGrantOf } from './global-grant.sql.ts';

export const askerColumns = [
  'app_user.key',
  'app_user.name',
  'app_user.display_name',
  'app_user.time_zone',
  'login_info.login_count',
  'login_info.last_login',
  'login_info.previous_login',
  'login_info.current_failed',
  'login_info.total_failed',
  'login_info.last_failed',
] as const;

/** What the user is granted everywhere, divided by commas. */
export const grantsOf = (user: Expression<number>) =>
  expressionBuilder<Schema, never>()
    .selectFrom('global_grant')
    .select(sql<string | null>`string_agg(global_grant.permission, ',')`.as('permissions'))
    .where(isGrantOf(user))
    .as('grants');
