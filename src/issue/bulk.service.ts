/**
 * Making many issues in one call: each on its own, so that some may fail and the others are there. Some dozens share a
 * transaction, for a commit costs more than an issue does; others who write wait for no longer than that.
 */
import { type Ctx, transact } from '../context.ts';
import { attempt } from '../db/attempt.ts';
import { AppError, invalid } from '../kernel/app-error.ts';
import { createPrepared, isPlain, type Prepared, prepareIssue } from './create.service.ts';
import { isObject } from './fields/input.ts';
import { type CreatedIssue, insertIssues } from './insert.service.ts';
import type { IssueInput } from './issue-input.ts';
import { lookupsFor } from './lookups.service.ts';

const MOST = 1000;
const AT_ONCE = 50;

export interface BulkOutcome {
  readonly created: readonly CreatedIssue[];
  readonly failed: readonly { readonly index: number; readonly error: AppError }[];
}

/** @param updates the bodies, each as for a single issue; anything at all */
export async function createIssues(ctx: Ctx, updates: readonly unknown[]): Promise<BulkOutcome> {
  if (updates.length > MOST) throw invalid(`At most ${MOST} issues can be created at once.`);
  const outcome = { created: [] as CreatedIssue[], failed: [] as { index: number; error: AppError }[] };
  for (let from = 0; from < updates.length; from += AT_ONCE) {
    const { created, failed } = await createSome(ctx, updates, from);
    outcome.created.push(...created);
    outcome.failed.push(...failed);
  }
  return outcome;
}

/** What has more to it than its own rows is written by itself, so that what fails with it can be undone. */
const createSome = (ctx: Ctx, updates: readonly unknown[], from: number): Promise<BulkOutcome> =>
  transact(ctx, async (tx) => {
    const lookups = lookupsFor(tx);
    const failed: { index: number; error: AppError }[] = [];
    const created: { index: number; issue: CreatedIssue }[] = [];
    const waiting: { index: number; issue: Prepared }[] = [];
    for (const [at, update] of updates.slice(from, from + AT_ONCE).entries()) {
      const index = from + at;
      await orNote(failed, index, async () => {
        const issue = await prepareIssue(tx, readInput(update), lookups);
        waiting.push({ index, issue });
        if (isPlain(issue)) return;
        // Keys follow the order of the request.
        created.push(...(await createPlain(tx, waiting.splice(0, waiting.length - 1), failed)));
        waiting.pop();
        created.push({ index, issue: await attempt(tx, (part) => createPrepared(part, issue)) });
      });
    }
    created.push(...(await createPlain(tx, waiting, failed)));
    const inOrder = created.toSorted((one, other) => one.index - other.index);
    return {
      created: inOrder.map(({ issue }) => issue),
      failed: failed.toSorted((a, b) => a.index - b.index),
    };
  });

/** All at once; where what one of them names is gone meanwhile, one by one. */
async function createPlain(
  tx: Ctx,
  waiting: readonly { index: number; issue: Prepared }[],
  failed: { index: number; error: AppError }[],
): Promise<{ index: number; issue: CreatedIssue }[]> {
  if (waiting.length === 0) return [];
  const numbered = (issues: readonly CreatedIssue[]) =>
    issues.flatMap((issue, at) => (waiting[at] ? [{ index: waiting[at].index, issue }] : []));
  try {
    const issues = waiting.map(({ issue }) => issue);
    return numbered(await attempt(tx, (part) => insertIssues(part, issues)));
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
  }
  const created: { index: number; issue: CreatedIssue }[] = [];
  for (const { index, issue } of waiting) {
    await orNote(failed, index, async () => {
      created.push({ index, issue: await attempt(tx, (part) => createPrepared(part, issue)) });
    });
  }
  return created;
}

async function orNote(
  failed: { index: number; error: AppError }[],
  index: number,
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    failed.push({ index, error });
  }
}

function readInput(update: unknown): IssueInput {
  if (!isObject(update)) throw invalid('Each of issueUpdates must be an object.');
  for (const name of ['fields', 'update'] as const) {
    if ((update[name] ?? null) !== null && !isObject(update[name]))
      throw invalid(`${name} must be an object.`);
  }
  const { fields, update: operations, properties } = update as IssueInput;
  if (properties !== undefined && !areProperties(properties)) {
    throw invalid('properties must be a list of objects with a key and a value.');
  }
  return { fields, update: operations, properties };
}

const areProperties = (list: unknown): boolean =>
  Array.isArray(list) && list.every((one) => isObject(one) && typeof one.key === 'string');
