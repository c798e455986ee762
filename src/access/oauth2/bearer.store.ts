import type { Db } from '../../db/engine.ts';
import { onlyRow, prepared } from '../../db/prepared.ts';
import { askerColumns, grantsOf } from '../../people/user/asker.sql.ts';
import { type AskerRow, toAsker } from '../../people/user/asker.ts';
import type { Bearer } from './bearer.ts';
import { lesser } from './client.ts';
import { storedScope } from './scope-list.ts';

interface LivingRow extends AskerRow {
  grant_id: number;
  scope: string;
  expires: number;
  last_used: number | null;
  client_id: string;
  client_name: string;
  client_scope: string;
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
    .select('app_user.id as user_id')
    .select(askerColumns)
    .select((eb) => grantsOf(eb.ref('app_user.id')))
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
    ...toAsker(row),
    scope: lesser(storedScope(row.scope), storedScope(row.client_scope)),
    through: { kind: 'oauth2', id: row.client_id, name: row.client_name },
  };
}
