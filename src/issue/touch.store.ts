import type { Db } from '../db/engine.ts';

/** Notes when something on the issue changed; a later change that came first stays. */
export async function touchIssue(db: Db, issueId: number, now: number): Promise<void> {
  await db
    .updateTable('issue')
    .set({ updated: now })
    .where('id', '=', issueId)
    .where('updated', '<', now)
    .execute();
}
