import type { Selectable } from 'kysely';
import type { Actor } from '../../context.ts';
import type { Db } from '../../db/engine.ts';
import type { Page } from '../../kernel/paging.ts';
import type { User } from '../../people/user/user.ts';
import { toUser } from '../../people/user/user-row.sql.ts';
import { mayBrowseProject } from '../../permission/visible.sql.ts';
import { admitsUser } from './share.sql.ts';
import type { ShareTable } from './share.table.ts';
import type { NewShare, Share, SharedNoun, SharedProject, ShareType } from './share.ts';

/** Of several filters or dashboards, by id. */
export async function listShares(
  db: Db,
  noun: SharedNoun,
  ids: readonly number[],
): Promise<(Share & { of: number })[]> {
  if (ids.length === 0) return [];
  const rows = await db.selectFrom('share').selectAll().where(noun, 'in', ids).orderBy('id').execute();
  return rows.map((row) => ({ ...toShare(row), of: row[noun] as number }));
}

/** @throws a duplicate where it is there already */
export async function insertShare(db: Db, noun: SharedNoun, of: number, share: NewShare): Promise<void> {
  await db
    .insertInto('share')
    .values({
      filter_id: noun === 'filter_id' ? of : null,
      dashboard_id: noun === 'dashboard_id' ? of : null,
      type: share.type,
      group_id: share.groupId,
      project_id: share.projectId,
      role_id: share.roleId,
      user_id: share.userId,
      editable: share.editable ? 1 : 0,
    })
    .execute();
}

export async function removeShares(db: Db, ids: readonly number[]): Promise<void> {
  if (ids.length > 0) await db.deleteFrom('share').where('id', 'in', ids).execute();
}

/** Those of the projects that `actor` may browse. */
export async function listVisibleProjects(
  db: Db,
  actor: Actor,
  ids: readonly number[],
): Promise<SharedProject[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('project')
    .select(['project.id', 'project.key', 'project.name', 'project.type_key', 'project.avatar_id'])
    .where('project.id', 'in', ids)
    .where(mayBrowseProject(actor))
    .execute();
  return rows.map(({ type_key, avatar_id, ...project }) => ({
    ...project,
    typeKey: type_key,
    avatarId: avatar_id,
  }));
}

/** Active users with whom it is shared. */
export async function listSharedUsers(
  db: Db,
  noun: SharedNoun,
  of: number,
  page: Page,
): Promise<{ total: number; users: User[] }> {
  const shared = db
    .selectFrom('app_user')
    .where('app_user.active', '=', 1)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('share')
          .select(eb.lit(1).as('one'))
          .where(`share.${noun}`, '=', of)
          .where(() => admitsUser()),
      ),
    );
  const { total } = await shared
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  if (page.maxResults === 0) return { total: Number(total), users: [] };
  const rows = await shared
    .selectAll('app_user')
    .orderBy('app_user.name_lower')
    .offset(page.startAt)
    .limit(page.maxResults)
    .execute();
  return { total: Number(total), users: rows.map(toUser) };
}

const toShare = (row: Selectable<ShareTable>): Share => ({
  id: row.id,
  type: row.type as ShareType,
  groupId: row.group_id,
  projectId: row.project_id,
  roleId: row.role_id,
  userId: row.user_id,
  editable: row.editable === 1,
});
