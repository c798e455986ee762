import { invalidField } from '../../kernel/app-error.ts';
import { changedText } from './change.ts';
import { operators } from './clause.ts';
import type { SystemField } from './field.ts';
import { readString } from './input.ts';

const LIMIT = 255;

export const summary: SystemField = {
  id: 'summary',
  name: 'Summary',
  schema: { type: 'string', system: 'summary' },
  navigable: true,
  orderable: true,
  searchable: true,
  clauses: [
    {
      names: ['summary'],
      operand: 'text',
      operators: operators.text,
      stored: { in: 'text', texts: ['summary'], comments: false, custom: false },
      sort: { by: 'column', column: 'summary_lower' },
    },
  ],
  present: (issue) => issue.summary,
  input: {
    operations: ['set'],
    required: true,
    on: ['create', 'edit'],
    apply: (_draft, _operation, value) => ({ summary: readSummary(value) }),
    changes: (before, after) => changedText('summary', before.summary, after.summary),
  },
};

function readSummary(value: unknown): string {
  const text = value === null || value === undefined ? '' : readString('summary', value).trim();
  if (text === '') throw invalidField('summary', 'You must specify a summary of the issue.');
  if (/[\r\n]/.test(text)) {
    throw invalidField('summary', 'The summary is invalid because it contains newline characters.');
  }
  if (text.length > LIMIT) throw invalidField('summary', `Summary must be less than ${LIMIT} characters.`);
  return text;
}
