/**
 * The sub-tasks of an issue and their order. Places are counted among those that the actor sees; where some are hidden
 * from them, those stay before and behind the same neighbours as far as that can be.
 */
import { type Ctx, transact } from '../../context.ts';
import { mayOnIssue } from '../../permission/permission.service.ts';
import { findVisibleIssue } from '../find.service.ts';
import type { Issue, IssueBrief } from '../issue.ts';
import { listSubtasks } from '../related.service.ts';
import { holdIssue } from '../save.service.ts';
import * as errors from './subtask.errors.ts';
import * as store from './subtask.store.ts';
import { moved } from './subtask.ts';

/** Those that the actor may browse, in their order. */
export async function getSubtasks(ctx: Ctx, idOrKey: string): Promise<readonly IssueBrief[]> {
  return listSubtasks(ctx, await findVisibleIssue(ctx, idOrKey));
}

/** Whether the actor may give the sub-tasks of an issue another order: whoever may edit it. */
export async function mayMoveSubtasks(ctx: Ctx, idOrKey: string): Promise<boolean> {
  return mayMove(ctx, await findVisibleIssue(ctx, idOrKey));
}

const mayMove = (ctx: Ctx, issue: Issue): Promise<boolean> => mayOnIssue(ctx, 'EDIT_ISSUES', issue);

/**
 * Moves the sub-task at place `original` to place `current`, counted from 0.
 * @throws 400 where there is no such place, 401 or 403 for whoever may not edit the issue
 */
export const moveSubtask = (
  ctx: Ctx,
  idOrKey: string,
  { original, current }: { original: number; current: number },
): Promise<void> =>
  transact(ctx, async (tx) => {
    const issue = await holdIssue(tx, await findVisibleIssue(tx, idOrKey));
    if (!(await mayMove(tx, issue))) throw errors.mayNotMove(tx.actor);
    const seen = (await listSubtasks(tx, issue)).map((one) => one.id);
    const what = seen[original];
    const where = seen[current];
    if (what === undefined) throw errors.noSuchPlace('original', seen.length);
    if (where === undefined) throw errors.noSuchPlace('current', seen.length);
    if (what !== where)
      await store.putOrder(tx.db, moved(await store.listOrder(tx.db, issue.id), what, where));
  });
