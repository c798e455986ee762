/** The issue types of this installation, and which of them a project offers. */
import type { Ctx } from '../../context.ts';
import * as store from './issue-type.store.ts';
import type { IssueType } from './issue-type.ts';

export const listIssueTypes = (ctx: Ctx): Promise<IssueType[]> => store.listIssueTypes(ctx.db);

export const findIssueType = (ctx: Ctx, id: number): Promise<IssueType | null> =>
  store.findIssueType(ctx.db, id);

/** Project id → its issue types in its scheme's order. Asks nothing about permissions. */
export const issueTypesOfProjects = (
  ctx: Ctx,
  projectIds: readonly number[],
): Promise<Map<number, IssueType[]>> => store.listProjectIssueTypes(ctx.db, projectIds);
