import { beforeAll, expect, it } from 'vitest';
import { buildProjectGranting } from '../support/grants.ts';
import { type Client, describeOnEngines } from '../support/server.ts';

const base = 'http://localhost:8090/jira';

describeOnEngines('properties of comments', (context) => {
  let admin: Client;
  let fred: Client;
  let wilma: Client;

  beforeAll(async () => {
    const { server } = context;
    admin = server.as('admin');
    for (const name of ['fred', 'wilma']) await server.buildUser({ name });
    fred = server.as('fred');
    wilma = server.as('wilma');
    await admin.post('/rest/api/2/group', { name: 'insiders' });
    for (const name of ['fred', 'admin'])
      await admin.post('/rest/api/2/group/user?groupname=insiders', { name });
    await buildProjectGranting(server, 'TEST', {
      BROWSE_PROJECTS: ['user:admin', 'user:fred', 'user:wilma'],
      CREATE_ISSUES: ['user:admin'],
      EDIT_ISSUES: ['user:admin'],
      ADD_COMMENTS: ['user:admin', 'user:fred', 'user:wilma'],
      EDIT_OWN_COMMENTS: ['user:fred', 'user:wilma'],
      EDIT_ALL_COMMENTS: ['user:admin'],
    });
    await buildProjectGranting(server, 'MINE', {
      BROWSE_PROJECTS: ['user:admin'],
      CREATE_ISSUES: ['user:admin'],
      ADD_COMMENTS: ['user:admin'],
    });
  });

  const commented = async (client = fred, more: object = {}, project = 'TEST'): Promise<string> => {
    const { key } = await context.server.buildIssue({ project });
    const answer = await client.post(`/rest/api/2/issue/${key}/comment`, { body: 'Text', ...more });
    expect(answer.status, answer.text).toBe(201);
    return answer.body.id;
  };
  const at = (id: string, key?: string) =>
    `/rest/api/2/comment/${id}/properties${key === undefined ? '' : `/${key}`}`;

  it('are set (201, then 200), listed, read and removed', async () => {
    const id = await commented();
    expect((await fred.get(at(id))).body).toEqual({ keys: [] });
    expect((await fred.put(at(id, 'a b'), { deep: [1, null, 'ü'] })).status).toBe(201);
    expect((await fred.put(at(id, 'a b'), { other: true })).status).toBe(200);
    expect((await wilma.get(at(id, 'a b'))).body).toEqual({ key: 'a b', value: { other: true } });
    expect((await wilma.get(at(id))).body).toEqual({
      keys: [{ self: `${base}/rest/api/2/comment/${id}/properties/a%20b`, key: 'a b' }],
    });
    expect((await fred.delete(at(id, 'a b'))).status).toBe(204);
    expect((await fred.delete(at(id, 'a b'))).status).toBe(404);
    expect((await fred.get(at(id, 'a b'))).status).toBe(404);
  });

  it('are written by whoever may edit the comment, and by nobody else', async () => {
    const id = await commented();
    const other = await wilma.put(at(id, 'k'), { a: 1 });
    expect(other.status).toBe(403);
    expect(other.body.errorMessages).toEqual([`You do not have permission to edit comment with id: ${id}.`]);
    expect((await admin.put(at(id, 'k'), { a: 1 })).status).toBe(201);
    expect((await wilma.delete(at(id, 'k'))).status).toBe(403);
    expect((await wilma.get(at(id, 'k'))).body.value).toEqual({ a: 1 });
  });

  it('of a comment that is restricted, hidden or missing are one answer', async () => {
    const restricted = await commented(fred, { visibility: { type: 'group', value: 'insiders' } });
    const hidden = await commented(admin, {}, 'MINE');
    await fred.put(at(restricted, 'k'), { a: 1 });
    for (const [client, status] of [
      [wilma, 404],
      [context.server.anonymous, 401],
    ] as const) {
      for (const id of [restricted, hidden]) {
        const answers = [
          [await client.get(at(id)), await client.get(at('999999'))],
          [await client.get(at(id, 'k')), await client.get(at('999999', 'k'))],
          [await client.put(at(id, 'k'), {}), await client.put(at('999999', 'k'), {})],
          [await client.delete(at(id, 'k')), await client.delete(at('999999', 'k'))],
        ] as const;
        for (const [there, missing] of answers) {
          expect(there.status, there.text).toBe(status);
          expect(there.text.replaceAll(id, 'N')).toBe(missing.text.replaceAll('999999', 'N'));
        }
      }
    }
    expect((await fred.get(at(restricted, 'k'))).body.value).toEqual({ a: 1 });
  });

  it.each([
    ['a key of 256 characters', 'k'.repeat(256), { a: 1 }],
    ['a control character in the key', 'a%0Ab', { a: 1 }],
    ['a NUL in the key', 'a%00b', { a: 1 }],
    ['a NUL in the value', 'k', { a: 'b\0c' }],
    ['a value that is too long', 'k', { a: 'x'.repeat(33_000) }],
  ])('are refused with 400 for %s', async (_what, key, value) => {
    const id = await commented();
    expect((await fred.put(at(id, key), value)).status).toBe(400);
    expect((await fred.get(at(id))).body).toEqual({ keys: [] });
  });

  it('go with the comment', async () => {
    const id = await commented(admin);
    await admin.put(at(id, 'k'), { a: 1 });
    const { db } = await context.server.ctx();
    const rows = () =>
      db.selectFrom('comment_property').selectAll().where('comment_id', '=', Number(id)).execute();
    expect(await rows()).toHaveLength(1);
    await db.deleteFrom('comment').where('id', '=', Number(id)).execute();
    expect(await rows()).toHaveLength(0);
  });

  it('comment/list gives the comments of the ids that the caller may see, and no others', async () => {
    const open = await commented();
    const restricted = await commented(fred, { visibility: { type: 'group', value: 'insiders' } });
    const hidden = await commented(admin, {}, 'MINE');
    const ids = [open, restricted, hidden, '999999', open].map(Number);
    const seenBy = async (client: Client) => {
      const { status, body, text } = await client.post('/rest/api/2/comment/list', { ids });
      expect(status, text).toBe(200);
      expect(body.total).toBe(body.values.length);
      return body.values.map((one: { id: string }) => one.id);
    };
    expect(await seenBy(fred)).toEqual([open, restricted]);
    expect(await seenBy(wilma)).toEqual([open]);
    expect(await seenBy(admin)).toEqual([open, restricted, hidden]);
    expect(await seenBy(context.server.anonymous)).toEqual([]);
    const rendered = await fred.post('/rest/api/2/comment/list?expand=renderedBody', { ids: [Number(open)] });
    expect(rendered.body.values[0].renderedBody).toContain('Text');
  });

  it.each([
    [{}],
    [{ ids: 'x' }],
    [{ ids: ['x'] }],
    [{ ids: [1.5] }],
    [{ ids: [-1] }],
    [{ ids: [1], more: 1 }],
  ])('comment/list refuses %j', async (body) => {
    expect((await admin.post('/rest/api/2/comment/list', body)).status).toBe(400);
  });

  it('comment/list refuses more than a thousand ids', async () => {
    const ids = Array.from({ length: 1001 }, (_, at) => at);
    expect((await admin.post('/rest/api/2/comment/list', { ids })).status).toBe(400);
  });

  it('come along with a comment that is added or changed, and are shown where they are asked for', async () => {
    const { key } = await context.server.buildIssue({ project: 'TEST' });
    const url = `/rest/api/2/issue/${key}/comment`;
    const properties = [
      { key: 'b', value: { deep: [1] } },
      { key: 'a', value: null },
    ];
    const added = await fred.post(`${url}?expand=properties`, { body: 'Text', properties });
    expect(added.status, added.text).toBe(201);
    const sorted = [properties[1], properties[0]];
    expect(added.body.properties).toEqual(sorted);
    const { id } = added.body;
    expect((await fred.get(`${url}/${id}`)).body).not.toHaveProperty('properties');
    const more = { body: 'Other', properties: [{ key: 'b', value: 2 }] };
    const changed = await fred.put(`${url}/${id}?expand=properties,renderedBody`, more);
    expect(changed.body.properties).toEqual([
      { key: 'a', value: null },
      { key: 'b', value: 2 },
    ]);
    expect(changed.body.renderedBody).toBe('<p>Other</p>');
    await fred.post(url, { body: 'Bare', properties: null });
    const { body: list } = await wilma.get(`${url}?expand=properties`);
    expect(list.comments.map((one: { properties: unknown }) => one.properties)).toEqual([
      [
        { key: 'a', value: null },
        { key: 'b', value: 2 },
      ],
      [],
    ]);
  });

  it('come along with a comment of an edit', async () => {
    const { key } = await context.server.buildIssue({ project: 'TEST' });
    const add = { body: 'Text', properties: [{ key: 'k', value: 'v' }] };
    const answer = await admin.put(`/rest/api/2/issue/${key}`, { update: { comment: [{ add }] } });
    expect(answer.status, answer.text).toBe(204);
    const { body } = await admin.get(`/rest/api/2/issue/${key}/comment?expand=properties`);
    expect(body.comments[0].properties).toEqual([{ key: 'k', value: 'v' }]);
  });

  it.each([
    ['no list', {}],
    ['no key', [{ value: 1 }]],
    ['an empty key', [{ key: '', value: 1 }]],
    ['no value', [{ key: 'k' }]],
    ['an unknown member', [{ key: 'k', value: 1, more: 1 }]],
    ['a value that is too long', [{ key: 'k', value: 'x'.repeat(32_768) }]],
  ])('with %s keep the comment from being added', async (_what, properties) => {
    const { key } = await context.server.buildIssue({ project: 'TEST' });
    const url = `/rest/api/2/issue/${key}/comment`;
    const { status, body } = await fred.post(url, { body: 'Text', properties });
    expect(status).toBe(400);
    expect(JSON.stringify(body)).toMatch(/propert/i);
    expect((await fred.get(url)).body.total).toBe(0);
  });
});
