/** What administrators do to statuses, priorities and resolutions alike: Jira calls them issue constants. */
export type ConstantKind = 'status' | 'priority' | 'resolution';

/** As much of one as all three have, with what is its kind's own. */
export interface ConstantDraft {
  readonly name: string;
  readonly description: string;
  /** Of a status. */
  readonly categoryId?: number;
  /** Of a status or a priority: path of a picture. */
  readonly icon?: string;
  /** Of a priority: #rrggbb. */
  readonly color?: string;
}

export interface Constant extends ConstantDraft {
  readonly id: number;
}

export type Position = 'First' | 'Last' | 'Earlier' | 'Later';

/** The list with `id` at another place. @param where beside whom, or where in the list */
export function reordered(
  ids: readonly number[],
  id: number,
  where: { readonly after: number } | { readonly position: Position },
): number[] {
  const at = ids.indexOf(id);
  const rest = ids.filter((one) => one !== id);
  const place = 'after' in where ? rest.indexOf(where.after) + 1 : placeOf(where.position, at, rest.length);
  return rest.toSpliced(place, 0, id);
}

function placeOf(position: Position, at: number, last: number): number {
  switch (position) {
    case 'First':
      return 0;
    case 'Last':
      return last;
    case 'Earlier':
      return Math.max(0, at - 1);
    case 'Later':
      return Math.min(last, at + 1);
  }
}
