import { textHtml } from '../../text-html.ts';
import { readText } from '../input.ts';
import type { CustomType } from './custom-type.ts';
import { single } from './single.ts';

/** Text Field (multi-line). */
export const textarea: CustomType = {
  key: 'textarea',
  schema: { type: 'string' },
  searchers: ['textsearcher'],
  ...single((value, { key }) => {
    const text = readText(key, value);
    return text === null ? null : { text };
  }),
  present: ([value]) => value?.stored.text ?? null,
  render: ([value]) => textHtml(value?.stored.text ?? null),
  tell: ([value]) => ({ value: null, string: value?.text ?? null }),
};
