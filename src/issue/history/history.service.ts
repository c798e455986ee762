/**
 * The issues that a user looked at lately: the field Last Viewed, JQL's issueHistory(), and what pickers offer first.
 * Reading by REST leaves no trace unless it asks for one (`updateHistory=true`); the page of an issue always does. It is
 * nobody's business but the user's own, so nobody else's is ever read.
 */
import { type Ctx, transact } from '../../context.ts';
import { readOnlyMode } from '../../server/read-only.service.ts';
import { findVisibleIssue } from '../find.service.ts';
import * as store from './history.store.ts';

/** How many issues are remembered of each user, as in Jira. */
const REMEMBERED = 50;

/**
 * Remembers that the caller looked at an issue, now. Of anonymous callers nothing is remembered, nor while the server
 * is read-only: reading goes on then, and changes nothing.
 * @throws 401 or 404, the same for hidden and missing (issue.errors.ts)
 */
export async function rememberView(ctx: Ctx, idOrKey: string): Promise<void> {
  const { userId } = ctx.actor;
  if (userId === null || readOnlyMode(ctx).enabled) return;
  const { id } = await findVisibleIssue(ctx, idOrKey);
  await transact(ctx, async (tx) => {
    await store.putView(tx.db, { userId, issueId: id, at: tx.now });
    await store.removeOldViews(tx.db, userId, REMEMBERED);
  });
}
