import { describe, expect, it } from 'vitest';
import { type Condition, set } from './condition.ts';
import { parseText } from './text.ts';
import { joinWorklogs } from './worklog.ts';

const author = { in: 'worklog', column: 'author_id' } as const;
const byFred: Condition = set(author, { ids: [7] });
const today: Condition = {
  kind: 'bound',
  stored: { in: 'worklog', column: 'started_day' },
  operator: '>=',
  value: '2026-01-01',
};
const other: Condition = set({ in: 'column', column: 'project_id' }, { ids: [1] });

describe('conditions about logged work', () => {
  it('are about one and the same piece of work where all of them must hold', () => {
    expect(joinWorklogs([byFred, other, today])).toEqual([
      { kind: 'worklog', tests: [byFred, today] },
      other,
    ]);
    const outcome = parseText('worklogComment', 'ditch');
    if ('problem' in outcome) throw new Error(outcome.problem);
    const ditch: Condition = {
      kind: 'text',
      stored: { in: 'worklog', column: 'comment' },
      query: outcome.query,
      negated: false,
    };
    expect(joinWorklogs([ditch, byFred])).toEqual([{ kind: 'worklog', tests: [ditch, byFred] }]);
  });

  it('stand alone where there is one, or where they are about all work of an issue', () => {
    const notFred = set(author, { ids: [7] }, true);
    const none = set(author, { empty: true });
    expect(joinWorklogs([byFred, other])).toEqual([byFred, other]);
    expect(joinWorklogs([byFred, notFred, none])).toEqual([byFred, notFred, none]);
    expect(joinWorklogs([byFred, notFred, today])).toEqual([
      { kind: 'worklog', tests: [byFred, today] },
      notFred,
    ]);
  });
});
