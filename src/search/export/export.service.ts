/**
 * Exports of what a query finds. The query is answered first, so that an error is an error and no half a file; then the
 * issues are read a few at a time while the file is written, through what the actor may browse, like every list.
 */
import type { Ctx } from '../../context.ts';
import type { LoadedIssue } from '../../issue/loaded-issue.ts';
import { loadIssues } from '../../issue/read.service.ts';
import type { IssueShape } from '../../issue/shape.ts';
import type { Page } from '../../kernel/paging.ts';
import { requireFilter } from '../filter/filter.service.ts';
import { findIds } from '../search.service.ts';
import { noSuchView } from './export.errors.ts';

/** Issues read at once: what of an export is in memory. */
const CHUNK = 100;

export interface ExportSource {
  readonly jql: string;
  /** null: no filter, but a query. */
  readonly filter: { readonly id: number; readonly name: string } | null;
}

/** @param source `temp` with a query, or the id of a filter that the actor may see @throws AppError 400, 404 */
export async function readSource(ctx: Ctx, source: string, jql: string): Promise<ExportSource> {
  if (source === 'temp') return { jql, filter: null };
  if (!/^\d{1,15}$/.test(source)) throw noSuchView();
  const filter = await requireFilter(ctx, source);
  return { jql: filter.jql, filter };
}

export interface Export {
  readonly total: number;
  readonly count: number;
  /** A few at a time, in the query's order. */
  issues(): AsyncIterable<readonly LoadedIssue[]>;
}

/** @throws AppError 400 with Jira's sentences about the JQL */
export async function exportIssues(ctx: Ctx, jql: string, page: Page, shape: IssueShape): Promise<Export> {
  const { ids, total } = await findIds(ctx, { jql, page, validate: true });
  async function* issues() {
    for (let at = 0; at < ids.length; at += CHUNK)
      yield await loadIssues(ctx, ids.slice(at, at + CHUNK), shape);
  }
  return { total, count: ids.length, issues };
}
