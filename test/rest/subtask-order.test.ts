import { beforeAll, expect, it } from 'vitest';
import { buildProjectGranting } from '../support/grants.ts';
import { type Client, describeOnEngines } from '../support/server.ts';

const path = '/rest/api/2/issue';

describeOnEngines('sub-tasks and their order', (context) => {
  let admin: Client;
  let fred: Client;

  beforeAll(async () => {
    const { server } = context;
    admin = server.as('admin');
    await server.buildUser({ name: 'fred' });
    fred = server.as('fred');
    await server.buildProject({ key: 'TEST' });
    await buildProjectGranting(server, 'LOOK', {
      BROWSE_PROJECTS: ['user:fred', 'user:admin'],
      CREATE_ISSUES: ['user:admin'],
      EDIT_ISSUES: ['user:admin'],
    });
    await server.buildProject({ key: 'HIDE' });
  });

  const family = async (count: number, project = 'TEST') => {
    const { key } = await context.server.buildIssue({ project });
    const keys: string[] = [];
    for (let at = 0; at < count; at++) {
      const child = { project, issuetype: 'Sub-task', parent: { key }, summary: `Child ${at}` };
      keys.push((await context.server.buildIssue(child)).key);
    }
    return { key: key as string, keys };
  };
  const listed = async (key: string, client = admin): Promise<string[]> =>
    (await client.get(`${path}/${key}/subtask`)).body.map((one: { key: string }) => one.key);
  const move = (key: string, original: unknown, current: unknown, client = admin) =>
    client.post(`${path}/${key}/subtask/move`, { original, current });

  it('are listed as references, and an issue without any has an empty list', async () => {
    const { key, keys } = await family(1);
    const { status, body } = await admin.get(`${path}/${key}/subtask`);
    expect(status).toBe(200);
    expect(body).toHaveLength(1);
    expect(body[0]).toMatchObject({
      key: keys[0],
      id: expect.any(String),
      self: expect.stringMatching(/\/rest\/api\/2\/issue\/\d+$/),
      fields: { summary: 'Child 0', issuetype: { subtask: true }, status: { name: expect.any(String) } },
    });
    expect(await listed(keys[0] as string)).toEqual([]);
  });

  it('come in the order in which they were made, until one is moved, and then everywhere in the new one', async () => {
    const { key, keys } = await family(4);
    const [a, b, c, d] = keys;
    expect(await listed(key)).toEqual([a, b, c, d]);
    expect((await move(key, 3, 0)).status).toBe(204);
    expect(await listed(key)).toEqual([d, a, b, c]);
    expect((await move(key, 0, 2)).status).toBe(204);
    expect(await listed(key)).toEqual([a, b, d, c]);
    const issue = (await admin.get(`${path}/${key}?fields=subtasks`)).body;
    expect(issue.fields.subtasks.map((one: { key: string }) => one.key)).toEqual([a, b, d, c]);
    const late = await context.server.buildIssue({ project: 'TEST', issuetype: 'Sub-task', parent: { key } });
    expect(await listed(key)).toEqual([a, b, d, c, late.key]);
  });

  it('stay as they are when one is moved to its own place', async () => {
    const { key, keys } = await family(2);
    expect((await move(key, 1, 1)).status).toBe(204);
    expect(await listed(key)).toEqual(keys);
  });

  it('can be moved by whoever may edit the issue, which can be asked first', async () => {
    const { key, keys } = await family(2, 'LOOK');
    const may = async (client: Client) => (await client.get(`${path}/${key}/subtask/move`)).body;
    expect(await may(admin)).toBe(true);
    expect(await may(fred)).toBe(false);
    expect((await move(key, 0, 1, fred)).status).toBe(403);
    expect(await listed(key)).toEqual(keys);
    expect((await move(key, 0, 1)).status).toBe(204);
    expect(await listed(key, fred)).toEqual(keys.toReversed());
  });

  it.each([
    [0, 2, 'current'],
    [5, 0, 'original'],
    [-1, 0, 'original'],
    [0, 1.5, 'current'],
    ['x', 0, 'original'],
    [0, null, 'current'],
    [0, undefined, 'current'],
    [0, 1e300, 'current'],
  ])('are not moved from %s to %s: 400 names %s', async (original, current, field) => {
    const { key, keys } = await family(2);
    const answer = await move(key, original, current);
    expect(answer.status, answer.text).toBe(400);
    expect(answer.text).toContain(field);
    expect(await listed(key)).toEqual(keys);
  });

  it('of a hidden issue are as those of a missing one', async () => {
    const { key } = await family(1, 'HIDE');
    await admin.put('/rest/api/2/project/HIDE/permissionscheme', {
      id: (await admin.get('/rest/api/2/project/LOOK/permissionscheme')).body.id,
    });
    const stranger = context.server.anonymous;
    for (const rest of ['/subtask', '/subtask/move']) {
      const hidden = await stranger.get(`${path}/${key}${rest}`);
      const missing = await stranger.get(`${path}/HIDE-999${rest}`);
      expect([hidden.status, hidden.text]).toEqual([missing.status, missing.text]);
      expect(hidden.status).toBe(401);
    }
    expect((await fred.get(`${path}/NONE-1/subtask`)).status).toBe(404);
    expect((await move(key, 0, 0, stranger)).status).toBe(401);
  });
});
