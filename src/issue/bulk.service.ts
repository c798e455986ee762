/**
 * Making many issues in one call: each on its own, so that some may fail and the others are there. Some dozens share a
 * transaction, for a commit costs more than an issue does; others who write wait for no longer than that.
 */
import { type Ctx, transact } from '../context.ts';
import { attempt } from '../db/attempt.ts';
import { AppError, invalid } from '../kernel/app-error.ts';
import { type CreatedIssue, createIn } from './create.service.ts';
import { isObject } from './fields/input.ts';
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

const createSome = (ctx: Ctx, updates: readonly unknown[], from: number): Promise<BulkOutcome> =>
  transact(ctx, async (tx) => {
    const created: CreatedIssue[] = [];
    const failed: { index: number; error: AppError }[] = [];
    const lookups = lookupsFor(tx);
    for (const [at, update] of updates.slice(from, from + AT_ONCE).entries()) {
      try {
        created.push(await attempt(tx, (part) => createIn(part, readInput(update), lookups)));
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        failed.push({ index: from + at, error });
      }
    }
    return { created, failed };
  });

function readInput(update: unknown): IssueInput {
  if (!isObject(update)) throw invalid('Each of issueUpdates must be an object.');
  for (const name of ['fields', 'update'] as const) {
    if (update[name] !== undefined && !isObject(update[name])) throw invalid(`${name} must be an object.`);
  }
  const { fields, update: operations, properties } = update as IssueInput;
  if (properties !== undefined && !areProperties(properties)) {
    throw invalid('properties must be a list of objects with a key and a value.');
  }
  return { fields, update: operations, properties };
}

const areProperties = (list: unknown): boolean =>
  Array.isArray(list) && list.every((one) => isObject(one) && typeof one.key === 'string');
