/**
 * A query after resolution: names have become ids, functions values, dates instants. Plain data, without NOT: it has
 * been pushed down into the tests, since in JQL the negation of a comparison still asks that the field have a value.
 */
import type { CustomStored, SortKey, Stored } from '../../issue/fields/clause.ts';
import type { EngineMatch } from '../../kernel/match.ts';
import { type ChangedTest, type WasTest, weighPast } from './condition-history.ts';
import { most } from './limits.ts';
import type { TextQuery } from './text.ts';

export type Condition =
  | { kind: 'all'; parts: Condition[] }
  | { kind: 'any'; parts: Condition[] }
  | { kind: 'never' }
  /** Every issue that the condition does not find; not what NOT makes of a comparison, which asks for a value. */
  | { kind: 'complement'; of: Condition }
  | Test;

export type Bound = '<' | '<=' | '>' | '>=';
export type TextStored = Extract<Stored, { in: 'text' }>;
export type WorklogStored = Extract<Stored, { in: 'worklog' }>;
export type VersionStored = Extract<Stored, { table: 'issue_version' }> | CustomStored;

/** The values a set test looks for. */
export interface Values {
  ids: readonly (number | string)[];
  /** Members of these groups, for fields that hold people. */
  groupIds: readonly number[];
  /** What statements find. */
  sets?: readonly ValueSet[];
  /** Issues without a value match too. */
  empty: boolean;
}

/** One end of the links of a type: the one that says the outward description, or the inward one. */
export interface LinkEnd {
  typeId: number;
  side: 'source' | 'destination';
}

/** Issues, or projects, that a statement finds: too many to name, or known to the database only. */
export type ValueSet =
  | { of: 'voted' | 'watched'; userId: number }
  /** What is linked to these issues, which stand on one of these ends; null: on any. */
  | { of: 'linked'; issueIds: readonly number[]; ends: readonly LinkEnd[] | null }
  | { of: 'remote-link'; globalIds: readonly string[] }
  /** What these people created, changed or commented on, from one instant to another; null: whenever. */
  | { of: 'updated'; userIds: readonly number[]; from: number | null; to: number | null }
  /** null: of an anonymous visitor. */
  | { of: 'permission'; permission: string; userId: number | null }
  | { of: 'role'; roleIds: readonly number[]; userId: number };

/** Stands on one of these ends of a link; negated: on none of them, perhaps having no links. */
export interface LinkTest {
  kind: 'link';
  ends: readonly LinkEnd[];
  negated: boolean;
}

/**
 * One of the values is one of these; negated: there is a value, and none is one of these. A `permission` hides, where
 * the reader lacks it, the rows of people other than the reader.
 */
export interface SetTest {
  kind: 'set';
  stored: Stored;
  values: Values;
  negated: boolean;
  permission?: string;
}

export interface BoundTest {
  kind: 'bound';
  stored: Stored;
  operator: Bound;
  value: number | string;
}

/** The issue's number compared with another's, within that one's project. */
export interface KeyTest {
  kind: 'key';
  operator: Bound;
  projectId: number;
  number: number;
}

/** A version that comes before or after one of these, each within its project. */
export interface VersionOrderTest {
  kind: 'version-order';
  stored: VersionStored;
  operator: Bound;
  marks: readonly { projectId: number; sequence: number }[];
}

/** A version with this name, folded, in which `*` stands for anything. */
export interface VersionNameTest {
  kind: 'version-name';
  stored: VersionStored;
  name: string;
  negated: boolean;
}

/** A first choice of a cascading select list, and what is chosen behind it. */
export interface CascadeChoice {
  /** null: any, of which the second choice is one of `childIds`. */
  parentIds: readonly number[] | null;
  /** `none`: no second choice. */
  childIds: readonly number[] | 'any' | 'none';
}

/** One of these choices; negated: there is a choice, and it is none of these. */
export interface CascadeTest {
  kind: 'cascade';
  stored: CustomStored;
  choices: readonly CascadeChoice[];
  /** Issues without a value match too. */
  empty: boolean;
  negated: boolean;
}

/** What is asked of a text, in one of these; negated: there is such a text, and none has it. */
export interface TextTest {
  kind: 'text';
  stored: TextStored | WorklogStored | CustomStored;
  query: TextQuery;
  negated: boolean;
  /** What prepareTexts() makes of it: the whole, and the parts that count more or less than others. */
  match?: EngineMatch;
  boosts?: readonly { match: EngineMatch; boost: number }[];
}

/** There is a text in one of these; negated: in none. */
export interface TextPresenceTest {
  kind: 'text-presence';
  stored: TextStored;
  negated: boolean;
}

/** One and the same piece of logged work fulfils all of these. */
export interface WorklogTest {
  kind: 'worklog';
  tests: readonly (SetTest | BoundTest | TextTest)[];
}

export type Test =
  | WorklogTest
  | SetTest
  | BoundTest
  | KeyTest
  | VersionOrderTest
  | VersionNameTest
  | CascadeTest
  | LinkTest
  | TextTest
  | TextPresenceTest
  | WasTest
  | ChangedTest;

/** By how near issues come to what these ask for. */
export interface RelevanceKey {
  readonly by: 'relevance';
  readonly tests: readonly TextTest[];
}

/** One part of an order. */
export interface SortOrder {
  key: SortKey | RelevanceKey;
  descending: boolean;
}

export const never: Condition = { kind: 'never' };

/** What holds where both do. @param first null: nothing is asked */
export const both = (first: Condition | null, second: Condition): Condition =>
  first === null ? second : { kind: 'all', parts: [first, second] };

export const set = (stored: Stored, values: Partial<Values>, negated = false): SetTest => ({
  kind: 'set',
  stored,
  values: { ids: [], groupIds: [], empty: false, ...values },
  negated,
});

/** Parameters besides the values, at most: what the reader may see of rows that are hidden in their own way. */
const READER = 12;

/** How heavy the SQL of `condition` is, in parameters; never fewer than it has. */
export function weigh(condition: Condition): number {
  switch (condition.kind) {
    case 'all':
    case 'any':
      return condition.parts.reduce((sum, part) => sum + weigh(part), 0);
    case 'complement':
      return weigh(condition.of);
    case 'never':
    case 'text-presence':
      return 1;
    case 'set':
      // A number is looked for as an instant, too; people among all and among the reader's own.
      return (
        weighValues(condition.values) *
          (condition.stored.in === 'property' || condition.permission !== undefined ? 2 : 1) +
        READER +
        scope(condition.stored)
      );
    case 'link':
      return condition.ends.length + 2 * READER;
    case 'cascade':
      return (
        READER +
        scope(condition.stored) +
        condition.choices.reduce(
          (sum, { parentIds, childIds }) => sum + (parentIds?.length ?? 0) + childIds.length + 2,
          0,
        )
      );
    case 'text':
      return most.textWeight + scope(condition.stored);
    case 'worklog':
      return condition.tests.reduce((sum, test) => sum + weigh(test), 0);
    case 'version-order':
      return 2 * condition.marks.length + 2 + scope(condition.stored);
    case 'was':
    case 'changed':
      return weighPast(condition);
    case 'bound':
      return READER + scope(condition.stored);
    case 'version-name':
      return 3 + scope(condition.stored);
    case 'key':
      return 3;
  }
}

const weighValues = ({ ids, groupIds, sets = [] }: Values): number =>
  ids.length + groupIds.length + sets.reduce((sum, one) => sum + weighSet(one), 0);

function weighSet(set: ValueSet): number {
  switch (set.of) {
    case 'linked':
      return 2 * set.issueIds.length + 2 * (set.ends?.length ?? 0) + 2 * READER;
    case 'remote-link':
      return set.globalIds.length + READER;
    case 'updated':
      return 4 * (set.userIds.length + 2) + 4 * READER;
    default:
      return 2 * READER;
  }
}

/** Where a custom field is takes a few parameters for each context. */
const scope = (stored: Stored): number => (stored.in === 'custom' ? 3 * stored.scope.length + 4 : 0);
