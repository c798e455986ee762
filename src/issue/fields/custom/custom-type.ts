/**
 * What a type of custom field is: one file for each in this folder, holding all that is particular to it. Plain data
 * and pure functions, as with system fields.
 */

import type { CustomField, Option } from '../../../field/custom-field/custom-field.ts';
import type { Links } from '../../../http/links.ts';
import type { Surroundings } from '../../../markup/surroundings.ts';
import type { Choices } from '../../choices.ts';
import type { LoadedValue, StoredValue } from '../../custom-value.ts';
import type { Operation, View } from '../field.ts';
import type { CustomQuery } from './custom-clause.ts';

/** What a value is read against: the field, what can be chosen in it here, and whom and what the input names. */
export interface Facts {
  /** customfield_10000 */
  readonly key: string;
  readonly name: string;
  /** Of the field, in the project and type; disabled ones too: an issue may still have them. */
  readonly options: readonly Option[];
  readonly choices: Choices;
}

/** A value in the history: for programs, and for people. */
export interface Told {
  readonly value: string | null;
  readonly string: string | null;
}

export interface CustomType {
  /** The type key after com.atlassian.jira.plugin.system.customfieldtypes: */
  readonly key: string;
  readonly schema: { readonly type: string; readonly items?: string };
  /** Searchers that fit, after the same prefix; the first is meant where none is named. */
  readonly searchers: readonly string[];
  /** How JQL finds the values, by the searcher that the field has. */
  query(searcher: string): CustomQuery;
  readonly operations: readonly Operation[];
  /** What `choices` must hold before a value is read. */
  readonly choices?: readonly (keyof Choices)[];
  /** The names of users, and of groups, that a value (anything at all) mentions. */
  mentions?(value: unknown): readonly string[];
  mentionsGroups?(value: unknown): readonly string[];
  /**
   * What the field holds after `operation` with `value` (anything at all).
   * @throws AppError `invalid` with Jira's sentence under the field's key
   */
  apply(
    before: readonly StoredValue[],
    operation: Operation,
    value: unknown,
    facts: Facts,
  ): readonly StoredValue[];
  /** On the wire; there is at least one value. */
  present(values: readonly LoadedValue[], view: View): unknown;
  /** Under renderedFields; absent: null. */
  render?(values: readonly LoadedValue[], view: View, around: Surroundings | undefined): unknown;
  /** In the history; there is at least one value. */
  tell(values: readonly StoredValue[], facts: Facts): Told;
  allowedValues?(facts: Facts, view: View): readonly unknown[];
  autoCompleteUrl?(links: Links, field: CustomField): string;
}
