import { type AppError, invalidField } from '../../kernel/app-error.ts';
import { durationText, durationWords, longestDuration, readDuration } from '../duration.ts';
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
      const { original, remaining } = readEstimates(value);
      const after = {
        timeOriginal: original === undefined ? draft.timeOriginal : original,
        timeRemaining: remaining === undefined ? draft.timeRemaining : remaining,
      };
      // One estimate stands for the other that was never given; who empties one wants it empty.
      if (original && remaining === undefined) after.timeRemaining ??= original;
      if (remaining && original === undefined) after.timeOriginal ??= remaining;
      return after;
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

/** undefined: as it was; null: none any more. */
type Estimate = number | null | undefined;

/** `{"originalEstimate":"1w 1d","remainingEstimate":"4d"}`, either may be missing. */
function readEstimates(value: unknown): { original: Estimate; remaining: Estimate } {
  if (!isObject(value)) throw invalidField('timetracking', 'expected Object');
  return {
    original: readEstimate(value.originalEstimate, value.originalEstimateSeconds, 'Original'),
    remaining: readEstimate(value.remainingEstimate, value.remainingEstimateSeconds, 'Remaining'),
  };
}

/** The text counts, as in Jira; seconds do where there is none. */
function readEstimate(text: unknown, figure: unknown, which: string): Estimate {
  if (typeof text === 'string' && text.trim() === '') return null;
  if (text === undefined || text === null) return readFigure(figure, which);
  return readDuration(text) ?? fail(badEstimate(which));
}

function readFigure(figure: unknown, which: string): Estimate {
  if (figure === undefined || figure === null) return undefined;
  const fits = Number.isInteger(figure) && (figure as number) >= 0 && (figure as number) <= longestDuration;
  return fits ? (figure as number) : fail(badEstimate(which));
}

function fail(error: Error): never {
  throw error;
}

const badEstimate = (which: string): AppError =>
  invalidField(
    'timetracking',
    `${which} Estimate: you must specify a time such as '1w 2d 3h 4m'; a bare number is minutes.`,
  );
