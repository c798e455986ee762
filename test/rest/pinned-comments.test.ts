import { beforeAll, expect, it } from 'vitest';
import { buildProjectGranting } from '../support/grants.ts';
import { type Client, describeOnEngines } from '../support/server.ts';

const path = '/rest/api/2/issue';

describeOnEngines('pinned comments', (context) => {
  let admin: Client;
  let fred: Client;

  beforeAll(async () => {
    const { server } = context;
    admin = server.as('admin');
    await server.buildUser({ name: 'fred' });
    fred = server.as('fred');
    await buildProjectGranting(server, 'TEST', {
      BROWSE_PROJECTS: ['user:admin', 'user:fred'],
      CREATE_ISSUES: ['user:admin'],
      EDIT_ISSUES: ['user:admin'],
      ADD_COMMENTS: ['user:admin', 'user:fred'],
      DELETE_ALL_COMMENTS: ['user:admin'],
    });
  });

  const fresh = async (): Promise<string> => (await context.server.buildIssue({ project: 'TEST' })).key;
  const comment = async (key: string, more: object = {}): Promise<string> =>
    (await admin.post(`${path}/${key}/comment`, { body: 'Text', ...more })).body.id;
  const pin = (key: string, id: string, pinned: unknown, client = admin) =>
    client.put(`${path}/${key}/comment/${id}/pin`, JSON.stringify(pinned), {
      headers: { 'content-type': 'application/json' },
    });
  const pinned = async (key: string, client = admin) =>
    (await client.get(`${path}/${key}/pinned-comments`)).body;

  it('are pinned, listed with the newest pin first, and unpinned', async () => {
    const key = await fresh();
    const [one, two] = [await comment(key), await comment(key)];
    expect(await pinned(key)).toEqual([]);
    expect((await pin(key, two, true)).status).toBe(204);
    context.server.pass(1000);
    expect((await pin(key, one, true)).status).toBe(204);
    expect((await pin(key, one, true)).status).toBe(204);
    const list = await pinned(key, fred);
    expect(list.map((each: { comment: { id: string } }) => each.comment.id)).toEqual([one, two]);
    expect(list[0]).toMatchObject({
      comment: { body: 'Text', author: { name: 'admin' } },
      pinnedBy: expect.any(String),
      pinnedDate: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}[+-]\d{4}$/),
    });
    expect((await pin(key, one, false)).status).toBe(204);
    expect((await pin(key, one, false)).status).toBe(204);
    expect(await pinned(key)).toHaveLength(1);
    await admin.delete(`${path}/${key}/comment/${two}`);
    expect(await pinned(key)).toEqual([]);
  });

  it('are shown to nobody who may not see the comment', async () => {
    const key = await fresh();
    const id = await comment(key, { visibility: { type: 'group', value: 'jira-administrators' } });
    expect((await pin(key, id, true)).status).toBe(204);
    expect(await pinned(key)).toHaveLength(1);
    expect(await pinned(key, fred)).toEqual([]);
    const hidden = await pin(key, id, true, fred);
    const missing = await pin(key, '999999', true, fred);
    expect(hidden.status).toBe(404);
    expect(hidden.text.replace(id, 'N')).toBe(missing.text.replace('999999', 'N'));
  });

  it('take the permission to edit the issue', async () => {
    const key = await fresh();
    const id = await comment(key);
    expect((await pin(key, id, true, fred)).status).toBe(403);
    expect(await pinned(key)).toEqual([]);
    expect((await pin(key, id, true, context.server.anonymous)).status).toBe(401);
    expect((await context.server.anonymous.get(`${path}/${key}/pinned-comments`)).status).toBe(401);
    expect((await fred.get(`${path}/NONE-1/pinned-comments`)).status).toBe(404);
  });

  it.each([['true'], [1], [null], [{}], [[]]])('refuse %j as the body', async (body) => {
    const key = await fresh();
    const id = await comment(key);
    expect((await pin(key, id, body)).status).toBe(400);
    expect(await pinned(key)).toEqual([]);
  });

  it('are not those of another issue', async () => {
    const [one, other] = [await fresh(), await fresh()];
    expect((await pin(other, await comment(one), true)).status).toBe(404);
  });
});
