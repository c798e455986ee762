/** Histories by the page, as Jira Cloud has them: of one issue, or of many at once. */
import type { Ctx } from '../../context.ts';
import { invalidField } from '../../kernel/app-error.ts';
import type { Page } from '../../kernel/paging.ts';
import { findVisibleIssue, listVisibleIds } from '../find.service.ts';
import { asSeen } from './changelog.service.ts';
import * as store from './changelog.store.ts';
import type { Change } from './changelog.ts';
import { readToken, writeToken } from './page-token.ts';

/** @throws 401 or 404, the same for hidden and missing */
export async function pageHistory(
  ctx: Ctx,
  idOrKey: string,
  page: Page,
): Promise<{ issueId: number; total: number; changes: readonly Change[] }> {
  const issue = await findVisibleIssue(ctx, idOrKey);
  const which = { issueIds: [issue.id], fields: [] };
  const total = await store.countChanges(ctx.db, which);
  const none = page.maxResults === 0 || page.startAt >= total;
  return {
    issueId: issue.id,
    total,
    changes: none ? [] : await asSeen(ctx, await store.pageOfChanges(ctx.db, ctx.actor, which, page)),
  };
}

export interface HistoriesAsked {
  readonly issueIdsOrKeys: readonly string[];
  readonly fieldIds: readonly string[];
  readonly maxResults: number;
  readonly nextPageToken: string | undefined;
}

/**
 * Histories of those of the issues that the actor may browse; the others are passed over.
 * @returns edits issue by issue, and the token of the next page, null on the last one
 */
export async function fetchHistories(
  ctx: Ctx,
  asked: HistoriesAsked,
): Promise<{ changes: readonly Change[]; nextPageToken: string | null }> {
  const question = JSON.stringify([asked.issueIdsOrKeys, asked.fieldIds]);
  const startAt = readToken(question, asked.nextPageToken);
  if (startAt === null) throw invalidField('nextPageToken', 'This is no token of a page of this question.');
  const issueIds = await listVisibleIds(ctx, asked.issueIdsOrKeys);
  if (issueIds.length === 0) return { changes: [], nextPageToken: null };
  const which = { issueIds, fields: asked.fieldIds };
  const page = { startAt, maxResults: asked.maxResults + 1 };
  const found = await store.pageOfChanges(ctx.db, ctx.actor, which, page);
  const more = found.length > asked.maxResults;
  return {
    changes: await asSeen(ctx, found.slice(0, asked.maxResults)),
    nextPageToken: more ? writeToken(question, startAt + asked.maxResults) : null,
  };
}
