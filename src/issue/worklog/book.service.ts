/** What logged work does to its issue: time spent, the remaining estimate, and the history that tells of both. */
import type { Ctx } from '../../context.ts';
import { recordChange } from '../changelog/changelog.service.ts';
import type { ChangeItem } from '../changelog/changelog.ts';
import { durationWords } from '../duration.ts';
import { changedFigure } from '../fields/change.ts';
import { type Adjustment, remainingAfter } from './adjustment.ts';
import * as store from './worklog.store.ts';

export interface Booking {
  readonly worklogId: number;
  /** Seconds of work that came; negative: that went. */
  readonly more: number;
  readonly adjustment: Adjustment;
  /** Seconds that it said, of a work log that is gone. */
  readonly deleted?: number;
}

/** In the caller's transaction, which holds the issue. */
export async function bookTime(ctx: Ctx, issueId: number, booking: Booking): Promise<void> {
  const { more, adjustment } = booking;
  const before = await store.getTimes(ctx.db, issueId);
  const after = {
    spent: Math.max(0, (before.spent ?? 0) + more),
    remaining: remainingAfter(before.remaining, more, adjustment),
  };
  await store.updateTimes(ctx.db, issueId, after, ctx.now);
  await recordChange(ctx, issueId, [
    ...tellOf(booking),
    ...changedFigure('timeestimate', before.remaining, after.remaining),
    ...changedFigure('timespent', before.spent, after.spent),
  ]);
}

/** Jira's history names a work log by its id, as what it went from, whatever was done to it. */
const tellOf = ({ worklogId, deleted }: Booking): ChangeItem[] => [
  wentFrom('WorklogId', worklogId, String(worklogId)),
  ...(deleted === undefined ? [] : [wentFrom('WorklogTimeSpent', deleted, durationWords(deleted))]),
];

const wentFrom = (field: string, value: number, text: string): ChangeItem => ({
  field,
  fieldType: 'jira',
  fieldId: null,
  from: String(value),
  fromString: text,
  to: null,
  toString: null,
});
