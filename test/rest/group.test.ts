import { beforeAll, describe, expect, it } from 'vitest';
import { describeOnEngines } from '../support/server.ts';

const base = 'http://localhost:8090/jira';

describeOnEngines('Groups', (context) => {
  const admin = () => context.server.as('admin');
  const create = (name: unknown) => admin().post('/rest/api/2/group', { name });
  const path = (what: string, query: Record<string, string>) =>
    `/rest/api/2/${what}?${new URLSearchParams(query)}`;

  describe('POST /rest/api/2/group', () => {
    it('makes a group in Jira’s shape', async () => {
      const { status, body } = await create('Power & Users');
      expect(status).toBe(201);
      expect(body).toEqual({
        name: 'Power & Users',
        self: `${base}/rest/api/2/group?groupname=Power%20%26%20Users`,
        users: { size: 0, items: [], 'max-results': 50, 'start-index': 0, 'end-index': 0 },
        expand: 'users',
      });
    });

    it('knows names without regard to case', async () => {
      const again = await create(' POWER & users ');
      expect([again.status, again.body.errors]).toEqual([
        400,
        { name: 'A group or user with this name already exists.' },
      ]);
      const read = await admin().get(path('group', { groupname: 'pOWER & uSERS' }));
      expect(read.body.name).toBe('Power & Users');
    });

    it.each([
      ['', 'no name'],
      ['  ', 'spaces'],
      ['x'.repeat(256), '256 characters'],
      ['a\u0001b', 'a control character'],
      ['a\u0000b', 'a NUL'],
      [7, 'a number'],
      [null, 'null'],
    ])('refuses %j: %s', async (name: unknown, _why: unknown) => {
      const { status, body } = await create(name);
      expect([status, Object.keys(body.errors)]).toEqual([400, ['name']]);
    });

    it('is for administrators', async () => {
      await context.server.buildUser({ name: 'fred' });
      expect((await context.server.as('fred').post('/rest/api/2/group', { name: 'x' })).status).toBe(403);
      expect((await context.server.anonymous.post('/rest/api/2/group', { name: 'x' })).status).toBe(401);
    });
  });

  describe('POST and DELETE /rest/api/2/group/user', () => {
    const add = (groupname: string, name: string) =>
      admin().post(path('group/user', { groupname }), { name });
    const remove = (groupname: string, username: string) =>
      admin().delete(path('group/user', { groupname, username }));

    it('adds a user once, and takes the user out once', async () => {
      await create('crew');
      const added = await add('crew', 'FRED');
      expect([added.status, added.body.name, added.body.users.size]).toEqual([201, 'crew', 1]);
      const twice = await add('crew', 'fred');
      expect([twice.status, twice.body.errorMessages]).toEqual([
        400,
        ["Cannot add user 'fred', user is already a member of 'crew'"],
      ]);
      expect((await remove('crew', 'fred')).status).toBe(200);
      expect((await remove('crew', 'fred')).status).toBe(400);
    });

    it('says who or what is missing', async () => {
      expect((await add('nowhere', 'fred')).body.errorMessages).toEqual([
        "The group named 'nowhere' does not exist",
      ]);
      expect((await add('crew', 'nobody')).body.errorMessages).toEqual([
        "The user named 'nobody' does not exist",
      ]);
      expect((await remove('crew', 'nobody')).status).toBe(404);
      expect((await admin().post('/rest/api/2/group/user', { name: 'fred' })).status).toBe(400);
      expect((await admin().post(path('group/user', { groupname: 'crew' }), {})).body.errors).toHaveProperty(
        'name',
      );
    });

    it('gives and takes what the group grants from the next request on', async () => {
      await context.server.buildUser({ name: 'grace', groups: ['jira-administrators'] });
      const grace = context.server.as('grace');
      expect((await grace.get(path('group', { groupname: 'crew' }))).status).toBe(200);
      expect((await remove('jira-administrators', 'grace')).status).toBe(200);
      expect((await grace.get(path('group', { groupname: 'crew' }))).status).toBe(403);
    });

    it('adds a user once however many ask at once', async () => {
      await create('rush');
      const answers = await Promise.all(Array.from({ length: 6 }, () => add('rush', 'fred')));
      expect(answers.map((one) => one.status).sort()).toEqual([201, 400, 400, 400, 400, 400]);
    });
  });

  describe('GET /rest/api/2/group/member', () => {
    const members = (query: Record<string, string>) =>
      admin().get(path('group/member', { groupname: 'readers', ...query }));

    it('pages through members by name, at most fifty at once', async () => {
      await create('readers');
      for (const name of ['anna', 'Bob', 'cleo']) {
        await context.server.buildUser({ name, groups: ['readers'] });
      }
      const first = (await members({ maxResults: '2' })).body;
      expect(first).toMatchObject({ maxResults: 2, startAt: 0, total: 3, isLast: false });
      expect(first.values.map((one: { name: string }) => one.name)).toEqual(['anna', 'Bob']);
      const next = await admin().get(first.nextPage.slice(base.length));
      expect(next.body).toMatchObject({ startAt: 2, isLast: true });
      expect(next.body).not.toHaveProperty('nextPage');
      expect(next.body.values.map((one: { name: string }) => one.name)).toEqual(['cleo']);
      expect((await members({ maxResults: '1000' })).body.maxResults).toBe(50);
    });

    it('leaves inactive users out unless they are asked for', async () => {
      await admin().put('/rest/api/2/user?username=cleo', { active: false });
      expect((await members({})).body.total).toBe(2);
      expect((await members({ includeInactiveUsers: 'true' })).body.total).toBe(3);
    });

    it('names the parameter that is no number', async () => {
      const { status, body } = await members({ startAt: 'x' });
      expect([status, Object.keys(body.errors)]).toEqual([400, ['startAt']]);
    });

    it('is for administrators, whether the group exists or not', async () => {
      const client = context.server.as('fred');
      const there = await client.get(path('group/member', { groupname: 'readers' }));
      const missing = await client.get(path('group/member', { groupname: 'nowhere' }));
      expect([there.status, there.text]).toEqual([403, missing.text]);
    });
  });

  describe('GET /rest/api/2/group', () => {
    it('shows members where they are asked for', async () => {
      const plain = await admin().get(path('group', { groupname: 'readers' }));
      expect(plain.body.users).toMatchObject({ size: 3, items: [] });
      const some = await admin().get(path('group', { groupname: 'readers', expand: 'users[1:1]' }));
      expect(some.body.users).toMatchObject({ size: 3, 'start-index': 1, 'end-index': 1 });
      expect(some.body.users.items.map((one: { name: string }) => one.name)).toEqual(['Bob']);
    });
  });

  describe('DELETE /rest/api/2/group', () => {
    it('deletes a group with its memberships', async () => {
      expect((await admin().delete(path('group', { groupname: 'readers' }))).status).toBe(200);
      expect((await admin().get(path('group', { groupname: 'readers' }))).status).toBe(404);
      const anna = await admin().get('/rest/api/2/user?username=anna&expand=groups');
      expect(anna.body.groups.items.map((one: { name: string }) => one.name)).toEqual([
        'jira-software-users',
      ]);
    });

    it('answers 404 for a group that is not there, also as the one to swap with', async () => {
      expect((await admin().delete(path('group', { groupname: 'nowhere' }))).status).toBe(404);
      const swap = { groupname: 'crew', swapGroup: 'nowhere' };
      expect((await admin().delete(path('group', swap))).status).toBe(404);
      expect((await admin().get(path('group', { groupname: 'crew' }))).status).toBe(200);
    });
  });

  describe('GET /rest/api/2/groups/picker', () => {
    const pick = (query: Record<string, string>, who = 'admin') =>
      context.server.as(who).get(path('groups/picker', query));

    it('finds what was typed anywhere in the name, marks it, and escapes the rest', async () => {
      const { body } = await pick({ query: 'USER' });
      expect(body.header).toBe('Showing 2 of 2 matching groups');
      expect(body.groups.map((one: { name: string; html: string }) => [one.name, one.html])).toEqual([
        ['jira-software-users', 'jira-software-<b>user</b>s'],
        ['Power & Users', 'Power &amp; <b>User</b>s'],
      ]);
    });

    it('takes % and _ as they stand', async () => {
      expect((await pick({ query: '%' })).body.total).toBe(0);
      expect((await pick({ query: '_' })).body.total).toBe(0);
    });

    it('limits, excludes, and keeps to the groups of one user', async () => {
      const limited = await pick({ query: '', maxResults: '1' });
      expect(limited.body.groups).toHaveLength(1);
      expect(limited.body.header).toBe(`Showing 1 of ${limited.body.total} matching groups`);
      const excluded = await pick({ query: 'users', exclude: 'Jira-Software-Users' });
      expect(excluded.body.groups.map((one: { name: string }) => one.name)).toEqual(['Power & Users']);
      const own = await pick({ query: '', userName: 'fred' });
      expect(own.body.groups.map((one: { name: string }) => one.name)).toEqual([
        'jira-software-users',
        'rush',
      ]);
    });

    it('tells administrators which groups make administrators, and nobody else', async () => {
      const labels = (await pick({ query: 'jira-administrators' })).body.groups[0].labels;
      expect(labels).toContainEqual(expect.objectContaining({ text: 'Admin', type: 'ADMIN' }));
      const forFred = (await pick({ query: 'jira-administrators' }, 'fred')).body.groups[0].labels;
      expect(forFred).toEqual([]);
    });
  });

  describe('GET /rest/api/2/groupuserpicker', () => {
    it('finds people and groups together', async () => {
      const { body } = await admin().get(path('groupuserpicker', { query: 'jira' }));
      expect(body.groups.groups.map((one: { name: string }) => one.name)).toEqual([
        'jira-administrators',
        'jira-software-users',
      ]);
      expect(body.users).toMatchObject({ users: [], total: 0, header: 'Showing 0 of 0 matching users' });
    });

    describe('with fieldId', () => {
      let field: string;
      let inside: { id: string; types: string[] };
      let outside: { id: string; types: string[] };
      const make = async (type: string): Promise<string> =>
        (
          await admin().post('/rest/api/2/field', {
            name: `A ${type}`,
            type: `com.atlassian.jira.plugin.system.customfieldtypes:${type}`,
          })
        ).body.id;
      const pick = async (query: Record<string, string>, who = 'admin') => {
        const { status, body } = await context.server
          .as(who)
          .get(path('groupuserpicker', { query: 'jira', ...query }));
        expect(status).toBe(200);
        return body.groups.total as number;
      };

      beforeAll(async () => {
        field = await make('userpicker');
        const build = async (key: string) => {
          await context.server.buildProject({ key });
          const { body } = await admin().get(`/rest/api/2/project/${key}`);
          return { id: body.id, types: body.issueTypes.map((type: { id: string }) => type.id) };
        };
        inside = await build('GUPIN');
        outside = await build('GUPOUT');
        const at = `/rest/api/2/field/${field}/context`;
        const [whole] = (await admin().get(at)).body.values;
        const own = {
          name: 'Here',
          projectIds: [Number(inside.id)],
          issueTypeIds: [Number(inside.types[0])],
        };
        const made = await admin().post(at, own);
        expect(made.status, made.text).toBeLessThan(300);
        expect((await admin().delete(`${at}/${whole.id}`)).status).toBeLessThan(300);
      });

      it('offers people and groups where the field is: by project, by issue type', async () => {
        const fieldId = field;
        expect(await pick({ fieldId })).toBe(2);
        expect(await pick({ fieldId, projectId: inside.id })).toBe(2);
        expect(await pick({ fieldId, projectId: `${outside.id},${inside.id}` })).toBe(2);
        const [own = '', other = ''] = inside.types;
        expect(await pick({ fieldId, projectId: inside.id, issueTypeId: own })).toBe(2);
        expect(await pick({ fieldId, projectId: inside.id, issueTypeId: other })).toBe(0);
        expect(await pick({ fieldId, projectId: outside.id })).toBe(0);
        expect(await pick({ fieldId, projectId: outside.id, issueTypeId: own })).toBe(0);
        expect(await pick({ fieldId, projectId: 'no-id' })).toBe(0);
      });

      it('offers nobody for a field of another kind, or that is not there', async () => {
        expect(await pick({ fieldId: await make('textfield') })).toBe(0);
        expect(await pick({ fieldId: 'customfield_99999' })).toBe(0);
        expect(await pick({ fieldId: 'assignee' })).toBe(0);
        expect(await pick({ fieldId: await make('multigrouppicker') })).toBe(2);
      });
    });
  });

  describe('GET /rest/api/2/applicationrole', () => {
    it('lists the application with the groups that give access', async () => {
      const { status, body } = await admin().get('/rest/api/2/applicationrole');
      expect(status).toBe(200);
      expect(body).toHaveLength(1);
      expect(body[0]).toMatchObject({
        key: 'jira-software',
        name: 'Jira Software',
        defaultGroups: ['jira-software-users'],
        hasUnlimitedSeats: true,
      });
      expect(body[0].groups).toEqual(['jira-software-users']);
      const one = await admin().get('/rest/api/2/applicationrole/jira-software');
      expect(one.body).toEqual(body[0]);
      expect((await admin().get('/rest/api/2/applicationrole/confluence')).status).toBe(404);
      expect((await context.server.as('fred').get('/rest/api/2/applicationrole')).status).toBe(403);
    });
  });

  describe('POST and DELETE /rest/api/2/user/application', () => {
    const access = (username: string, applicationKey = 'jira-software') =>
      path('user/application', { username, applicationKey });
    const roles = async () =>
      (await admin().get('/rest/api/2/user?username=anna')).body.applicationRoles.size;

    it('takes access away and gives it back', async () => {
      expect((await admin().delete(access('anna'))).status).toBe(204);
      expect(await roles()).toBe(0);
      expect((await admin().delete(access('anna'))).status).toBe(400);
      expect((await admin().post(access('anna'))).status).toBe(200);
      expect((await admin().post(access('anna'))).status).toBe(200);
      expect(await roles()).toBe(1);
    });

    it('makes nobody less of an administrator', async () => {
      await context.server.buildUser({ name: 'ada', groups: ['jira-administrators'] });
      expect((await admin().delete(access('ada'))).status).toBe(204);
      expect((await admin().delete(access('ada'))).status).toBe(400);
      expect((await context.server.as('ada').get('/rest/api/2/applicationrole')).status).toBe(200);
    });

    it('refuses applications that are none, and people who may not', async () => {
      expect((await admin().post(access('anna', 'confluence'))).status).toBe(400);
      expect((await admin().post(path('user/application', { username: 'anna' }))).status).toBe(400);
      expect((await context.server.as('fred').post(access('fred'))).status).toBe(403);
    });
  });
});
