import { invalidField } from '../../../kernel/app-error.ts';
import { operators } from '../clause.ts';
import type { CustomType } from './custom-type.ts';
import { single } from './single.ts';

/** Jira's own bound: a hundred trillion. */
const MOST = 100_000_000_000_000;

/** Number Field. */
export const float: CustomType = {
  key: 'float',
  schema: { type: 'number' },
  searchers: ['exactnumber', 'numberrange'],
  query: () => ({ operand: 'decimal', operators: operators.ordered, column: 'number' }),
  ...single((value, { key }) => {
    if (typeof value !== 'number') throw invalidField(key, 'Operation value must be a number');
    if (!Number.isFinite(value) || Math.abs(value) > MOST) {
      throw invalidField(key, `The number must be between -${MOST} and ${MOST}.`);
    }
    // -0 is 0 to everybody who reads it.
    return { number: value + 0 };
  }),
  present: ([value]) => value?.stored.number ?? null,
  tell: ([value]) => ({ value: null, string: value?.number === undefined ? null : String(value.number) }),
};
