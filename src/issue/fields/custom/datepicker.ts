import { invalidField } from '../../../kernel/app-error.ts';
import { isCalendarDay } from '../../../kernel/jira-date.ts';
import { operators } from '../clause.ts';
import { readString } from '../input.ts';
import { calendarDayText } from '../instant.ts';
import type { CustomType } from './custom-type.ts';
import { single } from './single.ts';

/** Date Picker: a calendar day, the same in every time zone. */
export const datepicker: CustomType = {
  key: 'datepicker',
  schema: { type: 'date' },
  searchers: ['daterange'],
  query: () => ({ operand: 'day', operators: operators.ordered, column: 'day', first: 'desc' }),
  ...single((value, { key }) => {
    const day = readString(key, value);
    if (day === '') return null;
    if (!isCalendarDay(day)) throw invalidField(key, `Error parsing date string: ${day.slice(0, 40)}`);
    return { day };
  }),
  present: ([value]) => value?.stored.day ?? null,
  render: ([value]) => (value?.stored.day ? calendarDayText(value.stored.day) : null),
  tell: ([value]) => ({ value: value?.day ?? null, string: value?.day ? calendarDayText(value.day) : null }),
};
