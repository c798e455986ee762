/** What fields hold, as the rules of a workflow look at it: one scalar a value, whichever field it is in. */
import { fieldKey, readFieldKey } from '../../field/custom-field/custom-field.ts';
import type { Comparison } from '../../workflow/definition/rule.ts';
import type { StoredValue } from '../custom-value.ts';
import type { Draft } from '../draft.ts';

/** One value of a field. Of its members one tells; a label, and a text that is searched as a whole, is in two. */
export interface Scalar extends StoredValue {
  /** Id of a priority, a resolution, a security level, a component or an issue type. */
  readonly referenceId?: number;
}

/** null, undefined and the empty text are no value. */
const some = <T>(value: T | null, scalar: (value: T) => Scalar): Scalar[] =>
  value === null || value === '' ? [] : [scalar(value)];
const text = (value: string | null) => some(value, (one) => ({ text: one }));
const reference = (value: number | null) => some(value, (one) => ({ referenceId: one }));
const user = (value: number | null) => some(value, (one) => ({ userId: one }));
const number = (value: number | null) => some(value, (one) => ({ number: one }));

const ofSystemField: Readonly<Record<string, (draft: Draft) => readonly Scalar[]>> = {
  summary: (draft) => text(draft.summary),
  description: (draft) => text(draft.description),
  environment: (draft) => text(draft.environment),
  priority: (draft) => reference(draft.priorityId),
  resolution: (draft) => reference(draft.resolutionId),
  security: (draft) => reference(draft.securityLevelId),
  issuetype: (draft) => reference(draft.issueTypeId),
  components: (draft) => draft.componentIds.map((referenceId) => ({ referenceId })),
  fixVersions: (draft) => draft.fixVersionIds.map((versionId) => ({ versionId })),
  versions: (draft) => draft.versionIds.map((versionId) => ({ versionId })),
  labels: (draft) => draft.labels.map((label) => ({ text: label, term: label })),
  assignee: (draft) => (draft.assigneeId === 'automatic' ? [] : user(draft.assigneeId)),
  reporter: (draft) => user(draft.reporterId),
  duedate: (draft) => some(draft.dueDate, (day) => ({ day })),
  timeoriginalestimate: (draft) => number(draft.timeOriginal),
  timeestimate: (draft) => number(draft.timeRemaining),
};

/** Fields that hold scalars besides the custom ones. */
export const readableFields: readonly string[] = Object.keys(ofSystemField);

/** What a field holds; nothing where it holds nothing, or is none. */
export function scalarsOf(draft: Draft, field: string): readonly Scalar[] {
  const read = Object.hasOwn(ofSystemField, field) ? ofSystemField[field] : undefined;
  if (read) return read(draft);
  const id = readFieldKey(field);
  return id !== null && fieldKey(id) === field ? (draft.custom[id] ?? []) : [];
}

/** Whether a field has become another: what a transition's own input did. */
export const changedIn = (before: Draft, after: Draft, field: string): boolean =>
  JSON.stringify(scalarsOf(before, field)) !== JSON.stringify(scalarsOf(after, field));

/** What a scalar is compared as: a number, or a text. */
export function comparedAs({
  number: figure,
  instant,
  day,
  text: words,
  term,
  ...ids
}: Scalar): string | number {
  if (figure !== undefined) return figure;
  if (instant !== undefined) return instant;
  if (day !== undefined) return day;
  const id = ids.optionId ?? ids.referenceId ?? ids.versionId ?? ids.projectId ?? ids.userId ?? ids.groupId;
  return id !== undefined ? String(id) : (words ?? term ?? '');
}

/** One pair of values; of different kinds only `!=` holds. */
export function compares(one: string | number, comparison: Comparison, other: string | number): boolean {
  if (typeof one !== typeof other) return comparison === '!=';
  switch (comparison) {
    case '=':
      return one === other;
    case '!=':
      return one !== other;
    case '<':
      return one < other;
    case '<=':
      return one <= other;
    case '>':
      return one > other;
    case '>=':
      return one >= other;
    default:
      return unknownComparison(comparison);
  }
}

/**
 * Whether what a field holds compares so with a typed value: any of its values, but for `!=` all of them. A field that
 * holds nothing is unlike everything. @param value digits are a number where the field holds numbers
 */
export function holdsValue(scalars: readonly Scalar[], comparison: Comparison, value: string): boolean {
  const one = (scalar: Scalar): boolean => {
    const held = comparedAs(scalar);
    const typed = typeof held === 'number' ? numberOf(scalar, value) : value;
    return compares(held, comparison, typed);
  };
  return comparison === '!=' ? scalars.every(one) : scalars.some(one);
}

/** A moment may be typed as Jira writes it. */
function numberOf({ instant }: Scalar, value: string): number {
  return instant === undefined ? Number(value) : Date.parse(value);
}

function unknownComparison(comparison: never): never {
  throw new Error(`A workflow has a comparison that is not known: ${JSON.stringify(comparison)}`);
}
