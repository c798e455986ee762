/** What becomes of an issue's remaining estimate when work is logged, changed or deleted. */
import { readDuration } from '../duration.ts';
import * as errors from './worklog.errors.ts';

export type Adjustment =
  /** By as much as the work took. */
  | { readonly by: 'auto' }
  | { readonly by: 'leave' }
  /** Seconds that remain. */
  | { readonly by: 'new'; readonly estimate: number }
  /** Seconds more, or fewer, than before. */
  | { readonly by: 'manual'; readonly change: number };

/** What is done to the work log: it decides which adjustments there are. */
export type Occasion = 'create' | 'update' | 'delete';

/** As clients write it in the query, or in a work log that comes along with an edit. */
export interface AdjustmentInput {
  readonly adjustEstimate?: unknown;
  readonly newEstimate?: unknown;
  readonly reduceBy?: unknown;
  readonly increaseBy?: unknown;
}

const ways: Readonly<Record<Occasion, readonly string[]>> = {
  create: ['auto', 'leave', 'new', 'manual'],
  update: ['auto', 'leave', 'new'],
  delete: ['auto', 'leave', 'new', 'manual'],
};

/** @throws 400 for an adjustment that there is not, or one whose figure is missing or no span of time */
export function readAdjustment(input: AdjustmentInput, occasion: Occasion): Adjustment {
  const { adjustEstimate = 'auto' } = input;
  const by = adjustEstimate === null || adjustEstimate === '' ? 'auto' : String(adjustEstimate).toLowerCase();
  if (!ways[occasion].includes(by)) throw errors.badAdjustment(by, ways[occasion]);
  switch (by) {
    case 'new':
      return { by, estimate: readDuration(input.newEstimate) ?? fail(errors.badNewEstimate()) };
    case 'manual':
      return { by, change: readChange(input, occasion) };
    default:
      return { by: by as 'auto' | 'leave' };
  }
}

function readChange(input: AdjustmentInput, occasion: Occasion): number {
  if (occasion === 'delete') return readDuration(input.increaseBy) ?? fail(errors.badAmount('increaseBy'));
  return -(readDuration(input.reduceBy) ?? fail(errors.badAmount('reduceBy')));
}

function fail(error: Error): never {
  throw error;
}

/**
 * Seconds that remain. An issue without an estimate has none left once work was logged on it (Jira).
 * @param more seconds of work that came; negative: that went
 */
export function remainingAfter(
  remaining: number | null,
  more: number,
  adjustment: Adjustment,
): number | null {
  switch (adjustment.by) {
    case 'auto':
      return more === 0 ? remaining : Math.max(0, (remaining ?? 0) - more);
    case 'leave':
      return remaining;
    case 'new':
      return adjustment.estimate;
    case 'manual':
      return Math.max(0, (remaining ?? 0) + adjustment.change);
  }
}
