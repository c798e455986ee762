/** Numbers of a bench: medians over rounds, and ratios between things measured in the same run. */

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1
    ? (sorted[middle] ?? 0)
    : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
};

/** The smallest value that `share` percent of all do not exceed. */
export const percentile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.max(0, Math.ceil((values.length * share) / 100) - 1)] ?? 0;

export interface Figure {
  what: string;
  measured: string;
  /** Such as `≥ 0.6`. */
  aim: string;
  met: boolean;
}

/** A table in Markdown, fit for README. */
export function table(title: string, figures: readonly Figure[]): string {
  const lines = figures.map(
    ({ what, measured, aim, met }) => `| ${what} | ${measured} | ${aim} | ${met ? 'yes' : '**no**'} |`,
  );
  return [`### ${title}`, '', '| what | measured | aim | met |', '|---|---|---|---|', ...lines, ''].join(
    '\n',
  );
}

export const atLeast = (what: string, value: number, least: number, detail: string): Figure => ({
  what,
  measured: `${value.toFixed(2)} (${detail})`,
  aim: `≥ ${least}`,
  met: value >= least,
});

export const atMost = (what: string, value: number, most: number, unit: string, detail: string): Figure => ({
  what,
  measured: `${value.toFixed(2)}${unit} (${detail})`,
  aim: `≤ ${most}${unit}`,
  met: value <= most,
});
