import { beforeAll, expect, it } from 'vitest';
import { type Client, describeOnEngines } from '../support/server.ts';

const path = '/rest/tessera/1/project-scheme';

describeOnEngines('GET /rest/tessera/1/project-scheme', (context) => {
  let admin: Client;

  beforeAll(async () => {
    admin = context.server.as('admin');
    await context.server.buildUser({ name: 'fred' });
    await context.server.buildProject({ key: 'ZED', name: 'Zed' });
    await context.server.buildProject({ key: 'ABLE', name: 'Able' });
  });

  it('says which schemes each project wears, by name of project', async () => {
    const { status, body } = await admin.get(path);
    expect([status, body.map(({ key }: { key: string }) => key)]).toEqual([200, ['ABLE', 'ZED']]);
    expect(body[0]).toEqual({
      id: expect.stringMatching(/^\d+$/),
      key: 'ABLE',
      name: 'Able',
      archived: false,
      permissionScheme: { id: expect.any(Number), name: expect.any(String) },
      workflowScheme: { id: expect.any(Number), name: expect.any(String) },
      issueTypeScheme: { id: expect.any(Number), name: 'Default Issue Type Scheme' },
      priorityScheme: { id: expect.any(Number), name: 'Default priority scheme' },
      issueSecurityScheme: null,
      notificationScheme: { id: 10_000, name: 'Default Notification Scheme' },
    });
  });

  it('follows what a project is given', async () => {
    const { body: security } = await admin.post('/rest/tessera/1/issuesecurityscheme', {
      name: 'Secrets',
      levels: [{ name: 'Inner' }],
    });
    await admin.put('/rest/tessera/1/project/ZED/issuesecurityscheme', { id: security.id });
    const { body: priorities } = await admin.post('/rest/api/2/priorityschemes', {
      name: 'Two',
      optionIds: ['1', '2'],
    });
    await admin.put('/rest/api/2/project/ZED/priorityscheme', { id: priorities.id });
    const { body } = await admin.get(`${path}?projectKey=ZED`);
    expect(body).toEqual([
      expect.objectContaining({
        key: 'ZED',
        issueSecurityScheme: { id: security.id, name: 'Secrets' },
        priorityScheme: { id: priorities.id, name: 'Two' },
      }),
    ]);
  });

  it('tells administrators alone', async () => {
    expect((await context.server.as('fred').get(path)).status).toBe(403);
    expect((await context.server.anonymous.get(path)).status).toBe(401);
    expect((await admin.get(`${path}?projectKey=NONE`)).body).toEqual([]);
  });
});
