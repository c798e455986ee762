/** The work logs of issues that the caller has found, as far as the actor may see them. */
import type { Ctx } from '../../context.ts';
import type { ByIssue } from '../by-issue.ts';
import * as store from './worklog.store.ts';
import type { Worklog } from './worklog.ts';

/** Issue id → its work logs, oldest first. Restricted ones are not there for whom they are not. */
export const listWorklogs = (ctx: Ctx, issueIds: readonly number[]): Promise<ByIssue<Worklog>> =>
  store.worklogsOf(ctx.db, ctx.actor, issueIds);
