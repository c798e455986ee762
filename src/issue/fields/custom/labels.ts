import { operators } from '../clause.ts';
import { readLabel } from '../label.ts';
import type { CustomType } from './custom-type.ts';
import { several } from './several.ts';

/** Labels: like the system field, with words of its own. */
export const labels: CustomType = {
  key: 'labels',
  schema: { type: 'array', items: 'string' },
  searchers: ['labelsearcher'],
  query: () => ({ operand: 'label', operators: operators.equalListedOrEmpty, column: 'term_lower' }),
  ...several((value, { key }) => {
    const text = readLabel(key, value);
    return { text, term: text };
  }),
  present: (values) => values.map(({ stored }) => stored.text),
  tell: (values) => ({
    value: null,
    string: values
      .map((one) => one.text)
      .sort()
      .join(' '),
  }),
  autoCompleteUrl: (links, { id }) => links.to(`/rest/api/1.0/labels/suggest?customFieldId=${id}&query=`),
};
