/** What stands on a dashboard. */
export interface Gadget {
  readonly id: number;
  readonly dashboardId: number;
  readonly moduleKey: string;
  readonly title: string;
  readonly color: GadgetColor;
  /** From 0, within the column. */
  readonly row: number;
  /** 0 to 2. */
  readonly column: number;
}

export const gadgetColors = ['blue', 'red', 'yellow', 'green', 'cyan', 'purple', 'gray', 'white'] as const;
export type GadgetColor = (typeof gadgetColors)[number];

export const isColor = (text: string): text is GadgetColor =>
  (gadgetColors as readonly string[]).includes(text);

export const mostColumns = 3;
export const mostGadgets = 20;

export interface GadgetKind {
  readonly moduleKey: string;
  readonly title: string;
}

const kind = (name: string, title: string): GadgetKind => ({
  moduleKey: `com.atlassian.jira.gadgets:${name}`,
  title,
});

/** What can be put on a dashboard, by the names that Jira's own gadgets have. */
export const gadgetKinds: readonly GadgetKind[] = [
  kind('introduction-dashboard-item', 'Introduction'),
  kind('activity-stream-dashboard-item', 'Activity Stream'),
  kind('assigned-to-me-dashboard-item', 'Assigned to Me'),
  kind('favourite-filters-dashboard-item', 'Favourite Filters'),
  kind('filter-results-dashboard-item', 'Filter Results'),
  kind('in-progress-dashboard-item', 'Issues in Progress'),
  kind('pie-chart-dashboard-item', 'Pie Chart'),
  kind('created-vs-resolved-dashboard-item', 'Created vs. Resolved Chart'),
  kind('recently-viewed-dashboard-item', 'Recently Viewed'),
  kind('two-dimensional-stats-dashboard-item', 'Two Dimensional Filter Statistics'),
  kind('voted-dashboard-item', 'Voted Issues'),
  kind('watched-dashboard-item', 'Watched Issues'),
];

export const findKind = (moduleKey: string): GadgetKind | null =>
  gadgetKinds.find((one) => one.moduleKey === moduleKey) ?? null;

type Placed = Pick<Gadget, 'id' | 'row' | 'column'>;

/**
 * Where all gadgets stand once one of them stands at a place: those below it in the column move down, and no column
 * has a gap.
 */
export function place<G extends Placed>(gadgets: readonly G[], moved: G): G[] {
  const others = gadgets.filter((one) => one.id !== moved.id);
  const columns = Array.from({ length: mostColumns }, (_, column) =>
    others.filter((one) => one.column === column).sort((a, b) => a.row - b.row || a.id - b.id),
  );
  columns[moved.column]?.splice(moved.row, 0, moved);
  return columns.flatMap((ones) => ones.map((one, row) => ({ ...one, row })));
}
