import type { Insertable, Selectable } from 'kysely';
import type { Db } from '../../db/engine.ts';
import { like, literalLike } from '../../db/like.ts';
import { onlyRow, prepared } from '../../db/prepared.ts';
import { askerColumns, grantsOf } from '../../people/user/asker.sql.ts';
import { type AskerRow, toAsker } from '../../people/user/asker.ts';
import type { AccessTokenTable } from './access-token.table.ts';
import type { AccessToken, OwnedToken, TokenUser } from './access-token.ts';

interface LivingRow extends AskerRow {
  id: number;
  token_hash: string;
  token_name: string;
  expires: number | null;
  last_used: number | null;
}

/** The look-up of the hot path. It joins the user, so that tokens are worth nothing once that is inactive or gone. */
const living = prepared<{ publicId: string; now: number }, LivingRow>((db, value) =>
  db
    .selectFrom('access_token')
    .innerJoin('app_user', 'app_user.id', 'access_token.user_id')
    .leftJoin('login_info', 'login_info.user_id', 'access_token.user_id')
    .select([
      'access_token.id',
      'access_token.token_hash',
      'access_token.name as token_name',
      'access_token.expires',
      'access_token.last_used',
      'access_token.user_id',
    ])
    .select(askerColumns)
    .select((eb) => grantsOf(eb.ref('access_token.user_id')))
    .where('access_token.public_id', '=', value('publicId'))
    .where((eb) =>
      eb.or([eb('access_token.expires', 'is', null), eb('access_token.expires', '>', value('now'))]),
    )
    .where('app_user.active', '=', 1),
);

/** The living token of these digits, whose secret is still to be compared. */
export async function findLivingToken(
  db: Db,
  parameters: { publicId: string; now: number },
): Promise<TokenUser | null> {
  const row = onlyRow(await living(db, parameters));
  return row && toTokenUser(row);
}

export async function insertToken(
  db: Db,
  row: Omit<Insertable<AccessTokenTable>, 'expiry_recorded' | 'id'>,
): Promise<number> {
  const { id } = await db.insertInto('access_token').values(row).returning('id').executeTakeFirstOrThrow();
  return id;
}

/** A user's, the newest first, those that have expired too. */
export async function listTokensOf(db: Db, userId: number): Promise<AccessToken[]> {
  const rows = await db
    .selectFrom('access_token')
    .selectAll()
    .where('user_id', '=', userId)
    .orderBy('id', 'desc')
    .execute();
  return rows.map(toToken);
}

export interface TokenFilter {
  /** null: whoever's. */
  userKeys: readonly string[] | null;
  /** Folded; empty: any. */
  name: string;
}

const matching = (db: Db, { userKeys, name }: TokenFilter) =>
  db
    .selectFrom('access_token')
    .innerJoin('app_user', 'app_user.id', 'access_token.user_id')
    .$if(userKeys !== null, (query) => query.where('app_user.key', 'in', [...(userKeys ?? []), '']))
    .$if(name !== '', (query) =>
      query.where((eb) => like(eb.ref('access_token.folded_name'), `%${literalLike(name)}%`)),
    );

/** A page of everybody's, the newest first, and how many there are. */
export async function searchTokens(
  db: Db,
  filter: TokenFilter,
  page: { startAt: number; maxResults: number },
): Promise<{ total: number; tokens: OwnedToken[] }> {
  const { total } = await matching(db, filter)
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const rows = await matching(db, filter)
    .selectAll('access_token')
    .select(['app_user.name as user_name', 'app_user.key as user_key', 'app_user.display_name'])
    .orderBy('access_token.id', 'desc')
    .offset(page.startAt)
    .limit(page.maxResults)
    .execute();
  const tokens = rows.map((row) => ({
    ...toToken(row),
    userName: row.user_name,
    userKey: row.user_key,
    displayName: row.display_name,
  }));
  return { total: Number(total), tokens };
}

export async function findToken(db: Db, id: number): Promise<AccessToken | null> {
  const row = await db.selectFrom('access_token').selectAll().where('id', '=', id).executeTakeFirst();
  return row ? toToken(row) : null;
}

/** @returns how many there were to remove */
export async function removeToken(db: Db, id: number): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('access_token')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}

/** Moves `last_used` on, never back. */
export async function touchToken(db: Db, id: number, lastUsed: number): Promise<void> {
  await db
    .updateTable('access_token')
    .set({ last_used: lastUsed })
    .where('id', '=', id)
    .where((eb) => eb.or([eb('last_used', 'is', null), eb('last_used', '<', lastUsed)]))
    .execute();
}

/** Those that expired since it was last asked: whoever asks first is told. */
export async function takeNewlyExpired(db: Db, now: number, limit: number): Promise<AccessToken[]> {
  const rows = await db
    .updateTable('access_token')
    .set({ expiry_recorded: 1 })
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('access_token as over')
        .select('over.id')
        .where('over.expiry_recorded', '=', 0)
        .where('over.expires', '<=', now)
        .orderBy('over.id')
        .limit(limit),
    )
    .where('expiry_recorded', '=', 0)
    .returningAll()
    .execute();
  return rows.map(toToken);
}

/** @returns how many */
export async function removeTokensExpiredBefore(db: Db, before: number): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('access_token')
    .where('expires', '<=', before)
    .where('expiry_recorded', '=', 1)
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}

const toToken = (row: Selectable<AccessTokenTable>): AccessToken => ({
  id: row.id,
  userId: row.user_id,
  name: row.name,
  created: row.created,
  expires: row.expires,
  lastUsed: row.last_used,
});

const toTokenUser = (row: LivingRow): TokenUser => ({
  session: null,
  scope: null,
  through: { kind: 'access-token', id: String(row.id), name: row.token_name },
  token: { hash: row.token_hash, expires: row.expires, lastUsed: row.last_used },
  ...toAsker(row),
});
