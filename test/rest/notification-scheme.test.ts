import { expect, it } from 'vitest';
import { describeOnEngines, type TestServer } from '../support/server.ts';
import { buildOutsider, buildProjectAdministrator } from '../support/standing.ts';

const url = '/rest/api/2/notificationscheme';
const own = '/rest/tessera/1/notificationscheme';
const expand = 'user,group,projectRole,field,all';

const plain = {
  expand: `notificationSchemeEvents,${expand}`,
  id: 10000,
  self: `http://localhost:8090/jira${url}/10000`,
  name: 'Default Notification Scheme',
  description: '',
};

const build = async (server: TestServer, body: object) => {
  const answer = await server.as('admin').post(own, body);
  if (answer.status !== 201) throw new Error(answer.text);
  return answer.body;
};

describeOnEngines('GET /rest/api/2/notificationscheme', (context) => {
  it('lists schemes a page at a time, their events when asked', async () => {
    const as = context.server.as('admin');
    const first = await as.get(url);
    expect(first.body).toEqual({
      self: `http://localhost:8090/jira${url}?maxResults=50&startAt=0`,
      maxResults: 50,
      startAt: 0,
      total: 1,
      isLast: true,
      values: [plain],
    });
    await build(context.server, { name: 'Another' });
    const page = (await as.get(`${url}?startAt=1&maxResults=1&expand=all`)).body;
    expect(page).toMatchObject({ startAt: 1, maxResults: 1, total: 2, isLast: true });
    expect(page.values[0].notificationSchemeEvents).toHaveLength(17);
    expect((await as.get(`${url}?maxResults=1`)).body.nextPage).toContain('startAt=1');
    expect((await as.get(`${url}?startAt=x`)).status).toBe(400);
  });

  it('has Jira’s events, each told to the assignee, the reporter and the watchers', async () => {
    const { body } = await context.server.as('admin').get(`${url}/10000?expand=notificationSchemeEvents`);
    const [created] = body.notificationSchemeEvents;
    expect(created.event).toMatchObject({ id: 1, name: 'Issue Created' });
    expect(created.notifications.map((one: { notificationType: string }) => one.notificationType)).toEqual([
      'CurrentAssignee',
      'Reporter',
      'AllWatchers',
    ]);
    expect((await context.server.as('admin').get(`${url}/10000`)).body).toEqual(plain);
  });

  it('shows a project administrator the schemes of their projects, and nobody else any', async () => {
    const { server } = context;
    const hidden = await build(server, { name: 'Of nobody' });
    await server.buildProject({ key: 'NOTE' });
    await buildProjectAdministrator(server, 'pia', 'NOTE');
    await server.buildUser({ name: 'plain' });
    expect((await server.as('pia').get(url)).body.values).toEqual([plain]);
    expect((await server.as('plain').get(url)).body.values).toEqual([]);
    const unseen = await server.as('pia').get(`${url}/${hidden.id}`);
    const missing = await server.as('pia').get(`${url}/99999`);
    expect([unseen.status, unseen.text.replaceAll(String(hidden.id), 'X')]).toEqual([
      404,
      missing.text.replaceAll('99999', 'X'),
    ]);
    expect((await server.as('plain').get(`${url}/10000`)).status).toBe(404);
    expect((await server.as('admin').get(`${url}/x`)).status).toBe(404);
    expect((await server.anonymous.get(url)).status).toBe(401);
  });
});

describeOnEngines('the notification scheme of a project', (context) => {
  it('is the default one, or the one that is chosen, or none', async () => {
    const { server } = context;
    const as = server.as('admin');
    await server.buildProject({ key: 'WEAR' });
    const path = '/rest/api/2/project/WEAR/notificationscheme';
    expect((await as.get(path)).body).toEqual(plain);
    const scheme = await build(server, { name: 'Worn' });
    expect((await as.put('/rest/api/2/project/WEAR', { notificationScheme: scheme.id })).status).toBe(200);
    expect((await as.get(path)).body.name).toBe('Worn');
    const refused = await as.delete(`${own}/${scheme.id}`);
    expect([refused.status, refused.body.errorMessages[0]]).toEqual([400, expect.stringContaining('WEAR')]);
    const unknown = await as.put('/rest/api/2/project/WEAR', { notificationScheme: 99_999 });
    expect([unknown.status, Object.keys(unknown.body.errors)]).toEqual([400, ['notificationScheme']]);
    expect((await as.put('/rest/api/2/project/WEAR', { notificationScheme: null })).status).toBe(200);
    expect((await as.get(path)).status).toBe(404);
    expect((await as.delete(`${own}/${scheme.id}`)).status).toBe(204);
  });

  it('is read by those who administer the project, and changed by administrators alone', async () => {
    const { server } = context;
    await server.buildProject({ key: 'WHO' });
    await buildProjectAdministrator(server, 'pia', 'WHO');
    await server.buildUser({ name: 'reader' });
    await buildOutsider(server, 'outsider');
    const path = (key: string) => `/rest/api/2/project/${key}/notificationscheme`;
    expect((await server.as('pia').get(path('WHO'))).status).toBe(200);
    expect((await server.as('reader').get(path('WHO'))).status).toBe(403);
    const hidden = await server.as('outsider').get(path('WHO'));
    const missing = await server.as('outsider').get(path('NONE'));
    expect([hidden.status, hidden.text]).toEqual([404, missing.text.replaceAll('NONE', 'WHO')]);
    expect((await server.anonymous.get(path('WHO'))).status).toBe(401);
    const scheme = await build(server, { name: 'Unreachable' });
    const change = { notificationScheme: scheme.id };
    expect((await server.as('pia').put('/rest/api/2/project/WHO', change)).status).toBe(403);
  });
});

describeOnEngines('GET /rest/tessera/1/notification-event', (context) => {
  it('lists every event that a scheme can tell of, to administrators', async () => {
    const path = '/rest/tessera/1/notification-event';
    const { status, body } = await context.server.as('admin').get(path);
    expect([status, body.length]).toEqual([200, 17]);
    expect(body[0]).toEqual({ id: 1, name: 'Issue Created', description: 'An issue was made.' });
    await buildOutsider(context.server, 'mallory');
    expect((await context.server.as('mallory').get(path)).status).toBe(403);
    expect((await context.server.anonymous.get(path)).status).toBe(401);
  });
});

describeOnEngines('editing notification schemes', (context) => {
  it('tells whom it is told to tell, shown in full when expanded', async () => {
    const { server } = context;
    const as = server.as('admin');
    await server.buildUser({ name: 'fred' });
    const scheme = await build(server, {
      name: 'Whole',
      notifications: [
        { event: 1, notificationType: 'User', parameter: 'fred' },
        { event: '1', notificationType: 'Group', parameter: 'jira-administrators' },
        { event: 1, notificationType: 'ProjectRole', parameter: 10002 },
        { event: 2, notificationType: 'EmailAddress', parameter: 'list@example.com' },
        { event: 2, notificationType: 'ProjectLead' },
      ],
    });
    const [created, updated] = scheme.notificationSchemeEvents;
    expect(created.notifications).toMatchObject([
      { notificationType: 'User', expand: 'user', user: { name: 'fred' } },
      { notificationType: 'Group', parameter: 'jira-administrators', group: { name: 'jira-administrators' } },
      { notificationType: 'ProjectRole', parameter: '10002', projectRole: { name: 'Administrators' } },
    ]);
    expect(updated.notifications).toMatchObject([
      { notificationType: 'EmailAddress', emailAddress: 'list@example.com' },
      { notificationType: 'ProjectLead' },
    ]);
    const brief = (await as.get(`${url}/${scheme.id}?expand=notificationSchemeEvents`)).body;
    expect(brief.notificationSchemeEvents[0].notifications[1]).not.toHaveProperty('group');
    const added = await as.post(`${own}/${scheme.id}/notification`, {
      event: 3,
      notificationType: 'Reporter',
    });
    expect(added.status).toBe(201);
    const again = await as.post(`${own}/${scheme.id}/notification`, {
      event: 3,
      notificationType: 'Reporter',
    });
    expect(again.status).toBe(400);
    const path = `${own}/${scheme.id}/notification/${added.body.id}`;
    expect((await as.delete(path)).status).toBe(204);
    expect((await as.delete(path)).status).toBe(404);
    const renamed = await as.put(`${own}/${scheme.id}`, { name: 'Renamed', description: 'd' });
    expect(renamed.body).toMatchObject({ name: 'Renamed', description: 'd' });
  });

  it('refuses by field what is malformed, and leaves nothing behind', async () => {
    const { server } = context;
    const as = server.as('admin');
    const notify = (one: object) => ({ name: 'Broken', notifications: [{ event: 1, ...one }] });
    const bodies: [body: unknown, field: string][] = [
      [{ name: ' ' }, 'name'],
      [{ name: 'default notification SCHEME' }, 'name'],
      [{ name: 'x'.repeat(256) }, 'name'],
      [{}, ''],
      [{ name: 'Broken', extra: true }, ''],
      [{ name: 'Broken', notifications: [{ event: 99, notificationType: 'Reporter' }] }, 'event'],
      [notify({ notificationType: 'Everybody' }), 'notificationType'],
      [notify({ notificationType: 'User' }), 'parameter'],
      [notify({ notificationType: 'User', parameter: 'ghost' }), 'parameter'],
      [notify({ notificationType: 'ProjectRole', parameter: 'x' }), 'parameter'],
      [notify({ notificationType: 'Reporter', parameter: 'x' }), 'parameter'],
      [notify({ notificationType: 'EmailAddress', parameter: 'a@b,c@d' }), 'parameter'],
      [notify({ notificationType: 'EmailAddress', parameter: 'a@b\r\nBcc: c@d' }), 'parameter'],
    ];
    for (const [body, field] of bodies) {
      const answer = await as.post(own, body);
      expect([body, answer.status]).toEqual([body, 400]);
      if (field) expect(Object.keys(answer.body.errors)).toEqual([field]);
    }
    expect((await as.get(url)).body.values.map((one: { name: string }) => one.name)).not.toContain('Broken');
    expect((await as.delete(`${own}/10000`)).status).toBe(400);
    expect((await as.delete(`${own}/99999`)).status).toBe(404);
    await server.buildUser({ name: 'plain' });
    expect((await server.as('plain').post(own, { name: 'Mine' })).status).toBe(403);
    expect((await server.anonymous.post(own, { name: 'Mine' })).status).toBe(401);
  });
});
