/**
 * The issue types of this installation, and which of them a project offers. Whoever asks by REST sees those of the
 * projects that they may browse, and an administrator all of them.
 */
import type { Ctx } from '../../context.ts';
import { readId } from '../../kernel/id.ts';
import { workflowUses } from '../definition/workflow.service.ts';
import { alternativesTo } from './alternative.ts';
import { noSuchIssueType } from './issue-type.errors.ts';
import * as store from './issue-type.store.ts';
import type { IssueType } from './issue-type.ts';

/** All of them, whoever asks. */
export const listIssueTypes = (ctx: Ctx): Promise<IssueType[]> => store.listIssueTypes(ctx.db);

export const findIssueType = (ctx: Ctx, id: number): Promise<IssueType | null> =>
  store.findIssueType(ctx.db, id);

/** Project id → its issue types in its scheme's order. Asks nothing about permissions. */
export const issueTypesOfProjects = (
  ctx: Ctx,
  projectIds: readonly number[],
): Promise<Map<number, IssueType[]>> => store.listProjectIssueTypes(ctx.db, projectIds);

/** Those that the actor may know of. @param projectIds only of these projects; null: of all */
export async function visibleIssueTypes(
  ctx: Ctx,
  projectIds: readonly number[] | null = null,
): Promise<IssueType[]> {
  const all = await store.listIssueTypes(ctx.db);
  if (ctx.actor.may('ADMINISTER') && projectIds === null) return all;
  const offered = new Set((await workflowUses(ctx, projectIds)).map((use) => use.issueTypeId));
  return all.filter((type) => offered.has(type.id));
}

/** @throws 404 */
export async function requireVisibleIssueType(ctx: Ctx, id: string): Promise<IssueType> {
  const number = readId(id);
  const found = (await visibleIssueTypes(ctx)).find((type) => type.id === number);
  if (!found) throw noSuchIssueType(id);
  return found;
}

/** The types that issues of a type could be given without anything else about them changing. @throws 404 */
export async function alternatives(ctx: Ctx, id: string): Promise<IssueType[]> {
  const type = await requireVisibleIssueType(ctx, id);
  return alternativesTo(type, await visibleIssueTypes(ctx), await workflowUses(ctx, null));
}
