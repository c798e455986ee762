import { beforeAll, describe, expect, it } from 'vitest';
import { buildProjectGranting } from '../support/grants.ts';
import { type Answer, type Client, describeOnEngines } from '../support/server.ts';

const base = 'http://localhost:8090/jira';
const path = '/rest/api/2/issue';
const everything = ['BROWSE_PROJECTS', 'ADD_COMMENTS', 'EDIT_OWN_COMMENTS', 'DELETE_OWN_COMMENTS'];

describeOnEngines('comments', (context) => {
  let admin: Client;
  let fred: Client;
  let wilma: Client;

  beforeAll(async () => {
    const { server } = context;
    admin = server.as('admin');
    for (const name of ['fred', 'wilma']) await server.buildUser({ name });
    fred = server.as('fred');
    wilma = server.as('wilma');
    await server.buildProject({ key: 'TEST' });
    await admin.post('/rest/api/2/project/TEST/role/10001', { user: ['fred'] });
    await admin.post('/rest/api/2/group', { name: 'insiders' });
    for (const name of ['fred', 'admin']) {
      await admin.post('/rest/api/2/group/user?groupname=insiders', { name });
    }
    await buildProjectGranting(server, 'OPEN', {
      ...Object.fromEntries(everything.map((permission) => [permission, ['anyone']])),
      CREATE_ISSUES: ['user:admin'],
    });
    await buildProjectGranting(server, 'LOOK', {
      BROWSE_PROJECTS: ['anyone'],
      CREATE_ISSUES: ['user:admin'],
      ADD_COMMENTS: ['user:admin', 'user:fred'],
      EDIT_ALL_COMMENTS: ['user:admin'],
      DELETE_ALL_COMMENTS: ['user:admin'],
    });
  });

  const fresh = async (project = 'TEST'): Promise<string> =>
    (await context.server.buildIssue({ project })).key;
  const add = (key: string, body: unknown, client = admin, query = '') =>
    client.post(`${path}/${key}/comment${query}`, typeof body === 'string' ? { body } : body);
  const added = async (key: string, body: unknown, client = admin): Promise<Answer['body']> => {
    const answer = await add(key, body, client);
    expect(answer.status, answer.text).toBe(201);
    return answer.body;
  };
  const list = async (key: string, query = '', client = admin) =>
    (await client.get(`${path}/${key}/comment${query}`)).body;
  const refused = (
    answer: Answer,
    errors: Record<string, unknown>,
    errorMessages: unknown[] = [],
    status = 400,
  ) => {
    expect(answer.status, answer.text).toBe(status);
    expect(answer.body).toEqual({ errorMessages, errors });
  };
  const forRole = { type: 'role', value: 'Developers' };
  const forGroup = { type: 'group', value: 'insiders' };

  describe('POST /rest/api/2/issue/{issueIdOrKey}/comment', () => {
    it('adds a comment and answers 201 with it in Jira’s form', async () => {
      const key = await fresh();
      const { id } = (await admin.get(`${path}/${key}`)).body;
      const comment = await added(key, 'Hello\n*world*', fred);
      expect(comment).toEqual({
        self: `${base}/rest/api/2/issue/${id}/comment/${comment.id}`,
        id: expect.stringMatching(/^\d+$/),
        author: expect.objectContaining({ name: 'fred' }),
        body: 'Hello\n*world*',
        updateAuthor: expect.objectContaining({ name: 'fred' }),
        created: expect.stringMatching(/\+0000$/),
        updated: comment.created,
      });
      expect((await admin.get(`${path}/${key}`)).body.fields.comment).toEqual({
        comments: [comment],
        maxResults: 1,
        total: 1,
        startAt: 0,
      });
    });

    it('renders the body where that is expanded', async () => {
      const answer = await add(await fresh(), '<script>\n\nx', admin, '?expand=renderedBody');
      expect(answer.body.renderedBody).toBe('<p>&lt;script&gt;</p>\n\n<p>x</p>');
    });

    it('moves `updated` of the issue on, and makes the author watch it', async () => {
      const key = await fresh();
      const before = (await admin.get(`${path}/${key}`)).body.fields.updated;
      context.server.pass(5000);
      await added(key, 'x', fred);
      const { fields } = (await fred.get(`${path}/${key}`)).body;
      expect(fields.updated > before).toBe(true);
      expect(fields.watches).toMatchObject({ watchCount: 2, isWatching: true });
    });

    it.each([
      ['no body', {}],
      ['a null body', { body: null }],
      ['an empty body', { body: '' }],
      ['a blank body', { body: ' \n\t ' }],
    ])('refuses %s', async (_what, body) => {
      refused(await add(await fresh(), body), { comment: 'Comment body can not be empty!' });
    });

    it('refuses bodies of the wrong kind, too long ones, and members that it does not know', async () => {
      const key = await fresh();
      refused(await add(key, { body: 7 }), { comment: 'Operation value must be a string' });
      refused(await add(key, 'x'.repeat(32_768)), {
        comment: 'The entered text is too long. It exceeds the allowed limit of 32,767 characters.',
      });
      await added(key, 'x'.repeat(32_767));
      expect((await add(key, { body: 'x', chump: 1 })).body.errorMessages[0]).toContain(
        'Unrecognized field "chump"',
      );
      expect((await admin.post(`${path}/${key}/comment`, [])).status).toBe(400);
      refused(await add(key, { body: 'x', visibility: 'all' }), { visibility: expect.any(String) });
      refused(await add(key, { body: 'x', visibility: { type: 'user', value: 'fred' } }), {
        visibility: expect.any(String),
      });
      expect((await list(key)).total).toBe(1);
    });

    it('restricts a comment only to a group or role that the author is in', async () => {
      const key = await fresh();
      expect((await added(key, { body: 'x', visibility: forRole }, fred)).visibility).toEqual(forRole);
      expect((await added(key, { body: 'x', visibility: forGroup }, fred)).visibility).toEqual(forGroup);
      refused(await add(key, { body: 'x', visibility: { type: 'group', value: 'some-fake-group' } }), {
        commentLevel: 'Group: some-fake-group does not exist.',
      });
      refused(
        await add(key, { body: 'x', visibility: { type: 'group', value: 'jira-administrators' } }, fred),
        { commentLevel: 'You are currently not a member of the group: jira-administrators.' },
      );
      refused(await add(key, { body: 'x', visibility: { type: 'role', value: 'Administrators' } }, fred), {
        commentLevel: 'You are currently not a member of the project role: Administrators.',
      });
      refused(await add(key, { body: 'x', visibility: { type: 'role', value: 'Nope' } }, fred), {
        commentLevel: 'Role: Nope does not exist.',
      });
    });

    it('is for who may comment', async () => {
      const key = await fresh('LOOK');
      refused(await add(key, 'x', wilma), {}, [
        "The user 'wilma' does not have permission to comment on this issue.",
      ]);
      refused(
        await add(key, 'x', context.server.anonymous),
        {},
        ["The user 'anonymous' does not have permission to comment on this issue.", 'Login Required'],
        401,
      );
      const comment = await added(await fresh('OPEN'), 'x', context.server.anonymous);
      expect(comment).not.toHaveProperty('author');
    });
  });

  describe('GET /rest/api/2/issue/{issueIdOrKey}/comment', () => {
    it('lists all, oldest first, and in pages and orders that are asked for', async () => {
      const key = await fresh();
      for (const body of ['1', '2', '3']) {
        await added(key, body);
        context.server.pass(1000);
      }
      const bodies = async (query = '') =>
        (await list(key, query)).comments.map((one: { body: string }) => one.body);
      expect(await list(key)).toMatchObject({ startAt: 0, maxResults: 1_048_576, total: 3 });
      expect(await bodies()).toEqual(['1', '2', '3']);
      for (const order of ['created', '%2Bcreated', '+created'])
        expect(await bodies(`?orderBy=${order}`)).toEqual(['1', '2', '3']);
      expect(await bodies('?orderBy=-created')).toEqual(['3', '2', '1']);
      expect(await list(key, '?startAt=1&maxResults=1')).toMatchObject({
        startAt: 1,
        maxResults: 1,
        total: 3,
        comments: [{ body: '2' }],
      });
      expect(await bodies('?startAt=9')).toEqual([]);
      expect((await list(key, '?expand=renderedBody')).comments[0].renderedBody).toBe('<p>1</p>');
      expect((await admin.get(`${path}/${key}/comment?orderBy=body`)).status).toBe(400);
      expect((await admin.get(`${path}/${key}/comment?startAt=x`)).body.errors).toHaveProperty('startAt');
    });
  });

  describe('GET, PUT and DELETE /rest/api/2/issue/{issueIdOrKey}/comment/{id}', () => {
    it('reads, changes and deletes a comment', async () => {
      const key = await fresh();
      const comment = await added(key, 'Before', fred);
      const at = `${path}/${key}/comment/${comment.id}`;
      expect((await admin.get(at)).body).toEqual(comment);
      context.server.pass(1000);
      const changed = await admin.put(`${at}?expand=renderedBody`, { ...comment, body: 'After' });
      expect(changed.status, changed.text).toBe(200);
      expect(changed.body).toMatchObject({
        body: 'After',
        renderedBody: '<p>After</p>',
        author: { name: 'fred' },
        updateAuthor: { name: 'admin' },
        created: comment.created,
      });
      expect(changed.body.updated > comment.updated).toBe(true);
      const answer = await admin.delete(at);
      expect([answer.status, answer.text]).toEqual([204, '']);
      for (const request of [admin.get(at), admin.put(at, { body: 'x' }), admin.delete(at)]) {
        refused(await request, {}, [`Can not find a comment for the id: ${comment.id}.`], 404);
      }
    });

    it('finds a comment only under its own issue', async () => {
      const comment = await added(await fresh(), 'x');
      expect((await admin.get(`${path}/${await fresh()}/comment/${comment.id}`)).status).toBe(404);
      refused(
        await admin.get(`${path}/${await fresh()}/comment/abc`),
        {},
        ['Can not find a comment for the id: abc.'],
        404,
      );
    });

    it('lets an author change and delete his own, where he may, and nobody else’s', async () => {
      const key = await fresh();
      const his = await added(key, 'x', fred);
      expect((await fred.put(`${path}/${key}/comment/${his.id}`, { body: 'y' })).status).toBe(200);
      refused(
        await wilma.put(`${path}/${key}/comment/${his.id}`, { body: 'z' }),
        {},
        [`You do not have permission to edit comment with id: ${his.id}.`],
        403,
      );
      refused(
        await wilma.delete(`${path}/${key}/comment/${his.id}`),
        {},
        [`You do not have permission to delete comment with id: ${his.id}.`],
        403,
      );
      expect((await fred.delete(`${path}/${key}/comment/${his.id}`)).status).toBe(204);
      const look = await fresh('LOOK');
      const fixed = await added(look, 'x', fred);
      expect((await fred.put(`${path}/${look}/comment/${fixed.id}`, { body: 'y' })).status).toBe(403);
      expect((await context.server.anonymous.delete(`${path}/${look}/comment/${fixed.id}`)).status).toBe(401);
      expect((await admin.put(`${path}/${look}/comment/${fixed.id}`, { body: 'y' })).status).toBe(200);
    });

    it('gives what an anonymous visitor wrote to no other anonymous visitor', async () => {
      const key = await fresh('OPEN');
      const { anonymous } = context.server;
      const comment = await added(key, 'x', anonymous);
      expect((await anonymous.put(`${path}/${key}/comment/${comment.id}`, { body: 'y' })).status).toBe(401);
      expect((await anonymous.delete(`${path}/${key}/comment/${comment.id}`)).status).toBe(401);
    });

    it('changes the restriction where that is asked for, and keeps it where nothing is said', async () => {
      const key = await fresh();
      const comment = await added(key, { body: 'x', visibility: forGroup }, fred);
      const at = `${path}/${key}/comment/${comment.id}`;
      expect((await fred.put(at, { body: 'y' })).body.visibility).toEqual(forGroup);
      expect((await fred.put(at, { body: 'y', visibility: forRole })).body.visibility).toEqual(forRole);
      refused(await fred.put(at, { body: 'y', visibility: { type: 'role', value: 'Administrators' } }), {
        commentLevel: 'You are currently not a member of the project role: Administrators.',
      });
      expect((await fred.put(at, { body: 'y', visibility: null })).body).not.toHaveProperty('visibility');
    });
  });

  describe('a restricted comment', () => {
    it.each([
      ['a group', forGroup],
      ['a role', forRole],
    ])('for %s is nowhere to who is not in it', async (_what, visibility) => {
      const key = await fresh();
      const comment = await added(key, { body: 'secret words', visibility }, fred);
      await added(key, 'open words', fred);
      const at = `${path}/${key}/comment/${comment.id}`;
      expect((await fred.get(at)).status).toBe(200);
      expect((await list(key, '', fred)).total).toBe(2);
      expect(await list(key, '', wilma)).toMatchObject({ total: 1, comments: [{ body: 'open words' }] });
      for (const query of ['', '?fields=comment', '?expand=renderedFields,changelog']) {
        const seen = await wilma.get(`${path}/${key}${query}`);
        expect(seen.text).not.toContain('secret words');
        expect(seen.body.fields.comment.total).toBe(1);
      }
      const found = (await wilma.post('/rest/api/2/search', { jql: `key = ${key}`, fields: ['*all'] })).text;
      expect(found).toContain(key);
      expect(found).not.toContain('secret words');
      for (const words of ['secret', 'open']) {
        const { body } = await wilma.post('/rest/api/2/search', {
          jql: `key = ${key} AND comment ~ ${words}`,
        });
        expect(body.total).toBe(words === 'open' ? 1 : 0);
      }
      for (const request of [wilma.get(at), wilma.put(at, { body: 'x' }), wilma.delete(at)]) {
        const hidden = await request;
        expect([hidden.status, hidden.body.errorMessages]).toEqual([
          404,
          [`Can not find a comment for the id: ${comment.id}.`],
        ]);
      }
    });

    it('is hidden from an administrator who is not in its role, too', async () => {
      const key = await fresh();
      const comment = await added(key, { body: 'x', visibility: forRole }, fred);
      expect((await admin.get(`${path}/${key}/comment/${comment.id}`)).status).toBe(404);
    });

    it('is gone at once for who leaves the group', async () => {
      const key = await fresh();
      await context.server.buildUser({ name: 'barney' });
      const barney = context.server.as('barney');
      await admin.post('/rest/api/2/group/user?groupname=insiders', { name: 'barney' });
      await added(key, { body: 'x', visibility: forGroup }, fred);
      expect((await list(key, '', barney)).total).toBe(1);
      await admin.delete('/rest/api/2/group/user?groupname=insiders&username=barney');
      expect((await list(key, '', barney)).total).toBe(0);
    });
  });
});
