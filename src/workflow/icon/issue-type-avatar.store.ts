import type { Db } from '../../db/engine.ts';

/** Issue types that have the one picture have the other from now on. */
export async function replaceIcon(db: Db, from: string, to: string): Promise<void> {
  await db.updateTable('issue_type').set({ icon: to }).where('icon', '=', from).execute();
}
