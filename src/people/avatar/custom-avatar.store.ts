import type { Db } from '../../db/engine.ts';
import type { CustomAvatar, Owner, OwnerType, Temporary } from './custom-avatar.ts';

const columns = ['id', 'file_key as fileKey'] as const;

/** Of one owner, oldest first. */
export const listAvatars = (db: Db, { type, id }: Owner): Promise<CustomAvatar[]> =>
  db
    .selectFrom('avatar')
    .select(columns)
    .where('owner_type', '=', type)
    .where('owner_id', '=', id)
    .orderBy('id')
    .execute();

export const findAvatar = async (
  db: Db,
  { type, id }: Owner,
  avatarId: number,
): Promise<CustomAvatar | null> =>
  (await db
    .selectFrom('avatar')
    .select(columns)
    .where('id', '=', avatarId)
    .where('owner_type', '=', type)
    .where('owner_id', '=', id)
    .executeTakeFirst()) ?? null;

/** The owner of an avatar of this type; null: there is no such avatar. */
export async function findOwner(db: Db, type: OwnerType, avatarId: number): Promise<Owner | null> {
  const row = await db
    .selectFrom('avatar')
    .select('owner_id')
    .where('id', '=', avatarId)
    .where('owner_type', '=', type)
    .executeTakeFirst();
  return row && row.owner_id > 0 ? { type, id: row.owner_id } : null;
}

/** Notes where a file is going to lie, before it does: it is nobody's until attachAvatar. @returns the id */
export async function insertAvatar(
  db: Db,
  avatar: { type: OwnerType; fileKey: string; size: number; created: number },
): Promise<number> {
  const { id } = await db
    .insertInto('avatar')
    .values({
      owner_type: avatar.type,
      owner_id: 0,
      file_key: avatar.fileKey,
      size: avatar.size,
      created: avatar.created,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function attachAvatar(db: Db, id: number, ownerId: number): Promise<void> {
  await db.updateTable('avatar').set({ owner_id: ownerId }).where('id', '=', id).execute();
}

/** Nobody's from now on, and long enough ago to be cleared away; its file is still there. */
export async function detachAvatar(db: Db, id: number): Promise<void> {
  await db.updateTable('avatar').set({ owner_id: 0, created: 0 }).where('id', '=', id).execute();
}

const temporaryOf = (db: Db, userId: number, type: OwnerType, ownerId: number | null) =>
  db
    .selectFrom('temporary_avatar')
    .select(['id', 'file_key as fileKey', 'width', 'height'])
    .where('user_id', '=', userId)
    .where('owner_type', '=', type)
    .where('owner_id', ownerId === null ? 'is' : '=', ownerId);

/** @param ownerId null: uploaded for no owner in particular */
export const findTemporary = async (
  db: Db,
  userId: number,
  type: OwnerType,
  ownerId: number | null,
): Promise<Temporary | null> => (await temporaryOf(db, userId, type, ownerId).executeTakeFirst()) ?? null;

/** Throws where there is one already. */
export async function insertTemporary(
  db: Db,
  row: {
    userId: number;
    type: OwnerType;
    ownerId: number | null;
    fileKey: string;
    width: number;
    height: number;
    created: number;
  },
): Promise<void> {
  await db
    .insertInto('temporary_avatar')
    .values({
      user_id: row.userId,
      owner_type: row.type,
      owner_id: row.ownerId,
      file_key: row.fileKey,
      width: row.width,
      height: row.height,
      created: row.created,
    })
    .execute();
}

export async function removeTemporary(db: Db, id: number): Promise<void> {
  await db.deleteFrom('temporary_avatar').where('id', '=', id).execute();
}

interface Leftover {
  readonly id: number;
  readonly fileKey: string;
}

/** Avatars whose owner is gone, and those that were nobody's before this moment (ms). */
export const listLeftovers = (db: Db, before: number, limit: number): Promise<Leftover[]> =>
  db
    .selectFrom('avatar')
    .select(columns)
    .where('created', '<', before)
    .where((eb) => {
      const gone = (type: OwnerType, table: 'app_user' | 'project' | 'issue_type') =>
        eb.and([
          eb('owner_type', '=', type),
          eb('owner_id', 'not in', eb.selectFrom(table).select(`${table}.id`)),
        ]);
      return eb.or([
        eb('owner_id', '=', 0),
        gone('user', 'app_user'),
        gone('project', 'project'),
        gone('issuetype', 'issue_type'),
      ]);
    })
    .orderBy('id')
    .limit(limit)
    .execute();

/** Uploads that nobody cropped before this moment (ms). */
export const listStale = (db: Db, before: number, limit: number): Promise<Leftover[]> =>
  db
    .selectFrom('temporary_avatar')
    .select(columns)
    .where('created', '<', before)
    .orderBy('id')
    .limit(limit)
    .execute();

export async function removeAvatars(db: Db, ids: readonly number[]): Promise<void> {
  if (ids.length > 0) await db.deleteFrom('avatar').where('id', 'in', ids).execute();
}
