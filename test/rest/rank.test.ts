import { beforeAll, expect, it } from 'vitest';
import { buildProjectGranting } from '../support/grants.ts';
import { type Client, describeOnEngines } from '../support/server.ts';
import { traceStatements } from '../support/statements.ts';

const path = '/rest/agile/1.0/issue/rank';
const trace = traceStatements();

describeOnEngines('PUT /rest/agile/1.0/issue/rank', (context) => {
  let admin: Client;
  let fred: Client;
  const keys: string[] = [];

  beforeAll(async () => {
    const { server } = context;
    admin = server.as('admin');
    await server.buildUser({ name: 'fred' });
    fred = server.as('fred');
    await buildProjectGranting(server, 'RANK', {
      BROWSE_PROJECTS: ['user:admin', 'user:fred'],
      CREATE_ISSUES: ['user:admin'],
      EDIT_ISSUES: ['user:admin', 'user:fred'],
      SCHEDULE_ISSUES: ['user:admin'],
    });
    await buildProjectGranting(server, 'DARK', {
      BROWSE_PROJECTS: ['user:admin'],
      CREATE_ISSUES: ['user:admin'],
      EDIT_ISSUES: ['user:admin'],
      SCHEDULE_ISSUES: ['user:admin'],
    });
    for (let made = 0; made < 6; made++)
      keys.push((await server.buildIssue({ project: 'RANK', summary: `Number ${made}` })).key);
    await server.buildIssue({ project: 'DARK' });
  });

  const order = async (jql = 'project = RANK ORDER BY Rank', client = admin): Promise<string[]> => {
    const { status, body, text } = await client.post('/rest/api/2/search', {
      jql,
      maxResults: 1000,
      fields: ['summary'],
    });
    if (status !== 200) throw new Error(text);
    return body.issues.map((one: { key: string }) => one.key.slice(5));
  };
  const rank = (body: object, client = admin) => client.put(path, body);

  it('moves one or several before or after another, and JQL sorts by it', async () => {
    expect(await order()).toEqual(['1', '2', '3', '4', '5', '6']);
    expect((await rank({ issues: ['RANK-5'], rankBeforeIssue: 'RANK-2' })).status).toBe(204);
    expect(await order()).toEqual(['1', '5', '2', '3', '4', '6']);
    expect((await rank({ issues: ['RANK-6', 'RANK-1'], rankAfterIssue: 'RANK-5' })).status).toBe(204);
    expect(await order()).toEqual(['5', '6', '1', '2', '3', '4']);
    // By id and in small letters; to where it stands already; to the very end and the very beginning.
    const { id } = (await admin.get('/rest/api/2/issue/RANK-3')).body;
    expect((await rank({ issues: [id], rankBeforeIssue: 'rank-4' })).status).toBe(204);
    expect((await rank({ issues: ['RANK-5'], rankAfterIssue: 'RANK-4' })).status).toBe(204);
    expect((await rank({ issues: ['RANK-3'], rankBeforeIssue: 'RANK-6' })).status).toBe(204);
    expect(await order()).toEqual(['3', '6', '1', '2', '4', '5']);
    expect(await order('project = RANK ORDER BY cf[9999] DESC, summary')).toEqual([
      ...['5', '4', '2', '1', '6', '3'],
    ]);
    expect(await order('project = RANK ORDER BY priority, Rank DESC')).toEqual([
      '5',
      '4',
      '2',
      '1',
      '6',
      '3',
    ]);
  });

  it('leaves new issues at the end, behind what was moved there', async () => {
    await rank({ issues: ['RANK-1'], rankAfterIssue: 'RANK-5' });
    const { key } = await context.server.buildIssue({ project: 'RANK' });
    expect((await order()).slice(-2)).toEqual(['1', key.slice(5)]);
  });

  it('is shown as the custom field Rank, whose values sort as the issues do', async () => {
    const field = (await admin.get('/rest/api/2/field')).body.find(
      (one: { name: string }) => one.name === 'Rank',
    );
    expect(field).toMatchObject({
      custom: true,
      schema: { type: 'any', custom: 'com.pyxis.greenhopper.jira:gh-lexo-rank' },
    });
    const { issues } = (
      await admin.get(`/rest/api/2/search?jql=project=RANK ORDER BY Rank&fields=${field.id}`)
    ).body;
    const values = issues.map((one: { fields: Record<string, string> }) => one.fields[field.id]);
    expect(values.toSorted()).toEqual(values);
    expect(values[0]).toMatch(/^0\|[0-9a-z]+:$/);
    // Only its own address moves it.
    const set = await admin.put('/rest/api/2/issue/RANK-1', { fields: { [field.id]: '0|1:' } });
    expect(set.status).toBe(400);
    expect((await admin.get('/rest/api/2/search?jql=Rank = 1')).status).toBe(400);
    expect(
      (await rank({ issues: ['RANK-1'], rankAfterIssue: 'RANK-2', rankCustomFieldId: 1 })).body.errors,
    ).toHaveProperty('rankCustomFieldId');
  });

  it('moves what may be moved and says of the rest why not', async () => {
    const before = await order();
    const answer = await rank({
      issues: ['RANK-2', 'RANK-999', '123456789', 'nothing'],
      rankBeforeIssue: before[0] === '3' ? 'RANK-3' : `RANK-${before[0]}`,
    });
    expect(answer.status).toBe(207);
    expect(answer.body.entries).toEqual([
      { issueId: expect.any(Number), issueKey: 'RANK-2', status: 200, errors: [] },
      { issueKey: 'RANK-999', status: 404, errors: ['Issue Does Not Exist'] },
      { issueId: 123456789, status: 404, errors: ['Issue Does Not Exist'] },
      { issueKey: 'nothing', status: 404, errors: ['Issue Does Not Exist'] },
    ]);
    expect((await order())[0]).toBe('2');
  });

  it('takes Edit Issues and Schedule Issues, and tells nothing of what is hidden', async () => {
    const before = await order();
    expect((await rank({ issues: ['RANK-3'], rankBeforeIssue: 'RANK-2' }, fred)).status).toBe(403);
    const hidden = await rank({ issues: ['DARK-1', 'DARK-9'], rankBeforeIssue: 'RANK-2' }, fred);
    expect(hidden.status).toBe(207);
    const [one, other] = hidden.body.entries;
    expect({ ...one, issueKey: '' }).toEqual({ ...other, issueKey: '' });
    const anchors = await Promise.all(
      ['DARK-1', 'DARK-9'].map((key) => rank({ issues: ['RANK-3'], rankAfterIssue: key }, fred)),
    );
    expect(anchors[0]?.status).toBe(400);
    expect(anchors[0]?.body).toEqual(anchors[1]?.body);
    expect(
      (await context.server.anonymous.put(path, { issues: ['RANK-3'], rankBeforeIssue: 'RANK-2' })).status,
    ).toBe(401);
    expect(await order()).toEqual(before);
    expect(await order('ORDER BY Rank', fred)).not.toContain('DARK');
  });

  it('asks as many questions for fifty as for two', async () => {
    const numbers: number[] = [];
    for (let made = 0; made < 12; made++)
      numbers.push(Number((await context.server.buildIssue({ project: 'RANK' })).key.slice(5)));
    const questions = async (some: readonly number[]): Promise<number> => {
      const issues = some.map((number) => `RANK-${number}`);
      trace.start();
      const { status } = await rank({ issues, rankAfterIssue: 'RANK-4' });
      expect(status).toBe(204);
      return trace.stop().filter(({ sql }) => /^\s*(?:with|select)\b/i.test(sql)).length;
    };
    await questions(numbers);
    expect(await questions(numbers)).toBe(await questions(numbers.slice(0, 2)));
    const after = await order();
    for (const number of numbers) await admin.delete(`/rest/api/2/issue/RANK-${number}`);
    expect(after).toEqual(expect.arrayContaining(numbers.map(String)));
  });

  it('refuses what cannot be, by name', async () => {
    const errorsOf = async (body: object) => Object.keys((await rank(body)).body.errors);
    expect(await errorsOf({ issues: [], rankBeforeIssue: 'RANK-1' })).toEqual(['issues']);
    const many = Array.from({ length: 51 }, (_, at) => `RANK-${at}`);
    expect(await errorsOf({ issues: many, rankBeforeIssue: 'RANK-1' })).toEqual(['issues']);
    expect(await errorsOf({ issues: ['RANK-1'], rankBeforeIssue: 'RANK-1' })).toEqual(['rankBeforeIssue']);
    expect(await errorsOf({ issues: ['RANK-1'], rankAfterIssue: 'x' })).toEqual(['rankAfterIssue']);
    for (const body of [
      { issues: ['RANK-1'] },
      { issues: ['RANK-1'], rankBeforeIssue: 'RANK-2', rankAfterIssue: 'RANK-3' },
      { issues: 'RANK-1', rankBeforeIssue: 'RANK-2' },
      { rankBeforeIssue: 'RANK-2' },
      { issues: [null], rankBeforeIssue: 'RANK-2' },
    ])
      expect((await rank(body)).status, JSON.stringify(body)).toBe(400);
  });

  it('keeps one order when many move at once, to one gap from both sides', async () => {
    const all = await order();
    const [a = '', b = '', ...rest] = all;
    const moves = Array.from({ length: 24 }, (_, turn) => {
      const issues = [`RANK-${rest[turn % rest.length]}`];
      return rank(
        turn % 2 === 0 ? { issues, rankAfterIssue: `RANK-${a}` } : { issues, rankBeforeIssue: `RANK-${b}` },
      );
    });
    expect(new Set((await Promise.all(moves)).map(({ status }) => status))).toEqual(new Set([204]));
    const after = await order();
    expect(after.toSorted()).toEqual(all.toSorted());
    const { db } = context.server.app.database;
    const ranks = await db.selectFrom('issue').select('rank').where('rank', 'is not', null).execute();
    expect(new Set(ranks.map((row) => row.rank)).size).toBe(ranks.length);
  });

  it('spreads issues anew where ranks would grow without end', async () => {
    await rank({ issues: ['RANK-4', 'RANK-5', 'RANK-6'], rankAfterIssue: 'RANK-3' });
    for (let turn = 0; turn < 400; turn++) {
      const issues = [turn % 2 === 0 ? 'RANK-6' : 'RANK-5'];
      expect((await rank({ issues, rankAfterIssue: 'RANK-4' })).status).toBe(204);
    }
    const all = await order();
    const at = all.indexOf('4');
    expect(all.slice(at - 1, at + 3)).toEqual(['3', '4', '5', '6']);
    const { db } = context.server.app.database;
    const rows = await db.selectFrom('issue').select('rank').execute();
    expect(Math.max(...rows.map(({ rank: one }) => one?.length ?? 0))).toBeLessThanOrEqual(64);
  });
});
