import { textQuery } from './custom-clause.ts';
import type { CustomType } from './custom-type.ts';
import { readShortText } from './short-text.ts';
import { single } from './single.ts';

/** Text Field (single line). */
export const textfield: CustomType = {
  key: 'textfield',
  schema: { type: 'string' },
  searchers: ['textsearcher', 'exacttextsearcher'],
  query: textQuery,
  ...single((value, { key }) => {
    const text = readShortText(key, value);
    return text === null ? null : { text };
  }),
  present: ([value]) => value?.stored.text ?? null,
  tell: ([value]) => ({ value: null, string: value?.text ?? null }),
};
