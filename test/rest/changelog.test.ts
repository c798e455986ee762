import { beforeAll, describe, expect, it } from 'vitest';
import { type Client, describeOnEngines } from '../support/server.ts';

const path = '/rest/api/2/issue';

describeOnEngines('the history of an issue', (context) => {
  let admin: Client;
  let fredKey: string;

  beforeAll(async () => {
    const { server } = context;
    admin = server.as('admin');
    fredKey = (await server.buildUser({ name: 'fred', displayName: 'Fred F. User' })).key;
    await server.buildProject({ key: 'TEST' });
    for (const name of ['Engine', 'Wheels'])
      await admin.post('/rest/api/2/component', { name, project: 'TEST' });
    for (const name of ['1.0', '2.0']) await admin.post('/rest/api/2/version', { name, project: 'TEST' });
  });

  const fresh = async (more: Record<string, unknown> = {}): Promise<string> =>
    (await context.server.buildIssue({ project: 'TEST', summary: 'Before', ...more })).key;
  const history = async (key: string) =>
    (await admin.get(`${path}/${key}?expand=changelog&fields=summary`)).body.changelog;
  /** What one edit is told as. */
  const told = async (before: Record<string, unknown>, fields: Record<string, unknown>) => {
    const key = await fresh(before);
    const answer = await admin.put(`${path}/${key}`, { fields });
    expect(answer.status, answer.text).toBe(204);
    const { histories } = await history(key);
    return histories.flatMap((one: { items: Record<string, unknown>[] }) =>
      one.items.map(({ fieldtype, ...item }) => {
        expect(fieldtype).toBe('jira');
        return item;
      }),
    );
  };
  const item = (
    field: string,
    fieldId: string,
    from: unknown,
    fromString: unknown,
    to: unknown,
    toText: unknown,
  ) => ({ field, fieldId, from, fromString, to, toString: toText });
  const id = expect.stringMatching(/^\d+$/);

  describe('expand=changelog', () => {
    it('is empty for an issue that was only made', async () => {
      expect(await history(await fresh({ labels: ['a'] }))).toEqual({
        startAt: 0,
        maxResults: 0,
        total: 0,
        histories: [],
      });
    });

    it('tells each edit once, oldest first, with its author and moment', async () => {
      const key = await fresh();
      for (const summary of ['One', 'Two']) {
        context.server.pass(1000);
        await admin.put(`${path}/${key}`, { fields: { summary, labels: [summary] } });
      }
      const { histories, ...page } = await history(key);
      expect(page).toEqual({ startAt: 0, maxResults: 2, total: 2 });
      expect(histories[0]).toMatchObject({
        id,
        author: { name: 'admin' },
        created: expect.stringMatching(/\+0000$/),
      });
      expect(histories[0].created < histories[1].created).toBe(true);
      expect(
        histories.map((one: { items: { field: string }[] }) => one.items.map((each) => each.field)),
      ).toEqual([
        ['labels', 'summary'],
        ['labels', 'summary'],
      ]);
    });

    it('says nothing where nothing changed', async () => {
      expect(
        await told(
          { labels: ['a', 'b'], duedate: '2026-01-01' },
          { summary: 'Before', labels: ['b', 'a'], duedate: '2026-01-01', priority: { name: 'Medium' } },
        ),
      ).toEqual([]);
    });

    it('tells texts by their strings alone', async () => {
      expect(
        await told({ description: 'old' }, { summary: 'After', description: null, environment: 'new' }),
      ).toEqual([
        item('description', 'description', null, 'old', null, null),
        item('summary', 'summary', null, 'Before', null, 'After'),
        item('environment', 'environment', null, null, null, 'new'),
      ]);
    });

    it('tells references by id and name', async () => {
      expect(await told({}, { priority: { name: 'High' }, issuetype: { name: 'Bug' } })).toEqual([
        item('issuetype', 'issuetype', id, 'Task', id, 'Bug'),
        item('priority', 'priority', '3', 'Medium', '2', 'High'),
      ]);
    });

    it('tells people by key and display name', async () => {
      expect(await told({}, { assignee: { name: 'fred' }, reporter: { name: 'fred' } })).toEqual([
        item('assignee', 'assignee', null, null, fredKey, 'Fred F. User'),
        item('reporter', 'reporter', expect.any(String), 'Administrator', fredKey, 'Fred F. User'),
      ]);
      expect(await told({ assignee: { name: 'fred' } }, { assignee: null })).toEqual([
        item('assignee', 'assignee', fredKey, 'Fred F. User', null, null),
      ]);
    });

    it('tells labels as one text of all of them', async () => {
      expect(await told({ labels: ['b'] }, { labels: ['c', 'a'] })).toEqual([
        item('labels', 'labels', null, 'b', null, 'a c'),
      ]);
      expect(await told({ labels: ['b'] }, { labels: [] })).toEqual([
        item('labels', 'labels', null, 'b', null, ''),
      ]);
    });

    it('tells components and versions one by one, what went before what came', async () => {
      expect(
        await told(
          { components: [{ name: 'Engine' }], fixVersions: [{ name: '1.0' }] },
          {
            components: [{ name: 'Wheels' }],
            fixVersions: [{ name: '1.0' }, { name: '2.0' }],
            versions: [{ name: '1.0' }],
          },
        ),
      ).toEqual([
        item('Fix Version', 'fixVersions', null, null, id, '2.0'),
        item('Version', 'versions', null, null, id, '1.0'),
        item('Component', 'components', id, 'Engine', null, null),
        item('Component', 'components', null, null, id, 'Wheels'),
      ]);
    });

    it('tells the due date as a day and as a moment', async () => {
      expect(await told({}, { duedate: '2012-04-12' })).toEqual([
        item('duedate', 'duedate', null, null, '2012-04-12', '2012-04-12 00:00:00.0'),
      ]);
    });

    it('tells estimates in seconds', async () => {
      expect(
        await told(
          { timetracking: { originalEstimate: '1h', remainingEstimate: '1h' } },
          { timetracking: { remainingEstimate: '30m' } },
        ),
      ).toEqual([item('timeestimate', 'timeestimate', '3600', '3600', '1800', '1800')]);
    });

    it('tells whom an issue was assigned to, even when that was left to the project', async () => {
      await admin.put('/rest/api/2/project/TEST', { assigneeType: 'PROJECT_LEAD', lead: 'fred' });
      const key = await fresh({ assignee: { name: 'admin' } });
      await admin.put(`${path}/${key}/assignee`, { name: '-1' });
      expect((await history(key)).histories[0].items).toMatchObject([
        { field: 'assignee', fromString: 'Administrator', to: fredKey, toString: 'Fred F. User' },
      ]);
      await admin.put('/rest/api/2/project/TEST', { assigneeType: 'UNASSIGNED', lead: 'admin' });
    });

    it('keeps names as they were', async () => {
      const key = await fresh({ components: [{ name: 'Engine' }] });
      await admin.put(`${path}/${key}`, { fields: { components: [] } });
      const component = (await admin.get('/rest/api/2/project/TEST/components')).body.find(
        (one: { name: string }) => one.name === 'Engine',
      );
      await admin.put(`/rest/api/2/component/${component.id}`, { name: 'Motor' });
      expect((await history(key)).histories[0].items[0].fromString).toBe('Engine');
      await admin.put(`/rest/api/2/component/${component.id}`, { name: 'Engine' });
    });

    it('leaves no trace of an edit that was refused', async () => {
      const key = await fresh();
      await admin.put(`${path}/${key}`, { fields: { description: 'x', nope: 1 } });
      await admin.put(`${path}/${key}`, {
        fields: { description: 'x' },
        update: { comment: [{ add: { body: 'x', visibility: { type: 'group', value: 'nope' } } }] },
      });
      expect((await history(key)).total).toBe(0);
      expect((await admin.get(`${path}/${key}`)).body.fields).toMatchObject({
        description: null,
        comment: { total: 0 },
      });
    });
  });
});
