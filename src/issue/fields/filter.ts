import { type Clause, operators } from './clause.ts';

/** No field, only a clause: what a saved filter finds. */
export const filterClause: Clause = {
  names: ['filter', 'request', 'savedFilter', 'searchRequest'],
  operand: 'filter',
  operators: operators.equalOrListed,
  stored: { in: 'filter' },
};
