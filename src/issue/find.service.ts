/** The way to every issue: through what the actor may browse, so that hidden and missing are one answer. */
import type { Ctx } from '../context.ts';
import { AppError } from '../kernel/app-error.ts';
import { noSuchIssue } from './issue.errors.ts';
import * as store from './issue.store.ts';
import { type Issue, readIdOrKey } from './issue.ts';
import type { IssueRow } from './loaded-issue.ts';

// Asked for where the text can be no issue's, so that the answer takes as long as any other.
const NOWHERE = { id: 0 };

/**
 * @param idOrKey id, key in any case, or a key from a time when the project had another
 * @throws 401 or 404, the same for hidden and missing (issue.errors.ts)
 */
export async function findVisibleIssue(ctx: Ctx, idOrKey: string): Promise<Issue> {
  const issue = await store.findVisible(ctx.db, ctx.actor, readIdOrKey(idOrKey) ?? NOWHERE);
  if (!issue) throw noSuchIssue(ctx.actor);
  return issue;
}

/** The same for whoever takes hidden and missing for nothing at all; what else fails is still thrown. */
export async function findVisibleOrNull(ctx: Ctx, idOrKey: string): Promise<Issue | null> {
  try {
    return await findVisibleIssue(ctx, idOrKey);
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}

/** Each of them as findVisibleOrNull() has it, in their order, in two statements. */
export function findAllVisible(ctx: Ctx, idsOrKeys: readonly string[]): Promise<(Issue | null)[]> {
  return store.findAllVisible(
    ctx.db,
    ctx.actor,
    idsOrKeys.map((idOrKey) => readIdOrKey(idOrKey) ?? NOWHERE),
  );
}

/** Whether somebody else would find it too. */
export const wouldSee = async (ctx: Ctx, userId: number, issueId: number): Promise<boolean> =>
  (await store.findVisible(ctx.db, { ...ctx.actor, userId, via: 'session' }, { id: issueId })) !== null;

/** The same with the nouns that its row points to. */
export async function findVisibleRow(ctx: Ctx, idOrKey: string): Promise<IssueRow> {
  const row = await store.findVisibleRow(ctx.db, ctx.actor, readIdOrKey(idOrKey) ?? NOWHERE);
  if (!row) throw noSuchIssue(ctx.actor);
  return row;
}

/** Ids of those that the actor may browse, each once; what is hidden or missing is left out. */
export function listVisibleIds(ctx: Ctx, idsOrKeys: readonly string[]): Promise<number[]> {
  return store.listVisibleIds(
    ctx.db,
    ctx.actor,
    idsOrKeys.map((idOrKey) => readIdOrKey(idOrKey) ?? NOWHERE),
  );
}

const AT_ONCE = 500;

/** Those of `keys` whose issues the actor may browse. */
export async function listVisibleKeys(ctx: Ctx, keys: readonly string[]): Promise<ReadonlySet<string>> {
  const wanted = [...new Set(keys)].flatMap((key) => {
    const address = readIdOrKey(key);
    return address !== null && 'projectKey' in address ? [address] : [];
  });
  const visible = new Set<string>();
  for (let from = 0; from < wanted.length; from += AT_ONCE) {
    const part = wanted.slice(from, from + AT_ONCE);
    for (const key of await store.listVisibleKeys(ctx.db, ctx.actor, part)) visible.add(key);
  }
  return visible;
}
