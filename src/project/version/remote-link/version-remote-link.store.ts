import type { Actor } from '../../../context.ts';
import type { Db } from '../../../db/engine.ts';
import { mayBrowseProject } from '../../../permission/visible.sql.ts';
import type { VersionRemoteLink } from './version-remote-link.ts';

const links = (db: Db) =>
  db
    .selectFrom('version_remote_link as remote')
    .innerJoin('version', 'version.id', 'remote.version_id')
    .select([
      'remote.version_id as versionId',
      'version.name as versionName',
      'remote.global_id as globalId',
      'remote.link',
    ]);

export const listOfVersion = (db: Db, versionId: number): Promise<VersionRemoteLink[]> =>
  links(db).where('remote.version_id', '=', versionId).orderBy('remote.global_id').execute();

export const findLink = async (
  db: Db,
  versionId: number,
  globalId: string,
): Promise<VersionRemoteLink | null> =>
  (await links(db)
    .where('remote.version_id', '=', versionId)
    .where('remote.global_id', '=', globalId)
    .executeTakeFirst()) ?? null;

/** Of versions in projects that the actor may browse, the newest version first. */
export const listOfGlobalId = (
  db: Db,
  actor: Actor,
  globalId: string,
  most: number,
): Promise<VersionRemoteLink[]> =>
  links(db)
    .innerJoin('project', 'project.id', 'version.project_id')
    .where('remote.global_id', '=', globalId)
    .where(mayBrowseProject(actor))
    .orderBy('version.id', 'desc')
    .limit(most)
    .execute();

export async function putLink(db: Db, versionId: number, globalId: string, link: string): Promise<void> {
  await db
    .insertInto('version_remote_link')
    .values({ version_id: versionId, global_id: globalId, link })
    .onConflict((conflict) => conflict.columns(['version_id', 'global_id']).doUpdateSet({ link }))
    .execute();
}

/** @param globalId null: all of them. @returns how many there were */
export async function removeLinks(db: Db, versionId: number, globalId: string | null): Promise<number> {
  const all = db.deleteFrom('version_remote_link').where('version_id', '=', versionId);
  const { numDeletedRows } = await (globalId === null
    ? all
    : all.where('global_id', '=', globalId)
  ).executeTakeFirst();
  return Number(numDeletedRows);
}
