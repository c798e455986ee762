import { beforeAll, expect, it } from 'vitest';
import { buildProjectGranting } from '../support/grants.ts';
import { type Client, describeOnEngines } from '../support/server.ts';

const path = '/rest/api/2/issue';
const bulk = '/rest/api/2/changelog/bulkfetch';

describeOnEngines('histories by the page', (context) => {
  let admin: Client;
  let fred: Client;

  beforeAll(async () => {
    const { server } = context;
    admin = server.as('admin');
    await server.buildUser({ name: 'fred' });
    fred = server.as('fred');
    await server.buildProject({ key: 'TEST' });
    await buildProjectGranting(server, 'MINE', {
      BROWSE_PROJECTS: ['user:admin'],
      CREATE_ISSUES: ['user:admin'],
      EDIT_ISSUES: ['user:admin'],
    });
  });

  const edited = async (times: number, project = 'TEST') => {
    const { key, id } = await context.server.buildIssue({ project });
    for (let at = 1; at <= times; at++) {
      context.server.pass(10);
      await admin.put(`${path}/${key}`, { fields: { summary: `Summary ${at}`, description: `Text ${at}` } });
    }
    return { key: key as string, id: id as string };
  };
  const summaries = (changes: { items: { field: string; toString: string }[] }[]) =>
    changes.map(({ items }) => items.find((item) => item.field === 'summary')?.toString);

  it('an issue gives its edits, oldest first, with the address of the next page', async () => {
    const { key } = await edited(3);
    const first = (await admin.get(`${path}/${key}/changelog?maxResults=2`)).body;
    expect(first).toMatchObject({ startAt: 0, maxResults: 2, total: 3, isLast: false });
    expect(summaries(first.values)).toEqual(['Summary 1', 'Summary 2']);
    expect(first.values[0]).toMatchObject({ author: { name: 'admin' }, id: expect.any(String) });
    const next = (
      await admin.get(new URL(first.nextPage).pathname.replace('/jira', '') + new URL(first.nextPage).search)
    ).body;
    expect(next).toMatchObject({ startAt: 2, isLast: true, total: 3 });
    expect(summaries(next.values)).toEqual(['Summary 3']);
    expect(next.nextPage).toBeUndefined();
    const expanded = (await admin.get(`${path}/${key}?expand=changelog`)).body.changelog.histories;
    expect([...first.values, ...next.values]).toEqual(expanded);
  });

  it('an issue without edits, and a page beyond the last, are empty', async () => {
    const { key } = await edited(1);
    const none = await context.server.buildIssue({ project: 'TEST' });
    expect((await admin.get(`${path}/${none.key}/changelog`)).body).toMatchObject({
      total: 0,
      isLast: true,
      values: [],
    });
    expect((await admin.get(`${path}/${key}/changelog?startAt=9`)).body).toMatchObject({
      total: 1,
      values: [],
    });
    expect((await admin.get(`${path}/${key}/changelog?startAt=x`)).status).toBe(400);
  });

  it('of a hidden issue is as that of a missing one', async () => {
    const { key } = await edited(1, 'MINE');
    const [hidden, missing] = [
      await fred.get(`${path}/${key}/changelog`),
      await fred.get(`${path}/MINE-99/changelog`),
    ];
    expect(hidden.status).toBe(404);
    expect(hidden.text).toBe(missing.text);
    expect((await context.server.anonymous.get(`${path}/${key}/changelog`)).status).toBe(401);
  });

  it('several are fetched at once by id or key, and what may not be browsed is passed over', async () => {
    const [one, two, hidden] = [await edited(2), await edited(1), await edited(1, 'MINE')];
    const issueIdsOrKeys = [one.key.toLowerCase(), two.id, hidden.key, 'NONE-1', '999999', '%', one.id];
    const of = async (client: Client) => {
      const { status, body, text } = await client.post(bulk, { issueIdsOrKeys });
      expect(status, text).toBe(200);
      expect(body.nextPageToken).toBeUndefined();
      return body.issueChangeLogs.map((each: { issueId: string; changeHistories: unknown[] }) => [
        each.issueId,
        each.changeHistories.length,
      ]);
    };
    expect(await of(fred)).toEqual([
      [one.id, 2],
      [two.id, 1],
    ]);
    expect(await of(admin)).toEqual([
      [one.id, 2],
      [two.id, 1],
      [hidden.id, 1],
    ]);
    expect(await of(context.server.anonymous)).toEqual([]);
  });

  it('pages follow one another by tokens, which fit no other question', async () => {
    const [one, two] = [await edited(2), await edited(2)];
    const asked = { issueIdsOrKeys: [one.key, two.key], maxResults: 3 };
    const first = (await admin.post(bulk, asked)).body;
    expect(
      first.issueChangeLogs.map((each: { changeHistories: unknown[] }) => each.changeHistories.length),
    ).toEqual([2, 1]);
    const last = (await admin.post(bulk, { ...asked, nextPageToken: first.nextPageToken })).body;
    expect(last.issueChangeLogs).toMatchObject([{ issueId: two.id, changeHistories: [{}] }]);
    expect(last.nextPageToken).toBeUndefined();
    for (const nextPageToken of ['x', `${first.nextPageToken}x`, 'MC4w']) {
      expect((await admin.post(bulk, { ...asked, nextPageToken })).status).toBe(400);
    }
    const elsewhere = { issueIdsOrKeys: [one.key], nextPageToken: first.nextPageToken };
    expect((await admin.post(bulk, elsewhere)).status).toBe(400);
  });

  it('only edits of some fields are fetched', async () => {
    const { key } = await edited(1);
    await admin.put(`${path}/${key}`, { fields: { labels: ['x'] } });
    const of = async (fieldIds: string[]) =>
      (await admin.post(bulk, { issueIdsOrKeys: [key], fieldIds })).body.issueChangeLogs[0]?.changeHistories
        .length ?? 0;
    expect(await of([])).toBe(2);
    expect(await of(['labels'])).toBe(1);
    expect(await of(['summary', 'labels'])).toBe(2);
    expect(await of(['status'])).toBe(0);
  });

  it.each([
    [{}],
    [{ issueIdsOrKeys: [] }],
    [{ issueIdsOrKeys: [1] }],
    [{ issueIdsOrKeys: 'A-1' }],
    [{ issueIdsOrKeys: ['A-1'], maxResults: 0 }],
    [{ issueIdsOrKeys: ['A-1'], fieldIds: 'x' }],
    [{ issueIdsOrKeys: ['A-1'], other: 1 }],
  ])('bulkfetch refuses %j', async (body) => {
    expect((await admin.post(bulk, body)).status).toBe(400);
  });
});
