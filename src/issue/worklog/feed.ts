/** Lists of what changed since a moment, for clients that keep copies. */
export interface WorklogChange {
  readonly id: number;
  /** ms */
  readonly at: number;
}

export interface ChangePage {
  readonly changes: readonly WorklogChange[];
  readonly since: number;
  /** The last moment, ms, that this page tells of. */
  readonly until: number;
  readonly isLast: boolean;
}

/** `0`, `1438013671562`; null: no moment. */
export function readSince(text: string | undefined): number | null {
  if (text === undefined || text === '') return 0;
  return /^-?\d{1,15}$/.test(text) ? Number(text) : null;
}

/**
 * The changes up to the last moment that is told whole: what happened in one millisecond is never torn apart, so the
 * next page can begin with the next millisecond.
 * @param changes by time; one more than a page holds means that there are more
 * @returns empty: one millisecond alone has more than a page holds
 */
export function wholeMoments(changes: readonly WorklogChange[], limit: number): readonly WorklogChange[] {
  const next = changes[limit];
  return next === undefined ? changes : changes.filter(({ at }) => at < next.at);
}
