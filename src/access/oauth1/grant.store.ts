import type { Db } from '../../db/engine.ts';
import { onlyRow, prepared } from '../../db/prepared.ts';
import { askerColumns, grantsOf } from '../../people/user/asker.sql.ts';
import { type AskerRow, toAsker } from '../../people/user/asker.ts';
import type { CallbackMatch } from './callback.ts';
import type { Grant } from './token.ts';

interface Row extends Omit<AskerRow, 'user_id'> {
  consumer_id: number;
  consumer_key: string;
  consumer_name: string;
  description: string | null;
  public_key: string | null;
  shared_secret: string | null;
  callback: string | null;
  callback_match: string;
  consumer_active: number;
  execute_as: number | null;
  consumer_created: number;
  consumer_updated: number;
  token_id: number | null;
  token_user_id: number;
  token_created: number;
  expires: number;
  session_hash: string;
  session_expires: number;
  last_used: number | null;
  revoked: number | null;
  user_id: number | null;
}

/**
 * The look-up of every signed request: the consumer, its token of this hash, and the token's user while the account is
 * active, so that a token dies with it without anybody having to end it.
 */
const found = prepared<{ consumerKey: string; token: string; direct: string }, Row>((db, value) =>
  db
    .selectFrom('oauth1_consumer')
    .leftJoin('oauth1_access_token', (join) =>
      join
        .onRef('oauth1_access_token.consumer_id', '=', 'oauth1_consumer.id')
        .on('oauth1_access_token.token_hash', '=', value('token')),
    )
    .leftJoin('app_user', (join) =>
      join
        .on('app_user.id', '=', (eb) =>
          eb
            .case()
            .when('oauth1_consumer.consumer_key', '=', value('direct'))
            .then(eb.ref('oauth1_consumer.execute_as'))
            .else(eb.ref('oauth1_access_token.user_id'))
            .end(),
        )
        .on('app_user.active', '=', 1),
    )
    .leftJoin('login_info', 'login_info.user_id', 'app_user.id')
    .select([
      'oauth1_consumer.id as consumer_id',
      'oauth1_consumer.consumer_key',
      'oauth1_consumer.name as consumer_name',
      'oauth1_consumer.description',
      'oauth1_consumer.public_key',
      'oauth1_consumer.shared_secret',
      'oauth1_consumer.callback',
      'oauth1_consumer.callback_match',
      'oauth1_consumer.active as consumer_active',
      'oauth1_consumer.execute_as',
      'oauth1_consumer.created as consumer_created',
      'oauth1_consumer.updated as consumer_updated',
      'oauth1_access_token.id as token_id',
      'oauth1_access_token.user_id as token_user_id',
      'oauth1_access_token.created as token_created',
      'oauth1_access_token.expires',
      'oauth1_access_token.session_hash',
      'oauth1_access_token.session_expires',
      'oauth1_access_token.last_used',
      'oauth1_access_token.revoked',
      'app_user.id as user_id',
    ])
    .select(askerColumns)
    .select((eb) => grantsOf(eb.ref('app_user.id').$notNull()))
    .where('oauth1_consumer.consumer_key', '=', value('consumerKey'))
    .$castTo<Row>(),
);

/**
 * @param token SHA-256 of oauth_token; empty: the request named none of ours
 * @param direct whether it names no token at all, and asks to be served as the one that the consumer acts as
 * @returns null: no such consumer
 */
export async function findGrant(
  db: Db,
  { consumerKey, token, direct }: { consumerKey: string; token: string; direct: boolean },
): Promise<Grant | null> {
  const row = onlyRow(await found(db, { consumerKey, token, direct: direct ? consumerKey : '' }));
  return row && toGrant(row);
}

const toGrant = (row: Row): Grant => ({
  consumer: {
    id: row.consumer_id,
    key: row.consumer_key,
    name: row.consumer_name,
    description: row.description,
    publicKey: row.public_key,
    sharedSecret: row.shared_secret,
    callback: row.callback,
    callbackMatch: row.callback_match as CallbackMatch,
    active: row.consumer_active === 1,
    executes: row.execute_as !== null,
    created: row.consumer_created,
    updated: row.consumer_updated,
  },
  token:
    row.token_id === null
      ? null
      : {
          id: row.token_id,
          userId: row.token_user_id,
          created: row.token_created,
          expires: row.expires,
          sessionHash: row.session_hash,
          sessionExpires: row.session_expires,
          lastUsed: row.last_used,
          revoked: row.revoked,
        },
  user: row.user_id === null ? null : toAsker({ ...row, user_id: row.user_id }),
});
