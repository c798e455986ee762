import { invalidField } from '../../../kernel/app-error.ts';
import { operators } from '../clause.ts';
import type { CustomType } from './custom-type.ts';
import { readShortText } from './short-text.ts';
import { single } from './single.ts';

/** Schemes that a browser opens without running anything. */
const schemes: ReadonlySet<string> = new Set(['http:', 'https:', 'ftp:', 'ftps:', 'mailto:']);

/** URL Field. */
export const url: CustomType = {
  key: 'url',
  schema: { type: 'string' },
  searchers: ['exacttextsearcher'],
  query: () => ({ operand: 'exactText', operators: operators.exactText, column: 'term_lower' }),
  ...single((value, { key }) => {
    const text = readShortText(key, value)?.trim();
    if (!text) return null;
    if (!URL.canParse(text) || !schemes.has(new URL(text).protocol)) {
      throw invalidField(key, `Not a valid URL: ${text.slice(0, 100)}`);
    }
    return { text, term: text };
  }),
  present: ([value]) => value?.stored.text ?? null,
  tell: ([value]) => ({ value: null, string: value?.text ?? null }),
};
