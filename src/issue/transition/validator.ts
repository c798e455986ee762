/** What transitions want of an issue as their own input leaves it: pure, one answer for each kind. */
import { RE2JS } from 're2js';
import type { Validator } from '../../workflow/definition/rule.ts';
import type { Draft } from '../draft.ts';
import { changedIn, comparedAs, compares, type Scalar, scalarsOf } from './scalar.ts';

export interface ValidatorFacts {
  readonly before: Draft;
  readonly after: Draft;
  readonly now: number;
  /** yyyy-MM-dd, where the actor is. */
  readonly dayOf: (instant: number) => string;
  /** null: no sub-task. */
  readonly parentStatusId: number | null;
  /** Name of a field; null: the issue has no such field here, and nothing is wanted of it. */
  nameOf(field: string): string | null;
}

/** A sentence, and the field that it belongs to; field null: to none. */
export interface Refusal {
  readonly field: string | null;
  readonly sentence: string;
}

/** null: the validator has nothing against it, or is one that needs more than these facts (validate.service.ts). */
export function refusalOf(validator: Validator, facts: ValidatorFacts): Refusal | null {
  const sentence = sentenceOf(validator, facts);
  if (sentence === null) return null;
  const message = 'message' in validator ? validator.message : undefined;
  return { field: 'field' in validator ? validator.field : null, sentence: message || sentence };
}

function sentenceOf(validator: Validator, facts: ValidatorFacts): string | null {
  switch (validator.type) {
    case 'permission':
    case 'user-permission':
      return null;
    case 'parent-status': {
      const { parentStatusId } = facts;
      const good = parentStatusId === null || validator.statusIds.includes(parentStatusId);
      return good ? null : 'The parent issue is not in a status that allows this transition.';
    }
    default: {
      const name = facts.nameOf(validator.field);
      return name === null ? null : sentenceOfField(validator, name, facts);
    }
  }
}

type OfField = Exclude<Validator, { type: 'permission' | 'user-permission' | 'parent-status' }>;

function sentenceOfField(validator: OfField, name: string, facts: ValidatorFacts): string | null {
  const scalars = scalarsOf(facts.after, validator.field);
  switch (validator.type) {
    case 'field-required':
      return scalars.length > 0 ? null : `${name} is required.`;
    case 'field-changed':
      return changedIn(facts.before, facts.after, validator.field)
        ? null
        : `${name} must be modified during transition.`;
    case 'field-pattern':
      return matches(scalars, validator.pattern) ? null : `${name} does not have the expected form.`;
    case 'date-compare':
      return datesCompare(scalars, validator, facts)
        ? null
        : `${name} must be ${words[validator.comparison]} ${facts.nameOf(validator.other) ?? 'the current date'}.`;
    default:
      return unknown(validator);
  }
}

/** In linear time, whatever the pattern: it is RE2's. */
const matches = (scalars: readonly Scalar[], pattern: string): boolean => {
  const compiled = RE2JS.compile(pattern);
  return scalars.length > 0 && scalars.every((one) => compiled.matcher(String(comparedAs(one))).find());
};

const words = {
  '=': 'the same as',
  '!=': 'another than',
  '<': 'before',
  '<=': 'not after',
  '>': 'after',
  '>=': 'not before',
} as const;

/** By the day where either is a day, else by the moment. What is empty on either side is not compared. */
function datesCompare(
  scalars: readonly Scalar[],
  { comparison, other }: Extract<Validator, { type: 'date-compare' }>,
  facts: ValidatorFacts,
): boolean {
  const [one] = scalars;
  const [second] = other === 'now' ? [{ instant: facts.now }] : scalarsOf(facts.after, other);
  if (!one || !second) return true;
  if (one.instant !== undefined && second.instant !== undefined) {
    return compares(one.instant, comparison, second.instant);
  }
  const dayOf = ({ day, instant }: Scalar) => day ?? facts.dayOf(instant ?? 0);
  return compares(dayOf(one), comparison, dayOf(second));
}

function unknown(validator: never): never {
  throw new Error(`A workflow has a validator that is not known: ${JSON.stringify(validator)}`);
}
