/** The other way round: what NOT makes of an operator. */
import type { Operator } from './ast.ts';

const opposites: Record<Operator, Operator> = {
  '=': '!=',
  '!=': '=',
  '<': '>=',
  '>=': '<',
  '>': '<=',
  '<=': '>',
  '~': '!~',
  '!~': '~',
  in: 'not in',
  'not in': 'in',
  is: 'is not',
  'is not': 'is',
};

/** The operator that finds the issues with a value that `operator` does not find. */
export const opposite = (operator: Operator): Operator => opposites[operator];

/** `!=`, `not in`, `is not`, `!~`: what excludes. */
export const excludes = (operator: Operator): boolean => /^!|not/.test(operator);
