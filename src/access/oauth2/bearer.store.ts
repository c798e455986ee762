import { sql } from 'kysely';
import type { Db } from '../../db/engine.ts';
import { onlyRow, prepared } from '../../db/prepared.ts';
import { isGrantOf } from '../../people/user/global-grant.sql.ts';
import { grantsHeld } from '../../people/user/global-grant.ts';
import type { Bearer } from './bearer.ts';
import { lesser } from './client.ts';
import { storedScope } from './scope-list.ts';

interface LivingRow {
  grant_id: number;
  scope: string;
  expires: number;
  last_used: number | null;
  client_id: string;
  client_name: string;
  client_scope: string;
  user_id: number;
  key: string;
  name: string;
  display_name: string;
  time_zone: string | null;
  login_count: number | null;
  last_login: number | null;
  previous_login: number | null;
  current_failed: number | null;
  total_failed: number | null;
  last_failed: number | null;
  /** Divided by commas; null: none. */
  grants: string | null;
}

/**
 * The one look-up of the hot path. It joins grant, client and user, so that a token dies with what was granted, with its
 * client and with its user's deactivation, and never reaches farther than its client may today; and it brings what the
 * user is granted.
 */
const living = prepared<{ token: string; now: number }, LivingRow>((db, value) =>
  db
    .selectFrom('oauth2_token')
    .innerJoin('oauth2_grant', 'oauth2_grant.id', 'oauth2_token.grant_id')
    .innerJoin('oauth2_client', 'oauth2_client.id', 'oauth2_grant.client_id')
    .innerJoin('app_user', 'app_user.id', 'oauth2_grant.user_id')
    .leftJoin('login_info', 'login_info.user_id', 'app_user.id')
    .select(['oauth2_token.grant_id', 'oauth2_token.scope', 'oauth2_token.expires'])
    .select(['oauth2_grant.last_used', 'oauth2_client.client_id', 'oauth2_client.name as client_name'])
    .select('oauth2_client.scope as client_scope')
    .select(['app_user.id as user_id', 'app_user.key', 'app_user.name', 'app_user.display_name'])
    .select(['app_user.time_zone', 'login_info.login_count', 'login_info.last_login'])
    .select(['login_info.previous_login', 'login_info.current_failed'])
    .select(['login_info.total_failed', 'login_info.last_failed'])
    .select((eb) =>
      eb
        .selectFrom('global_grant')
        .select(sql<string | null>`string_agg(global_grant.permission, ',')`.as('permissions'))
        .where(isGrantOf(eb.ref('app_user.id')))
        .as('grants'),
    )
    .where('oauth2_token.token_hash', '=', value('token'))
    .where('oauth2_token.kind', '=', 'access')
    .where('oauth2_token.expires', '>', value('now'))
    .where('app_user.active', '=', 1),
);

/** The living access token of this hash. */
export async function findBearer(db: Db, parameters: { token: string; now: number }): Promise<Bearer | null> {
  const row = onlyRow(await living(db, parameters));
  if (!row) return null;
  return {
    grantId: row.grant_id,
    expires: row.expires,
    lastUsed: row.last_used,
    session: null,
    userId: row.user_id,
    key: row.key,
    name: row.name,
    displayName: row.display_name,
    timeZone: row.time_zone,
    loginInfo: {
      loginCount: row.login_count ?? 0,
      lastLogin: row.last_login,
      previousLogin: row.previous_login,
      currentFailed: row.current_failed ?? 0,
      totalFailed: row.total_failed ?? 0,
      lastFailed: row.last_failed,
    },
    grants: grantsHeld(row.grants?.split(',') ?? []),
    scope: lesser(storedScope(row.scope), storedScope(row.client_scope)),
    through: { kind: 'oauth2', id: row.client_id, name: row.client_name },
  };
}
