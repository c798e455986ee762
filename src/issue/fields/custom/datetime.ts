import { invalidField } from '../../../kernel/app-error.ts';
import { jiraInstant } from '../../../kernel/jira-date.ts';
import { readString } from '../input.ts';
import { instant, instantText } from '../instant.ts';
import type { CustomType } from './custom-type.ts';
import { single } from './single.ts';

const FORM = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}:\d{2})(\.\d{1,3})?(Z|[+-]\d{2}:?\d{2})$/;

/** Date Time Picker. */
export const datetime: CustomType = {
  key: 'datetime',
  schema: { type: 'datetime' },
  searchers: ['datetimerange'],
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

/** `2011-10-19T10:29:29.908+1100` → ms UTC; null: no moment is written so, or there is none such. */
function readMoment(text: string): number | null {
  const match = FORM.exec(text);
  if (!match) return null;
  const [, day, time, fraction = '', zone = ''] = match;
  const offset = zone === 'Z' || zone.includes(':') ? zone : `${zone.slice(0, 3)}:${zone.slice(3)}`;
  const ms = Date.parse(`${day}T${time}${fraction}${offset}`);
  // Date.parse takes 31 February for 3 March.
  const exists = !Number.isNaN(ms) && new Date(`${day}T00:00:00Z`).toISOString().startsWith(day as string);
  return exists ? ms : null;
}
