/** Values of custom fields: as they are stored, one row each, and as they are read, with the nouns they point to. */
import type { Option } from '../field/custom-field/custom-field.ts';
import type { Group } from '../people/group/group.ts';
import type { Person, ProjectOfIssue, VersionOfIssue } from './issue.ts';

/** One value; of all its members one is there, as the field's type says. Ids are the database's. */
export interface StoredValue {
  readonly text?: string;
  /** A text that is compared as a whole. */
  readonly term?: string;
  readonly number?: number;
  /** ms UTC */
  readonly instant?: number;
  /** yyyy-MM-dd */
  readonly day?: string;
  readonly optionId?: number;
  /** The second choice of a cascading select. */
  readonly childId?: number;
  readonly userId?: number;
  readonly groupId?: number;
  readonly projectId?: number;
  readonly versionId?: number;
}

/** Custom field id → its values, in their order; a field without any is absent or empty. */
export type StoredValues = Readonly<Record<number, readonly StoredValue[]>>;

export type ChosenOption = Pick<Option, 'id' | 'value' | 'disabled'>;

export interface LoadedValue {
  readonly fieldId: number;
  readonly stored: StoredValue;
  readonly option: ChosenOption | null;
  readonly child: ChosenOption | null;
  readonly user: Person | null;
  readonly group: Group | null;
  /** null: hidden from the reader, too. */
  readonly project: Omit<ProjectOfIssue, 'hasSecurity'> | null;
  readonly version: VersionOfIssue | null;
}

export const sameValues = (a: readonly StoredValue[] = [], b: readonly StoredValue[] = []): boolean =>
  a.length === b.length && a.every((value, at) => sameValue(value, b[at] as StoredValue));

export const sameValue = (a: StoredValue, b: StoredValue): boolean =>
  [...new Set([...Object.keys(a), ...Object.keys(b)])].every(
    (part) => a[part as keyof StoredValue] === b[part as keyof StoredValue],
  );
