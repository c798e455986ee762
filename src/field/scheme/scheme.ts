/** When a screen is shown; `default` holds for whatever has no entry of its own. */
export type Operation = 'default' | 'create' | 'edit' | 'view';

export const operations: readonly Operation[] = ['default', 'create', 'edit', 'view'];

/** Which screen is shown for which operation. */
export interface ScreenScheme {
  readonly id: number;
  readonly name: string;
  readonly description: string;
  readonly screens: Readonly<Partial<Record<Operation, number>>>;
}

/** What holds for which issue type; null: for every type without an entry of its own. */
export interface TypeEntry {
  readonly issueTypeId: number | null;
  readonly targetId: number;
}

/** Issue type → screen scheme, or issue type → field configuration. */
export interface TypeScheme {
  readonly id: number;
  readonly name: string;
  readonly description: string;
  readonly entries: readonly TypeEntry[];
}

export const defaultScreenSchemeId = 1;
export const defaultIssueTypeScreenSchemeId = 1;

/** The entry of a type, or else the one for all others. */
export function entryFor<T extends { readonly issueTypeId: number | null }>(
  entries: readonly T[],
  issueTypeId: number,
): readonly T[] {
  const own = entries.filter((entry) => entry.issueTypeId === issueTypeId);
  return own.length > 0 ? own : entries.filter((entry) => entry.issueTypeId === null);
}
