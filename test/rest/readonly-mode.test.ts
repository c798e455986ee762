import { expect, it } from 'vitest';
import { adminPassword, basic, describeOnEngines, userPassword } from '../support/server.ts';

const url = '/rest/api/2/readonly-mode';

describeOnEngines('/rest/api/2/readonly-mode', (context) => {
  const admin = () => context.server.with({ authorization: basic('admin', adminPassword) });
  const off = { enabled: false, message: '', endTime: '', timeZone: '' };

  it('is off at first, as every user may know', async () => {
    await context.server.buildUser({ name: 'reader' });
    expect((await context.server.as('reader').get(url)).body).toEqual(off);
    expect((await context.server.anonymous.get(url)).status).toBe(401);
  });

  it('refuses every change while it is on, and takes them again afterwards', async () => {
    await context.server.buildProject({ key: 'ROM' });
    const issue = await context.server.buildIssue({ project: 'ROM' });
    const mode = {
      enabled: true,
      message: 'We move.',
      endTime: '2030-01-01T10:00',
      timeZone: 'Europe/Berlin',
    };
    expect((await admin().put(url, mode)).status).toBe(200);
    expect((await context.server.as('reader').get(url)).body).toEqual(mode);

    const change = await admin().post(`/rest/api/2/issue/${issue.key}/comment`, { body: 'Hello' });
    expect(change.status).toBe(503);
    expect(change.body.errorMessages).toEqual([
      'Jira is in read-only mode until 2030-01-01T10:00 (Europe/Berlin): nothing can be changed. We move.',
    ]);
    expect((await admin().put(`/rest/api/2/issue/${issue.key}`, { fields: { summary: 'x' } })).status).toBe(
      503,
    );
    expect((await admin().delete(`/rest/api/2/issue/${issue.key}`)).status).toBe(503);
    expect((await context.server.as('reader').post('/rest/api/2/issue', {})).status).toBe(503);

    expect((await admin().put(url, { enabled: false })).status).toBe(200);
    const taken = await admin().post(`/rest/api/2/issue/${issue.key}/comment`, { body: 'Hello' });
    expect(taken.status).toBe(201);
    await admin().put(url, off);
  });

  it('lets people read, search, log in and log out meanwhile', async () => {
    await admin().put(url, { enabled: true });
    expect((await admin().get('/rest/api/2/myself')).status).toBe(200);
    expect((await admin().post('/rest/api/2/search', { jql: 'project = ROM' })).status).toBe(200);
    const login = await context.server.anonymous.post('/rest/auth/1/session', {
      username: 'reader',
      password: userPassword,
    });
    expect(login.status).toBe(200);
    const cookie = `JSESSIONID=${login.body.session.value}`;
    expect((await context.server.with({ cookie }).delete('/rest/auth/1/session')).status).toBe(204);
    await admin().put(url, { enabled: false });
  });

  it('does not tell somebody who may not call what the state of the server is', async () => {
    await admin().put(url, { enabled: true });
    expect((await context.server.anonymous.post('/rest/api/2/user', {})).status).toBe(401);
    expect((await context.server.as('reader').post('/rest/api/2/user', {})).status).toBe(403);
    await admin().put(url, { enabled: false });
  });

  it('refuses what it cannot read, and stays as it is', async () => {
    for (const body of [
      {},
      { enabled: 'yes' },
      { enabled: true, surprise: 1 },
      { enabled: true, message: 'x'.repeat(1001) },
      { enabled: true, timeZone: 'Mars/Olympus' },
      { enabled: true, endTime: 'tomorrow' },
      { enabled: true, message: 'nul\0' },
    ]) {
      expect((await admin().put(url, body)).status, JSON.stringify(body)).toBe(400);
    }
    expect((await admin().get(url)).body.enabled).toBe(false);
  });

  it('is switched by system administrators with a confirmed password', async () => {
    expect((await context.server.as('reader').put(url, { enabled: true })).status).toBe(403);
    expect((await context.server.anonymous.put(url, { enabled: true })).status).toBe(401);
    expect((await context.server.as('admin').put(url, { enabled: true })).status).toBe(401);
  });

  it('is told to the audit log', async () => {
    await admin().put(url, { enabled: true });
    await admin().put(url, { enabled: false });
    const { body } = await admin().get('/rest/api/2/auditing/record?filter=read-only+mode&limit=2');
    expect(body.records.map((one: { summary: string }) => one.summary)).toEqual([
      'Read-only mode switched off',
      'Read-only mode switched on',
    ]);
  });
});
