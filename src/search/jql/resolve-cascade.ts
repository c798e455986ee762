/** Cascading select lists: by a choice of either level, or by cascadeOption(first[, second]). */
import type { FunctionOperand, Operand, ValueOperand } from './ast.ts';
import { type CascadeChoice, type Condition, never } from './condition.ts';
import { type Entry, findOptions, optionName } from './directory.ts';
import { call } from './functions.ts';
import { meaning } from './jql.errors.ts';
import { missing, type Place, type Scope } from './resolve-value.ts';

/** @param negated there is a choice, and it is none of these */
export function resolveCascade(operand: Operand, place: Place, negated: boolean, scope: Scope): Condition {
  const { stored } = place.clause;
  if (stored.in !== 'custom') return never;
  const found = { choices: [] as CascadeChoice[], empty: false, failed: false };
  const visit = (one: Operand): void => {
    if (one.kind === 'list') {
      for (const item of one.items) visit(item);
    } else if (one.kind === 'empty') {
      found.empty = true;
    } else {
      const read = one.kind === 'function' ? readCall : readValue;
      const outcome = read(one as never, stored.fieldId, place, scope);
      if ('problem' in outcome) {
        scope.problems.add(outcome.problem);
        found.failed = true;
      } else found.choices.push(...outcome);
    }
  };
  visit(operand);
  const { choices, empty, failed } = found;
  if (failed && choices.length === 0 && !empty) return never;
  return { kind: 'cascade', stored, choices, empty, negated };
}

type Outcome = readonly CascadeChoice[] | { problem: string };

const idsOf = (entries: readonly Entry[]): number[] => entries.map(({ id }) => id);

/** First choices of the name, with whatever is chosen behind them; or else second ones. */
function readValue(value: ValueOperand, fieldId: number, place: Place, scope: Scope): Outcome {
  const found = findOptions(scope.directory, fieldId, value.text, value.numeric);
  if (found.length === 0) return { problem: missing(value, 'option', place.field) };
  const first = found.filter(({ parentId }) => parentId === null);
  if (first.length > 0) return [{ parentIds: idsOf(first), childIds: 'any' }];
  return [{ parentIds: null, childIds: idsOf(found) }];
}

/** cascadeOption(first), cascadeOption(first, second), cascadeOption(first, none); "none" in quotes is a choice. */
function readCall(operand: FunctionOperand, fieldId: number, place: Place, scope: Scope): Outcome {
  const checked = call(operand, place, scope.reader, scope.directory);
  if ('problem' in checked) return checked;
  const [first = '', second] = operand.args;
  const parents = choices(first, fieldId, scope).filter(({ parentId }) => parentId === null);
  if (parents.length === 0) return { problem: meaning.noChoice(optionName(first), operand.name) };
  if (second === undefined) return [{ parentIds: idsOf(parents), childIds: 'any' }];
  if (isNone(second)) return [{ parentIds: idsOf(parents), childIds: 'none' }];
  const children = choices(second, fieldId, scope).filter(({ parentId }) =>
    parents.some(({ id }) => id === parentId),
  );
  if (children.length === 0) return { problem: meaning.noChoice(optionName(second), operand.name) };
  return [{ parentIds: idsOf(parents), childIds: idsOf(children) }];
}

const choices = (text: string, fieldId: number, { directory }: Scope): readonly Entry[] =>
  findOptions(directory, fieldId, optionName(text), false);

const isNone = (text: string): boolean => text.toLowerCase() === 'none';
