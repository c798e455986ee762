import type { Db } from '../db/engine.ts';

/** Notes when something on the issue changed. */
export async function touchIssue(db: Db, issueId: number, now: number): Promise<void> {
  await db.updateTable('issue').set({ updated: now }).where('id', '=', issueId).execute();
}
