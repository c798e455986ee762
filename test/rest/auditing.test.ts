import { describe, expect, it } from 'vitest';
import { describeOnEngines } from '../support/server.ts';

describeOnEngines('/rest/api/2/auditing/record', (context) => {
  const url = '/rest/api/2/auditing/record';
  const admin = () => context.server.as('admin');
  const summaries = (body: { records: { summary: string }[] }) => body.records.map((one) => one.summary);

  describe('GET', () => {
    it('lists the newest first, in the shape of Jira', async () => {
      const user = await context.server.buildUser({ name: 'audited' });
      const { status, body } = await admin().get(`${url}?limit=1&filter=audited`);
      expect(status).toBe(200);
      expect(body).toMatchObject({ offset: 0, limit: 1 });
      expect(body.records).toHaveLength(1);
      const whole = (await admin().get(`${url}?filter=created%20AUDITED`)).body;
      expect(whole.records[0]).toEqual({
        id: expect.any(Number),
        summary: 'User created',
        remoteAddress: '127.0.0.1',
        authorKey: expect.stringMatching(/^JIRAUSER\d+$/),
        created: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+0000$/),
        category: 'user management',
        eventSource: '',
        objectItem: { id: user.key.replace('JIRAUSER', ''), name: 'audited', typeName: 'USER' },
        changedValues: [],
        associatedItems: [],
      });
    });

    it('finds records by their project and by who did it', async () => {
      const project = await context.server.buildProject({ key: 'AUD' });
      const byProject = (await admin().get(`${url}?projectIds=${project.id}`)).body;
      expect(byProject.total).toBeGreaterThan(0);
      expect(byProject.records[0].objectItem).toMatchObject({ id: String(project.id), typeName: 'PROJECT' });
      expect((await admin().get(`${url}?projectIds=999999`)).body.total).toBe(0);
      const me = (await admin().get('/rest/api/2/myself')).body;
      const byAuthor = (await admin().get(`${url}?userIds=${me.key}`)).body;
      expect(byAuthor.total).toBeGreaterThan(0);
      const authors = new Set(byAuthor.records.map((one: { authorKey: string }) => one.authorKey));
      expect([...authors]).toEqual([me.key]);
      expect((await admin().get(`${url}?userIds=${me.key.replace('JIRAUSER', '')}`)).body.total).toBe(
        byAuthor.total,
      );
    });

    it('finds records of a time, both ends included', async () => {
      await admin().post(url, { summary: 'Just now', category: 'tests' });
      const { created } = (await admin().get(`${url}?filter=just+now`)).body.records[0];
      const at = encodeURIComponent(created);
      const within = (await admin().get(`${url}?from=${at}&to=${at}&filter=just+now`)).body;
      expect(summaries(within)).toEqual(['Just now']);
      expect((await admin().get(`${url}?to=2001-01-01`)).body).toMatchObject({ total: 0, records: [] });
      expect((await admin().get(`${url}?from=2100-01-01T00:00:00.000Z`)).body.total).toBe(0);
    });

    it('takes signs of LIKE for what they are', async () => {
      await admin().post(url, { summary: 'Saved 100% of it', category: 'tests' });
      expect(summaries((await admin().get(`${url}?filter=100%25`)).body)).toEqual(['Saved 100% of it']);
      expect((await admin().get(`${url}?filter=1_0%25`)).body.total).toBe(0);
    });

    it('refuses what is no number and no date, naming the parameter', async () => {
      for (const [query, field] of [
        ['offset=x', 'offset'],
        ['limit=-1', 'limit'],
        ['from=yesterday', 'from'],
        ['to=2015-13-45', 'to'],
      ]) {
        const { status, body } = await admin().get(`${url}?${query}`);
        expect(status, query).toBe(400);
        expect(Object.keys(body.errors)).toEqual([field]);
      }
    });

    it('passes over the offset, and never gives more than a thousand', async () => {
      const all = (await admin().get(url)).body;
      const rest = (await admin().get(`${url}?offset=1&limit=5000`)).body;
      expect(rest.limit).toBe(1000);
      expect(rest.records[0].id).toBe(all.records[1].id);
    });

    it('is for administrators', async () => {
      await context.server.buildUser({ name: 'nosy' });
      expect((await context.server.as('nosy').get(url)).status).toBe(403);
      expect((await context.server.anonymous.get(url)).status).toBe(401);
    });
  });

  describe('POST', () => {
    it('appends a record, by whom and when the server knows', async () => {
      const told = {
        id: 1,
        summary: 'Script ran',
        category: 'scripts',
        eventSource: 'Nightly job',
        description: 'Cleaned up',
        authorKey: 'somebody-else',
        remoteAddress: '10.0.0.1',
        created: '2001-01-01T00:00:00.000+0000',
        objectItem: { id: '7', name: 'job', typeName: 'JOB', parentId: '1', parentName: 'jobs' },
        changedValues: [{ fieldName: 'state', changedFrom: 'off', changedTo: 'on' }],
        associatedItems: [{ id: '4711', name: 'Some project', typeName: 'PROJECT' }],
      };
      const answer = await admin().post(url, told);
      expect(answer.status).toBe(201);
      expect(answer.text).toBe('');
      const { body } = await admin().get(`${url}?projectIds=4711`);
      expect(body.total).toBe(1);
      const { id, authorKey, remoteAddress, created, ...same } = told;
      expect(body.records[0]).toMatchObject(same);
      expect(body.records[0].authorKey).toMatch(/^JIRAUSER/);
      expect(body.records[0].remoteAddress).toBe('127.0.0.1');
      expect(body.records[0].created).not.toContain('2001');
      expect([id, authorKey, remoteAddress, created]).not.toContain(body.records[0].id);
    });

    it('refuses what is missing, mistyped, too long or unknown, and writes nothing', async () => {
      const before = (await admin().get(url)).body.total;
      for (const body of [
        {},
        { summary: 'x' },
        { summary: ' ', category: 'x' },
        { summary: 5, category: 'x' },
        { summary: 'x'.repeat(256), category: 'x' },
        { summary: 'x', category: 'x', surprise: true },
        { summary: 'x', category: 'x', objectItem: { id: '1' } },
        { summary: 'x', category: 'x', changedValues: 'none' },
        { summary: 'nul \0', category: 'x' },
        [],
      ]) {
        expect((await admin().post(url, body)).status, JSON.stringify(body)).toBe(400);
      }
      expect((await admin().get(url)).body.total).toBe(before);
    });

    it('is for administrators', async () => {
      await context.server.buildUser({ name: 'teller' });
      const told = { summary: 'x', category: 'x' };
      expect((await context.server.as('teller').post(url, told)).status).toBe(403);
      expect((await context.server.anonymous.post(url, told)).status).toBe(401);
    });
  });
});
