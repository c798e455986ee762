/** Reading work that a client sends, with Jira's words for what is wrong. */
import { readVisibility } from '../comment/comment.input.ts';
import { longestDuration, readDuration } from '../duration.ts';
import { isObject, readString, TEXT_LIMIT, tooLong } from '../fields/input.ts';
import { readMoment } from '../fields/moment.ts';
import { readAdjustment } from './adjustment.ts';
import type { NewWorklog, WorklogInput } from './worklog.draft.ts';
import * as errors from './worklog.errors.ts';

/** `{"timeSpent":"3h 30m","started":"2012-02-15T17:34:37.937-0600","comment":"…","visibility":{…}}`: any may be missing. */
export function readWorklog(value: unknown): WorklogInput {
  if (!isObject(value)) throw errors.notAWorklog();
  return {
    comment: readComment(value.comment),
    started: readStarted(value.started),
    time: { ofText: readTimeText(value.timeSpent), ofSeconds: readSeconds(value.timeSpentSeconds) },
    visibility: readVisibility(value.visibility),
  };
}

/** The same with the adjustment among its members, as an edit or a transition brings it along. */
export function readWorklogStep(value: unknown): NewWorklog {
  const input = readWorklog(value);
  return { ...input, adjustment: readAdjustment(value as object, 'create') };
}

function readComment(value: unknown): string | undefined {
  if (value === undefined) return undefined;
  const comment = value === null ? '' : readString('comment', value);
  if (comment.length > TEXT_LIMIT) throw tooLong('comment');
  return comment;
}

function readStarted(value: unknown): number | undefined {
  if (value === undefined || value === null) return undefined;
  const started = typeof value === 'string' ? readMoment(value) : null;
  if (started === null) throw errors.badStart(typeof value === 'string' ? value : JSON.stringify(value));
  return started;
}

function readTimeText(value: unknown): number | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  const seconds = readDuration(value);
  if (!seconds) throw errors.badTime();
  return seconds;
}

function readSeconds(value: unknown): number | undefined {
  if (value === undefined || value === null) return undefined;
  const fits = Number.isInteger(value) && (value as number) > 0 && (value as number) <= longestDuration;
  if (!fits) throw errors.badTime();
  return value as number;
}
