import type { Selectable } from 'kysely';
import type { UserTable } from './user.table.ts';
import type { User } from './user.ts';

export type UserRow = Selectable<UserTable>;

/** A row of `app_user` as a User, without the password hash. */
export function toUser(row: UserRow): User {
  return {
    id: row.id,
    key: row.key,
    name: row.name,
    email: row.email,
    displayName: row.display_name,
    active: row.active === 1,
    timeZone: row.time_zone,
    locale: row.locale,
    avatarId: row.avatar_id,
    credentialVersion: row.credential_version,
    created: row.created,
  };
}
