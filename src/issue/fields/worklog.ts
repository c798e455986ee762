import { durationWords } from '../duration.ts';
import { markupHtml } from '../rendering/markup-html.ts';
import { readWorklogStep } from '../worklog/worklog.input.ts';
import { presentWorklog } from '../worklog/worklog.present.ts';
import type { Worklog } from '../worklog/worklog.ts';
import { operators } from './clause.ts';
import type { SystemField } from './field.ts';
import { instantText } from './instant.ts';

/** Jira's issues show no more than the first of them; the rest is at …/worklog. */
const SHOWN = 20;

export const worklog: SystemField = {
  id: 'worklog',
  name: 'Log Work',
  schema: { type: 'array', items: 'worklog', system: 'worklog' },
  navigable: false,
  orderable: true,
  searchable: true,
  clauses: [
    {
      names: ['worklogAuthor'],
      operand: 'user',
      operators: operators.equalListedOrEmpty,
      stored: { in: 'worklog', column: 'author_id' },
    },
    {
      names: ['worklogComment'],
      operand: 'text',
      operators: operators.textNeverEmpty,
      stored: { in: 'worklog', column: 'comment' },
    },
    {
      names: ['worklogDate'],
      operand: 'day',
      operators: operators.orderedNeverEmpty,
      stored: { in: 'worklog', column: 'started_day' },
    },
  ],
  // Jira lists none of them here: they are names of work logs, not of the field.
  clauseNames: [],
  needs: ['worklogs'],
  present: ({ worklogs }, { links, zone }) => page(worklogs, (one) => presentWorklog(one, links, zone)),
  render: ({ worklogs, expanded }, view) =>
    page(worklogs, (one) => ({
      ...presentWorklog(one, view.links, view.zone),
      comment: markupHtml(one.comment, expanded.surroundings),
      created: instantText(one.created, view),
      updated: instantText(one.updated, view),
      started: instantText(one.started, view),
      timeSpent: durationWords(one.timeSpent),
    })),
  input: {
    operations: ['add'],
    on: ['create', 'edit'],
    permission: 'WORK_ON_ISSUES',
    apply: (draft, _operation, value) => ({ worklogs: [...draft.worklogs, readWorklogStep(value)] }),
  },
};

const page = (worklogs: readonly Worklog[], present: (worklog: Worklog) => unknown) => ({
  startAt: 0,
  maxResults: SHOWN,
  total: worklogs.length,
  worklogs: worklogs.slice(0, SHOWN).map(present),
});
