/** Deleting issues, with all that hangs on them. Their keys are never used again. */
import { type Ctx, transact } from '../context.ts';
import { tell } from '../event/issue-event.service.ts';
import { mayOnIssue } from '../permission/permission.service.ts';
import { sweepSoon } from './attachment/sweep.service.ts';
import { findVisibleIssue } from './find.service.ts';
import * as errors from './issue.errors.ts';
import { holdIssue, leaving } from './save.service.ts';
import { noteWorklogsGoing } from './worklog/worklog.service.ts';
import * as store from './write.store.ts';

/**
 * @param subtasks whether sub-tasks may go with it
 * @throws 400 where it has sub-tasks and they may not, 401 for whoever may not delete it (as Jira answers)
 */
export const deleteIssue = (ctx: Ctx, idOrKey: string, { subtasks }: { subtasks: boolean }): Promise<void> =>
  transact(ctx, async (tx) => {
    const issue = await holdIssue(tx, await findVisibleIssue(tx, idOrKey));
    if (!(await mayOnIssue(tx, 'DELETE_ISSUES', issue))) throw errors.mayNotDelete();
    if (!subtasks && (await store.countSubtasks(tx.db, issue.id)) > 0) throw errors.hasSubtasks(issue.key);
    await noteWorklogsGoing(tx, issue.id);
    await tell(tx, ...(await store.listFamily(tx.db, issue.id)).map((one) => leaving('deleted', one)));
    await store.removeIssue(tx.db, issue.id);
    tx.afterCommit(() => sweepSoon(ctx));
  });
