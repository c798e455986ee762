import { expressionBuilder } from 'kysely';
import type { Db } from '../../db/engine.ts';
import type { Schema } from '../../db/schema.ts';
import type { ActorIds, RoleActor } from './role.ts';

/** Of one project, or (null) the default ones, which new projects get. */
export type Where = { readonly projectId: number | null };

/** Actors of one role, or (null) of every role. */
export async function listActors(
  db: Db,
  { projectId }: Where,
  roleId: number | null = null,
): Promise<RoleActor[]> {
  const rows = await db
    .selectFrom('project_role_actor')
    .leftJoin('app_user', 'app_user.id', 'project_role_actor.user_id')
    .leftJoin('app_group', 'app_group.id', 'project_role_actor.group_id')
    .select([
      'project_role_actor.id',
      'project_role_actor.role_id',
      'app_user.name as user_name',
      'app_user.key as user_key',
      'app_user.display_name as user_display_name',
      'app_user.avatar_id as user_avatar_id',
      'app_group.name as group_name',
    ])
    .where(of(projectId))
    .$if(roleId !== null, (query) => query.where('project_role_actor.role_id', '=', roleId ?? 0))
    .execute();
  return rows.map((row) => ({
    id: row.id,
    roleId: row.role_id,
    user:
      row.user_name === null || row.user_key === null
        ? null
        : {
            name: row.user_name,
            key: row.user_key,
            displayName: row.user_display_name ?? row.user_name,
            avatarId: row.user_avatar_id,
          },
    group: row.group_name === null ? null : { name: row.group_name },
  }));
}

/** Adds those who are not there yet. @returns how many that were */
export async function insertActors(
  db: Db,
  { projectId }: Where,
  roleId: number,
  actors: ActorIds,
): Promise<number> {
  const row = { role_id: roleId, project_id: projectId };
  const rows = [
    ...actors.users.map((user_id) => ({ ...row, user_id, group_id: null })),
    ...actors.groups.map((group_id) => ({ ...row, user_id: null, group_id })),
  ];
  if (rows.length === 0) return 0;
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('project_role_actor')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  return Number(numInsertedOrUpdatedRows ?? 0);
}

/** @returns how many were there */
export async function removeActors(
  db: Db,
  { projectId }: Where,
  roleId: number,
  actors: ActorIds,
): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('project_role_actor')
    .where('role_id', '=', roleId)
    .where(of(projectId))
    .where((eb) =>
      eb.or([
        ...(actors.users.length > 0 ? [eb('user_id', 'in', actors.users)] : []),
        ...(actors.groups.length > 0 ? [eb('group_id', 'in', actors.groups)] : []),
      ]),
    )
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}

/** Everybody of these kinds leaves the role. */
export async function clearActors(
  db: Db,
  projectId: number,
  roleId: number,
  kinds: readonly ('user_id' | 'group_id')[],
): Promise<void> {
  for (const kind of kinds) {
    await db
      .deleteFrom('project_role_actor')
      .where('role_id', '=', roleId)
      .where('project_id', '=', projectId)
      .where(kind, 'is not', null)
      .execute();
  }
}

/** Gives a new project the default actors of every role. */
export async function copyDefaultActors(db: Db, projectId: number): Promise<void> {
  await db
    .insertInto('project_role_actor')
    .columns(['role_id', 'project_id', 'user_id', 'group_id'])
    .expression((eb) =>
      eb
        .selectFrom('project_role_actor as standard')
        .select((row) => [
          'standard.role_id',
          row.cast<number>(row.val(projectId), 'bigint').as('project_id'),
          'standard.user_id',
          'standard.group_id',
        ])
        .where('standard.project_id', 'is', null),
    )
    .execute();
}

const of = (projectId: number | null) => () => {
  const eb = expressionBuilder<Schema, 'project_role_actor'>();
  return projectId === null
    ? eb('project_role_actor.project_id', 'is', null)
    : eb('project_role_actor.project_id', '=', projectId);
};
