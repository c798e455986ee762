import { type AppError, invalidField } from '../../kernel/app-error.ts';
import { durationText, durationWords, parseDuration } from '../duration.ts';
import type { LoadedIssue } from '../loaded-issue.ts';
import { changedFigure } from './change.ts';
import type { SystemField } from './field.ts';
import { isObject } from './input.ts';

export const timetracking: SystemField = {
  id: 'timetracking',
  name: 'Time Tracking',
  schema: { type: 'timetracking', system: 'timetracking' },
  navigable: false,
  orderable: true,
  searchable: true,
  clauses: [],
  present: (issue) => ({ ...written(issue, durationText), ...seconds(issue) }),
  render: (issue) => ({ ...written(issue, durationWords), ...seconds(issue) }),
  input: {
    operations: ['set', 'edit'],
    on: ['create', 'edit'],
    isEmpty: (draft) => draft.timeOriginal === null && draft.timeRemaining === null,
    apply(draft, _operation, value) {
      const given = readEstimates(value);
      const original = given.original ?? draft.timeOriginal;
      // Until work is logged, one estimate stands for the other that was never given.
      const remaining = given.remaining ?? draft.timeRemaining ?? given.original ?? null;
      return { timeOriginal: original ?? given.remaining ?? null, timeRemaining: remaining };
    },
    changes: (before, after) => [
      ...changedFigure('timeoriginalestimate', before.timeOriginal, after.timeOriginal),
      ...changedFigure('timeestimate', before.timeRemaining, after.timeRemaining),
    ],
  },
};

const figures = [
  ['originalEstimate', 'timeOriginal'],
  ['remainingEstimate', 'timeRemaining'],
  ['timeSpent', 'timeSpent'],
] as const;

const written = (issue: LoadedIssue, write: (seconds: number) => string) =>
  Object.fromEntries(
    figures.flatMap(([name, figure]) => (issue[figure] === null ? [] : [[name, write(issue[figure])]])),
  );

const seconds = (issue: LoadedIssue) =>
  Object.fromEntries(
    figures.flatMap(([name, figure]) => (issue[figure] === null ? [] : [[`${name}Seconds`, issue[figure]]])),
  );

/** `{"originalEstimate":"1w 1d","remainingEstimate":"4d"}`, either may be missing. */
function readEstimates(value: unknown): { original?: number; remaining?: number } {
  if (!isObject(value)) throw invalidField('timetracking', 'expected Object');
  return {
    original: readEstimate(value.originalEstimate, 'Original'),
    remaining: readEstimate(value.remainingEstimate, 'Remaining'),
  };
}

function readEstimate(value: unknown, which: string): number | undefined {
  if (value === undefined || value === null) return undefined;
  const seconds = typeof value === 'string' ? parseDuration(value) : null;
  if (seconds === null) throw badEstimate(which);
  return seconds;
}

const badEstimate = (which: string): AppError =>
  invalidField(
    'timetracking',
    `${which} Estimate: you must specify a time such as '1w 2d 3h 4m'; a bare number is minutes.`,
  );
