/** Issue id → what belongs to it. */
export type ByIssue<T> = ReadonlyMap<number, readonly T[]>;

/** Sorts rows by the issue they belong to. */
export function groupByIssue<R extends { issue_id: number }, T>(
  rows: readonly R[],
  make: (row: R) => T,
): ByIssue<T> {
  const groups = new Map<number, T[]>();
  for (const row of rows) {
    const group = groups.get(row.issue_id);
    if (group) group.push(make(row));
    else groups.set(row.issue_id, [make(row)]);
  }
  return groups;
}
