/** Pages of more issues than are sorted together, in orders of which each value has many. */
import { beforeAll, expect, it } from 'vitest';
import { buildProjectGranting } from '../support/grants.ts';
import { type Client, describeOnEngines } from '../support/server.ts';

const MANY = 720;

interface Issue {
  readonly id: string;
  readonly key: string;
  readonly fields: {
    readonly created: string;
    readonly assignee: { displayName: string } | null;
    readonly issuetype: { id: string; name: string };
    readonly project: { key: string };
    readonly summary: string;
  };
}

describeOnEngines('Very many issues by what few values tell apart', (context) => {
  let admin: Client;
  let all: Issue[];

  const page = async (jql: string, startAt: number, maxResults: number, client = admin) => {
    const body = {
      jql,
      startAt,
      maxResults,
      fields: ['assignee', 'created', 'issuetype', 'project', 'summary'],
    };
    const answer = await client.post('/rest/api/2/search', body);
    if (answer.status !== 200) throw new Error(answer.text);
    return answer.body as { total: number; issues: Issue[] };
  };
  const number = ({ key }: Issue): number => Number(key.slice(key.indexOf('-') + 1));

  beforeAll(async () => {
    const { server } = context;
    admin = server.as('admin');
    // Two of one name are one to the order.
    for (const [name, displayName] of [
      ['anna', 'Anna'],
      ['berta', 'Berta'],
      ['berta2', 'Berta'],
      ['fred', 'Fred'],
    ] as const)
      await server.buildUser({ name, displayName });
    const everybody = ['user:admin', 'user:anna', 'user:berta', 'user:berta2', 'user:fred'];
    const grants = {
      CREATE_ISSUES: ['user:admin'],
      ASSIGN_ISSUES: ['user:admin'],
      ASSIGNABLE_USER: everybody,
    };
    await buildProjectGranting(server, 'BIG', { ...grants, BROWSE_PROJECTS: ['user:admin', 'user:fred'] });
    await buildProjectGranting(server, 'ALSO', { ...grants, BROWSE_PROJECTS: ['user:admin'] });
    const people = ['anna', 'berta', 'berta2', null];
    for (let from = 0; from < MANY; from += 40) {
      const issueUpdates = Array.from({ length: 40 }, (_, n) => {
        const at = from + n;
        const name = people[(at * 7) % people.length];
        return {
          fields: {
            project: { key: at % 3 === 0 ? 'ALSO' : 'BIG' },
            issuetype: { name: at % 5 === 0 ? 'Bug' : 'Task' },
            summary: `Number ${(at * 31) % MANY}`,
            ...(name && { assignee: { name } }),
          },
        };
      });
      const { status, text } = await admin.post('/rest/api/2/issue/bulk', { issueUpdates });
      expect(status, text).toBe(201);
    }
    all = (await page('ORDER BY created ASC', 0, 1000)).issues;
    expect(all).toHaveLength(MANY);
  }, 120_000);

  type Compare = (one: Issue, other: Issue) => number;
  const text = (one: string, other: string): number => (one < other ? -1 : Number(one > other));
  const byAssignee: Compare = ({ fields: one }, { fields: other }) => {
    if (one.assignee === null || other.assignee === null)
      return Number(one.assignee === null) - Number(other.assignee === null);
    return text(one.assignee.displayName, other.assignee.displayName);
  };
  const bySummary: Compare = (one, other) =>
    text(one.fields.summary.toLowerCase(), other.fields.summary.toLowerCase());
  const byKey: Compare = (one, other) =>
    text(one.fields.project.key, other.fields.project.key) || number(one) - number(other);
  const newest: Compare = (one, other) => Number(other.id) - Number(one.id);
  const back =
    (compare: Compare): Compare =>
    (one, other) =>
      compare(other, one);

  /** Forty of them are of one moment. */
  const byCreation: Compare = (one, other) => text(one.fields.created, other.fields.created);

  const orders: readonly (readonly [string, readonly Compare[]])[] = [
    ['ORDER BY assignee ASC', [byAssignee]],
    ['ORDER BY assignee DESC', [back(byAssignee)]],
    ['ORDER BY assignee ASC, summary DESC', [byAssignee, back(bySummary)]],
    ['ORDER BY assignee DESC, key ASC', [back(byAssignee), byKey]],
    ['ORDER BY key ASC', [byKey]],
    ['ORDER BY key DESC', [back(byKey)]],
    ['ORDER BY status ASC, assignee ASC, summary ASC', [byAssignee, bySummary]],
    ['ORDER BY priority DESC, key ASC', [byKey]],
    ['ORDER BY created ASC, assignee ASC', [byCreation, byAssignee]],
    ['ORDER BY created DESC, summary ASC', [back(byCreation), bySummary]],
    ['resolution = EMPTY ORDER BY assignee ASC, summary ASC', [byAssignee, bySummary]],
  ];

  it('has every issue at its place, wherever a page begins', async () => {
    for (const [jql, compares] of orders) {
      const compare: Compare = (one, other) => {
        for (const by of compares) {
          const less = by(one, other);
          if (less !== 0) return less;
        }
        return newest(one, other);
      };
      const expected = all.toSorted(compare).map(({ key }) => key);
      for (const [startAt, most] of [
        [0, 50],
        [170, 50],
        [340, 90],
        [500, 100],
        [650, 100],
        [719, 5],
        [720, 5],
        [0, 1000],
      ] as const) {
        const { total, issues } = await page(jql, startAt, most);
        expect(total).toBe(MANY);
        expect(
          issues.map(({ key }) => key),
          `${jql} from ${startAt}`,
        ).toEqual(expected.slice(startAt, startAt + most));
      }
    }
  });

  it('counts and lists nothing that is hidden', async () => {
    const fred = context.server.as('fred');
    const seen = all.filter(({ fields }) => fields.project.key === 'BIG');
    for (const jql of [
      'ORDER BY assignee ASC',
      'ORDER BY issuetype DESC, key ASC',
      'ORDER BY reporter ASC',
    ]) {
      const { total, issues } = await page(jql, 0, 1000, fred);
      expect(total).toBe(seen.length);
      expect(issues.map(({ key }) => key).toSorted()).toEqual(seen.map(({ key }) => key).toSorted());
      expect((await page(jql, seen.length - 3, 50, fred)).issues).toHaveLength(3);
    }
    expect((await page('ORDER BY assignee ASC', 0, 10, context.server.anonymous)).total).toBe(0);
  });

  it('finds a change at once', async () => {
    const [first] = (await page('ORDER BY assignee ASC', 0, 1)).issues;
    await admin.put(`/rest/api/2/issue/${first?.key}/assignee`, { name: null });
    const { total, issues } = await page('ORDER BY assignee ASC', 0, 1);
    expect(total).toBe(MANY);
    expect(issues[0]?.key).not.toBe(first?.key);
    const last = (await page('ORDER BY assignee DESC', 0, 1000)).issues.slice(0, 250);
    expect(last.map(({ key }) => key)).toContain(first?.key);
  });
});
