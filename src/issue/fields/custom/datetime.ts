import { invalidField } from '../../../kernel/app-error.ts';
import { jiraInstant } from '../../../kernel/jira-date.ts';
import { operators } from '../clause.ts';
import { readString } from '../input.ts';
import { instant, instantText } from '../instant.ts';
import { readMoment } from '../moment.ts';
import type { CustomType } from './custom-type.ts';
import { single } from './single.ts';

/** Date Time Picker. */
export const datetime: CustomType = {
  key: 'datetime',
  schema: { type: 'datetime' },
  searchers: ['datetimerange'],
  query: () => ({ operand: 'instant', operators: operators.ordered, column: 'instant', first: 'desc' }),
  ...single((value, { key }) => {
    const text = readString(key, value);
    if (text === '') return null;
    const ms = readMoment(text);
    if (ms === null) throw invalidField(key, `Error parsing time: ${text.slice(0, 40)}`);
    return { instant: ms };
  }),
  present: ([value], view) => instant(value?.stored.instant ?? null, view),
  render: ([value], view) => instantText(value?.stored.instant ?? null, view),
  tell: ([value]) => {
    const text = value?.instant === undefined ? null : jiraInstant(value.instant);
    return { value: text, string: text };
  },
};
