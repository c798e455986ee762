import type { Db } from '../../db/engine.ts';

/** @param avatarId null: the one that it has by its id */
export async function updateAvatar(db: Db, projectId: number, avatarId: number | null): Promise<void> {
  await db.updateTable('project').set({ avatar_id: avatarId }).where('id', '=', projectId).execute();
}
