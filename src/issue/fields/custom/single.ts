/** Fields of one value: they can be set, and emptied with null. */
import type { StoredValue } from '../../custom-value.ts';
import type { Operation } from '../field.ts';
import type { CustomType, Facts } from './custom-type.ts';

/** @param read one value, which is not null; null: what was sent means nothing */
export const single = (
  read: (value: unknown, facts: Facts, before: readonly StoredValue[]) => StoredValue | null,
): { operations: readonly Operation[]; apply: CustomType['apply'] } => ({
  operations: ['set'],
  apply(before, _operation, value, facts) {
    if (value === null || value === undefined) return [];
    const read1 = read(value, facts, before);
    return read1 === null ? [] : [read1];
  },
});
