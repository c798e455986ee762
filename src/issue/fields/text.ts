import { type Clause, operators } from './clause.ts';

/** No field, only a clause: all the texts of an issue at once. */
export const textClause: Clause = {
  names: ['text'],
  operand: 'text',
  operators: operators.contains,
  stored: {
    in: 'text',
    texts: ['summary', 'description', 'environment'],
    comments: true,
    custom: true,
  },
};
