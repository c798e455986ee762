import { beforeAll, expect, it } from 'vitest';
import { adminPassword, basic, describeOnEngines } from '../support/server.ts';
import { buildOutsider } from '../support/standing.ts';

const api = '/rest/api/2';

describeOnEngines('The issues that a user looked at lately', (context) => {
  const search = async (as: string, jql: string): Promise<string[]> => {
    const { status, body } = await context.server.as(as).post(`${api}/search`, { jql, fields: ['summary'] });
    expect(status, JSON.stringify(body)).toBe(200);
    return body.issues.map((issue: { key: string }) => issue.key);
  };
  const look = (as: string, key: string) =>
    context.server.as(as).get(`${api}/issue/${key}?updateHistory=true&fields=summary`);
  const lastViewed = async (as: string, key: string) =>
    (await context.server.as(as).get(`${api}/issue/${key}?fields=lastViewed&expand=renderedFields`)).body;

  beforeAll(async () => {
    const { server } = context;
    await server.buildUser({ name: 'fred' });
    await server.buildUser({ name: 'gina' });
    await buildOutsider(server, 'olga');
    await server.buildProject({ key: 'LOOK' });
    for (let at = 0; at < 4; at++) await server.buildIssue({ project: 'LOOK', summary: `Looked ${at}` });
  });

  it('are those read with updateHistory=true, and no others', async () => {
    await context.server.as('fred').get(`${api}/issue/LOOK-1`);
    await context.server.as('fred').get(`${api}/issue/LOOK-1?updateHistory=false`);
    expect(await search('fred', 'issue in issueHistory()')).toEqual([]);
    expect((await look('fred', 'LOOK-1')).status).toBe(200);
    expect(await search('fred', 'issue in issueHistory()')).toEqual(['LOOK-1']);
    expect(await search('fred', 'project = LOOK and key not in issueHistory()')).not.toContain('LOOK-1');
  });

  it('show when they were looked at, to whoever looked only', async () => {
    await look('fred', 'LOOK-2');
    const own = await lastViewed('fred', 'LOOK-2');
    expect(own.fields.lastViewed).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}[+-]\d{4}$/);
    expect(own.renderedFields.lastViewed).toMatch(/^Today /);
    expect((await lastViewed('gina', 'LOOK-2')).fields.lastViewed).toBeNull();
    expect(await search('gina', 'issue in issueHistory() or lastViewed is not empty')).toEqual([]);
  });

  it('are found and sorted by lastViewed', async () => {
    const { server } = context;
    for (const key of ['LOOK-3', 'LOOK-1', 'LOOK-2']) {
      server.pass(60_000);
      await look('fred', key);
    }
    const newest = ['LOOK-2', 'LOOK-1', 'LOOK-3'];
    expect(await search('fred', 'lastViewed is not empty order by lastViewed')).toEqual(newest);
    expect(await search('fred', 'project = LOOK order by lastViewed asc')).toEqual([
      ...newest.toReversed(),
      'LOOK-4',
    ]);
    expect(await search('fred', 'project = LOOK and lastViewed >= -1d order by lastViewed desc')).toEqual(
      newest,
    );
    expect(await search('fred', 'project = LOOK and lastViewed < -1d')).toEqual([]);
    expect(await search('fred', 'project = LOOK and lastViewed is empty')).toEqual(['LOOK-4']);
  });

  it('come first where an issue is picked, the last one before the others', async () => {
    const { server } = context;
    for (const key of ['LOOK-4', 'LOOK-1']) {
      server.pass(1000);
      await look('gina', key);
    }
    const { body } = await server.as('gina').get(`${api}/issue/picker?query=look`);
    const [history] = body.sections;
    expect(history.id).toBe('hs');
    expect(history.issues.map((issue: { key: string }) => issue.key)).toEqual(['LOOK-1', 'LOOK-4']);
    const none = await server.as('gina').get(`${api}/issue/picker?query=`);
    expect(none.body.sections[0].issues.map((issue: { key: string }) => issue.key)).toEqual([
      'LOOK-1',
      'LOOK-4',
    ]);
  });

  it('hold an issue that was created with updateHistory=true', async () => {
    const { server } = context;
    const fields = { project: { key: 'LOOK' }, summary: 'New', issuetype: { name: 'Task' } };
    const plain = await server.as('gina').post(`${api}/issue`, { fields });
    const { status, body } = await server.as('gina').post(`${api}/issue?updateHistory=true`, { fields });
    expect(status).toBe(201);
    const history = await search('gina', 'issue in issueHistory()');
    expect(history).toContain(body.key);
    expect(history).not.toContain(plain.body.key);
  });

  it('hold an issue whose page was opened', async () => {
    const { server } = context;
    const { key } = await server.buildIssue({ project: 'LOOK', summary: 'Page' });
    expect((await server.as('gina').get(`/browse/${key}`)).status).toBe(200);
    expect(await search('gina', 'issue in issueHistory() order by lastViewed desc')).toContain(key);
  });

  it('are the last fifty', async () => {
    const { server } = context;
    await server.buildUser({ name: 'walker' });
    const issueUpdates = Array.from({ length: 51 }, (_, at) => ({
      fields: { project: { key: 'LOOK' }, summary: `Many ${at}`, issuetype: { name: 'Task' } },
    }));
    const { body } = await server.as('admin').post(`${api}/issue/bulk`, { issueUpdates });
    const keys = body.issues.map((issue: { key: string }) => issue.key);
    for (const key of keys) {
      server.pass(10);
      await look('walker', key);
    }
    const kept = (
      await server.as('walker').post(`${api}/search`, { jql: 'issue in issueHistory()', maxResults: 100 })
    ).body.issues;
    expect(kept).toHaveLength(50);
    expect(kept.map((issue: { key: string }) => issue.key)).not.toContain(keys[0]);
  });

  it('never hold what one may not browse, and do not tell that it is there', async () => {
    const hidden = await look('olga', 'LOOK-1');
    const missing = await look('olga', 'LOOK-9999');
    expect([hidden.status, hidden.body]).toEqual([missing.status, missing.body]);
    expect(hidden.status).toBe(404);
    expect(await search('olga', 'issue in issueHistory()')).toEqual([]);
  });

  it('are of nobody who is not logged in', async () => {
    const { server } = context;
    const answer = await server.anonymous.get(`${api}/issue/LOOK-1?updateHistory=true`);
    expect(answer.status).toBe(401);
    const found = await server.anonymous.post(`${api}/search`, { jql: 'issue in issueHistory()' });
    expect(found.body.issues).toEqual([]);
  });

  it('are read, and not written, while the server is read-only', async () => {
    const { server } = context;
    const readOnly = async (enabled: boolean) => {
      const admin = server.with({ authorization: basic('admin', adminPassword) });
      expect((await admin.put(`${api}/readonly-mode`, { enabled })).status).toBeLessThan(300);
    };
    await readOnly(true);
    const before = await lastViewed('fred', 'LOOK-1');
    server.pass(60_000);
    const { status, body } = await server
      .as('fred')
      .get(`${api}/issue/LOOK-1?updateHistory=true&fields=lastViewed`);
    await readOnly(false);
    expect(status).toBe(200);
    expect(body.fields.lastViewed).toBe(before.fields.lastViewed);
  });
});
