import type { Insertable, Updateable } from 'kysely';
import type { Db } from '../../db/engine.ts';
import { onlyRow, prepared } from '../../db/prepared.ts';
import { fold } from '../../kernel/fold.ts';
import { randomHex } from '../../kernel/token.ts';
import type { UserDetailChanges } from './user.changes.ts';
import type { UserTable } from './user.table.ts';
import type { User, UserWithPassword } from './user.ts';
import { toUser, type UserRow } from './user-row.sql.ts';

const byName = prepared<{ name: string }, UserRow>((db, value) =>
  db.selectFrom('app_user').selectAll().where('name_lower', '=', value('name')),
);

const byKey = prepared<{ key: string }, UserRow>((db, value) =>
  db.selectFrom('app_user').selectAll().where('key', '=', value('key')),
);

/** The user of this name, without regard to case, with the password hash. */
export async function findUserWithPassword(db: Db, name: string): Promise<UserWithPassword | null> {
  const row = onlyRow(await byName(db, { name: fold(name.trim()) }));
  return row && { ...toUser(row), passwordHash: row.password_hash };
}

export async function findUserByName(db: Db, name: string): Promise<User | null> {
  const row = onlyRow(await byName(db, { name: fold(name.trim()) }));
  return row && toUser(row);
}

export async function findUserByKey(db: Db, key: string): Promise<User | null> {
  const row = onlyRow(await byKey(db, { key }));
  return row && toUser(row);
}

/** @param ids at most a few thousand: each is a parameter of the query */
export async function listUsersByIds(db: Db, ids: readonly number[]): Promise<User[]> {
  if (ids.length === 0) return [];
  const rows = await db.selectFrom('app_user').selectAll().where('id', 'in', ids).execute();
  return rows.map(toUser);
}

/** Users after `id`, by id: for walking through all of them. */
export async function listUsersAfter(db: Db, id: number, limit: number): Promise<User[]> {
  const query = db.selectFrom('app_user').selectAll().where('id', '>', id).orderBy('id').limit(limit);
  return (await query.execute()).map(toUser);
}

export interface NewUser {
  name: string;
  email: string;
  displayName: string;
  active: boolean;
  timeZone: string | null;
  locale: string | null;
  /** null: no password matches. */
  passwordHash: string | null;
  /** ms; left out: the password does not end. */
  passwordExpires?: number | null;
}

/** Inserts a user whose key is JIRAUSER<id>, as Jira makes them since 8.4. Throws where the name is taken. */
export async function insertUser(db: Db, user: NewUser, now: number): Promise<User> {
  const values: Insertable<UserTable> = {
    ...toColumns(user),
    ...named(user.name),
    // The key holds the id, which is known only afterwards.
    key: randomHex(16),
    display_name: user.displayName,
    display_name_lower: fold(user.displayName),
    active: user.active ? 1 : 0,
    password_hash: user.passwordHash,
    password_expires: user.passwordExpires ?? null,
    credential_version: 1,
    created: now,
    updated: now,
  };
  const { id } = await db.insertInto('app_user').values(values).returning('id').executeTakeFirstOrThrow();
  const row = await db
    .updateTable('app_user')
    .set({ key: `JIRAUSER${id}` })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
  return toUser(row);
}

export interface UserChanges extends UserDetailChanges {
  /** A new password; null: none matches any more. */
  passwordHash?: string | null;
  /** ms; of the new password. Left out: it does not end. */
  passwordExpires?: number | null;
  /** Ends all that was begun under the credential so far: sessions and remembered logins. */
  newCredential?: boolean;
}

/** Changes what `changes` holds and nothing else. @returns null: there is no such user */
export async function updateUser(
  db: Db,
  id: number,
  changes: UserChanges,
  now: number,
): Promise<User | null> {
  const row = await db
    .updateTable('app_user')
    .set({ ...toColumns(changes), updated: now })
    .$if(changes.newCredential === true, (query) =>
      query.set((eb) => ({ credential_version: eb('credential_version', '+', 1) })),
    )
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst();
  return row ? toUser(row) : null;
}

export async function removeUser(db: Db, id: number): Promise<void> {
  await db.deleteFrom('app_user').where('id', '=', id).execute();
}

function toColumns(changes: UserChanges): Updateable<UserTable> {
  return {
    ...(changes.name !== undefined && named(changes.name)),
    ...(changes.email !== undefined && { email: changes.email, email_lower: fold(changes.email) }),
    ...(changes.displayName !== undefined && {
      display_name: changes.displayName,
      display_name_lower: fold(changes.displayName),
    }),
    ...(changes.active !== undefined && { active: changes.active ? 1 : 0 }),
    ...(changes.timeZone !== undefined && { time_zone: changes.timeZone }),
    ...(changes.locale !== undefined && { locale: changes.locale }),
    ...(changes.avatarId !== undefined && { avatar_id: changes.avatarId }),
    ...(changes.passwordHash !== undefined && {
      password_hash: changes.passwordHash,
      password_expires: changes.passwordExpires ?? null,
    }),
  };
}

const named = (name: string) => ({ name, name_lower: fold(name) });
