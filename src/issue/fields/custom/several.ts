/** Fields of several values: `set` takes a list, `add` and `remove` take one; a value stands once. */
import { invalidField } from '../../../kernel/app-error.ts';
import { type StoredValue, sameValue } from '../../custom-value.ts';
import type { Operation } from '../field.ts';
import { readArray } from '../input.ts';
import type { CustomType, Facts } from './custom-type.ts';

const MOST = 1000;

export const several = (
  read: (value: unknown, facts: Facts, before: readonly StoredValue[]) => StoredValue,
): { operations: readonly Operation[]; apply: CustomType['apply'] } => ({
  operations: ['add', 'set', 'remove'],
  apply(before, operation, value, facts) {
    if (operation === 'add') return limited(once([...before, read(value, facts, before)]), facts);
    if (operation === 'remove') {
      const gone = read(value, facts, before);
      return before.filter((one) => !sameValue(one, gone));
    }
    const list = readArray(facts.key, value ?? null);
    return limited(once(list.map((one) => read(one, facts, before))), facts);
  },
});

const once = (values: readonly StoredValue[]): StoredValue[] =>
  values.filter((value, at) => values.findIndex((other) => sameValue(other, value)) === at);

function limited(values: StoredValue[], { key, name }: Facts): StoredValue[] {
  if (values.length > MOST) throw invalidField(key, `${name} can have at most ${MOST} values.`);
  return values;
}

/** The items of a list that was sent, whatever it is: what to look for mentions in. */
export const itemsOf = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value.slice(0, MOST) : [value];
