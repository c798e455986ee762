/**
 * Searching with JQL. Promises: what a caller may not browse is neither found, nor counted, nor told from what does
 * not exist; a query is answered or refused with Jira's sentences, whatever its text.
 *
 * Text → parse → look names up → resolve → SQL, AND-ed with the one "may browse" expression → the same loader that
 * reads single issues.
 */
import type { Ctx } from '../context.ts';
import { longReader } from '../db/long-read.ts';
import type { LoadedIssue } from '../issue/loaded-issue.ts';
import { loadIssues } from '../issue/read.service.ts';
import type { IssueShape } from '../issue/shape.ts';
import { invalid } from '../kernel/app-error.ts';
import type { Page } from '../kernel/paging.ts';
import { mayBrowsePeople } from '../people/user/user.policy.ts';
import { throughReach } from '../permission/reach.service.ts';
import { findByDate, goesByDate } from './by-date.store.ts';
import { findByValue, goesByValue } from './by-value.store.ts';
import { collect } from './jql/collect.ts';
import { weigh } from './jql/condition.ts';
import { customClausesFor } from './jql/custom-clauses.service.ts';
import { lookUp } from './jql/directory.service.ts';
import { filtersFor } from './jql/filters.service.ts';
import type { Reader } from './jql/function.ts';
import { tooLarge } from './jql/jql.errors.ts';
import { most } from './jql/limits.ts';
import { parse } from './jql/parse.ts';
import { relevanceOf } from './jql/relevance.ts';
import { type ResolvedQuery, resolve } from './jql/resolve.ts';
import { prepareTexts } from './jql/text-match.service.ts';
import * as store from './search.store.ts';

export interface SearchRequest {
  /** Empty: every issue that the actor may browse. */
  jql: string;
  page: Page;
  /** false: what is wrong with the query's meaning becomes warnings, and finds nothing. Its form must be right. */
  validate: boolean;
}

export interface FoundIds {
  ids: number[];
  /** All pages together, exactly. */
  total: number;
  warnings: string[];
}

/**
 * Issues that a query finds, as ids in the query's order.
 * @throws AppError 400 with Jira's sentences (jql.errors.ts)
 */
export async function findIds(ctx: Ctx, { jql, page, validate }: SearchRequest): Promise<FoundIds> {
  const { condition, order, problems } = await understand(ctx, jql);
  if (validate && problems.length > 0) throw invalid(...problems);
  const reader = longReader(ctx);
  const found = await throughReach(ctx, (reach) => {
    const asked = { actor: ctx.actor, condition, reach };
    if (goesByValue(asked, order, page)) return findByValue(reader, asked, order, page);
    if (goesByDate(asked, order, page)) return findByDate(reader, asked, order, page);
    return store.find(reader, asked, order, page);
  });
  return { ...found, warnings: problems };
}

export interface FoundIssues extends FoundIds {
  issues: LoadedIssue[];
}

/**
 * Issues that a query finds, with as much of each as `shape` asks for.
 * @throws AppError 400 with Jira's sentences (jql.errors.ts)
 */
export async function search(ctx: Ctx, request: SearchRequest, shape: IssueShape): Promise<FoundIssues> {
  const found = await findIds(ctx, request);
  return { ...found, issues: await loadIssues(ctx, found.ids, shape) };
}

/**
 * Says no more of a query than whether it is right.
 * @param editing the id of the filter that is to keep it, which it must not use; null: none, or a new one
 * @throws AppError 400 with Jira's sentences
 */
export async function checkJql(ctx: Ctx, jql: string, editing: number | null): Promise<void> {
  const { problems } = await understand(ctx, jql, editing);
  if (problems.length > 0) throw invalid(...problems);
}

/** How many issues a query finds. @throws AppError 400 with Jira's sentences */
export async function countIssues(ctx: Ctx, jql: string): Promise<number> {
  return (await findIds(ctx, { jql, page: { startAt: 0, maxResults: 0 }, validate: true })).total;
}

/** Which of these issues a query finds, by id. @throws AppError 400 with Jira's sentences */
export async function matchIssues(ctx: Ctx, jql: string, ids: readonly number[]): Promise<number[]> {
  const { condition, problems } = await understand(ctx, jql);
  if (problems.length > 0) throw invalid(...problems);
  return store.listAmong(longReader(ctx), { actor: ctx.actor, condition }, ids);
}

function loginsOf({ actor: { loginInfo } }: Ctx): Pick<Reader, 'currentLogin' | 'lastLogin'> {
  const { lastLogin, previousLogin } = loginInfo ?? {};
  return {
    ...(lastLogin != null && { currentLogin: lastLogin }),
    ...(previousLogin != null && { lastLogin: previousLogin }),
  };
}

/** What a query means to this actor, and what is wrong with it. @throws AppError 400 where it cannot be read */
export async function understand(
  ctx: Ctx,
  jql: string,
  editing: number | null = null,
): Promise<ResolvedQuery & { problems: string[] }> {
  const query = parse(jql);
  const filters = await filtersFor(ctx, query, editing);
  const custom = await customClausesFor(ctx, query, filters);
  const directory = await lookUp(ctx, collect(query, custom, filters));
  const { userId, timeZone } = ctx.actor;
  const reader = {
    userId,
    timeZone,
    now: ctx.now,
    browsesUsers: mayBrowsePeople(ctx.actor),
    ...loginsOf(ctx),
  };
  const problems = new Set<string>();
  const { condition: asked, order } = resolve(query, { reader, directory, custom, filters, problems });
  if (asked && weigh(asked) > most.parameters) throw tooLarge();
  const condition = asked && (await prepareTexts(longReader(ctx), asked, problems));
  return {
    condition,
    order: order.length > 0 ? order : relevanceOf(condition),
    problems: [...problems].slice(0, most.messages),
  };
}
