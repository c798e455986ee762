import { type Clause, operators } from './clause.ts';

/** No field, only a clause for each property of issues that a query names: `issue.property[key].path`. */
export const propertyClause = (key: string, path: readonly string[]): Clause => ({
  names: ['issue.property'],
  operand: 'property',
  operators: operators.ordered,
  stored: { in: 'property', key, path: path.join('.'), by: 'value' },
});
