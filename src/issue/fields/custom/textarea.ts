import { markupHtml } from '../../rendering/markup-html.ts';
import { readText } from '../input.ts';
import { queries } from './custom-clause.ts';
import type { CustomType } from './custom-type.ts';
import { single } from './single.ts';

/** Text Field (multi-line). */
export const textarea: CustomType = {
  key: 'textarea',
  schema: { type: 'string' },
  searchers: ['textsearcher'],
  query: () => queries.text,
  ...single((value, { key }) => {
    const text = readText(key, value);
    return text === null ? null : { text };
  }),
  present: ([value]) => value?.stored.text ?? null,
  render: ([value], _view, around) => markupHtml(value?.stored.text ?? null, around),
  tell: ([value]) => ({ value: null, string: value?.text ?? null }),
};
