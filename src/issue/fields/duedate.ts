import { invalidField } from '../../kernel/app-error.ts';
import { isCalendarDay } from '../../kernel/jira-date.ts';
import { changed, nothing } from './change.ts';
import { operators } from './clause.ts';
import type { SystemField } from './field.ts';
import { readString } from './input.ts';
import { calendarDayText } from './instant.ts';

export const duedate: SystemField = {
  id: 'duedate',
  name: 'Due Date',
  schema: { type: 'date', system: 'duedate' },
  navigable: true,
  orderable: true,
  searchable: true,
  clauses: [
    {
      names: ['due', 'duedate'],
      operand: 'day',
      operators: operators.ordered,
      stored: { in: 'column', column: 'due_date' },
      sort: { by: 'column', column: 'due_date' },
      first: 'desc',
    },
  ],
  present: (issue) => issue.dueDate,
  render: (issue) => issue.dueDate && calendarDayText(issue.dueDate),
  input: {
    operations: ['set'],
    on: ['create', 'edit'],
    isEmpty: (draft) => draft.dueDate === null,
    permission: 'SCHEDULE_ISSUES',
    apply: (_draft, _operation, value) => ({ dueDate: readDay(value) }),
    changes: (before, after) =>
      before.dueDate === after.dueDate
        ? []
        : [changed('duedate', 'duedate', told(before.dueDate), told(after.dueDate))],
  },
};

function readDay(value: unknown): string | null {
  if (value === null || value === '') return null;
  const text = readString('duedate', value);
  if (!isCalendarDay(text)) {
    throw invalidField('duedate', `Error parsing date string: ${text.slice(0, 40)}`);
  }
  return text;
}

const told = (day: string | null) => (day === null ? nothing : { value: day, string: `${day} 00:00:00.0` });
