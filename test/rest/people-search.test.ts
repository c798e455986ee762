import { describe, expect, it } from 'vitest';
import { describeOnEngines, type TestServer } from '../support/server.ts';

const names = (users: { name: string }[]) => users.map((user) => user.name);

const path = (what: string, query: Record<string, string>) =>
  `/rest/api/2/user/${what}?${new URLSearchParams(query)}`;

/** Project OPEN, where every user of the application works, and SHUT, where only the role Developers does. */
async function buildProjects(server: TestServer): Promise<void> {
  const admin = server.as('admin');
  await server.buildProject({ key: 'OPEN' });
  await server.buildProject({ key: 'SHUT' });
  const scheme = await admin.post('/rest/api/2/permissionscheme', { name: 'Developers only' });
  expect(scheme.status).toBe(201);
  const grants = ['BROWSE_PROJECTS', 'ASSIGNABLE_USER', 'CREATE_ISSUES', 'ASSIGN_ISSUES'].map(
    (permission) => ({
      permission,
      holder: { type: 'projectRole', parameter: '10001' },
    }),
  );
  for (const grant of grants) {
    const made = await admin.post(`/rest/api/2/permissionscheme/${scheme.body.id}/permission`, grant);
    expect([made.status, made.text]).toEqual([201, made.text]);
  }
  const worn = await admin.put('/rest/api/2/project/SHUT/permissionscheme', { id: scheme.body.id });
  expect(worn.status).toBe(200);
  const actors = await admin.post('/rest/api/2/project/SHUT/role/10001', { user: ['dev'] });
  expect([actors.status, actors.text]).toEqual([200, actors.text]);
}

describeOnEngines('Finding people by what they may do', (context) => {
  const get = (address: string, who = 'admin') => context.server.as(who).get(address);

  it('starts from two projects and four people', async () => {
    const { server } = context;
    await server.buildUser({ name: 'dev', displayName: 'Dee Veloper' });
    await server.buildUser({ name: 'guest', displayName: 'Gus Uest' });
    await server.buildUser({ name: 'retired', displayName: 'Ret Ired' });
    await buildProjects(server);
    await server.as('admin').put('/rest/api/2/user?username=retired', { active: false });
  });

  describe('GET /rest/api/2/user/assignable/search', () => {
    it('finds the active people who can be assigned, by display name', async () => {
      expect(names((await get(path('assignable/search', { project: 'OPEN' }))).body)).toEqual([
        'admin',
        'dev',
        'guest',
      ]);
      expect(names((await get(path('assignable/search', { project: 'SHUT' }))).body)).toEqual(['dev']);
    });

    it('takes the transition that somebody is assigned on, a number', async () => {
      const at = (actionDescriptorId: string) =>
        get(path('assignable/search', { project: 'OPEN', username: 'dev', actionDescriptorId }));
      expect(names((await at('5')).body)).toEqual(['dev']);
      expect(names((await at('')).body)).toEqual(['dev']);
      const wrong = await at('five');
      expect(wrong.status).toBe(400);
      expect(wrong.text).toContain('actionDescriptorId');
    });

    it('narrows by what was typed, and pages', async () => {
      const typed = await get(path('assignable/search', { project: 'OPEN', username: 'VEL' }));
      expect(names(typed.body)).toEqual(['dev']);
      const page = await get(path('assignable/search', { project: 'OPEN', startAt: '1', maxResults: '1' }));
      expect(names(page.body)).toEqual(['dev']);
    });

    it('needs a project or an issue, and one that the caller may see', async () => {
      expect((await get(path('assignable/search', { username: 'dev' }))).status).toBe(400);
      const hidden = await get(path('assignable/search', { project: 'SHUT' }), 'guest');
      const missing = await get(path('assignable/search', { project: 'NONE' }), 'guest');
      expect([hidden.status, hidden.text.replace('SHUT', 'NONE')]).toEqual([404, missing.text]);
      expect(hidden.body.errorMessages).toEqual(["No project could be found with key 'SHUT'."]);
      const noIssue = await get(path('assignable/search', { issueKey: 'SHUT-1' }), 'guest');
      expect([noIssue.status, noIssue.body.errorMessages]).toEqual([404, ['Issue Does Not Exist']]);
    });

    it('shows nobody to whoever may neither browse people nor assign issues', async () => {
      const admin = context.server.as('admin');
      await admin.post('/rest/api/2/user', {
        name: 'loner',
        password: 'user-password-1',
        displayName: 'Loner',
        emailAddress: 'loner@example.com',
        applicationKeys: [],
      });
      const { body } = await admin.get('/rest/api/2/project/SHUT/permissionscheme');
      const grant = { permission: 'BROWSE_PROJECTS', holder: { type: 'user', parameter: 'loner' } };
      expect((await admin.post(`/rest/api/2/permissionscheme/${body.id}/permission`, grant)).status).toBe(
        201,
      );
      expect((await get(path('assignable/search', { project: 'SHUT' }), 'loner')).body).toEqual([]);
      expect((await get(path('viewissue/search', { projectKey: 'SHUT' }), 'loner')).body).toEqual([]);
      const assign = { ...grant, permission: 'ASSIGN_ISSUES' };
      await admin.post(`/rest/api/2/permissionscheme/${body.id}/permission`, assign);
      expect(names((await get(path('assignable/search', { project: 'SHUT' }), 'loner')).body)).toEqual([
        'dev',
      ]);
    });
  });

  describe('GET /rest/api/2/user/assignable/multiProjectSearch', () => {
    it('finds who can be assigned in all of the projects', async () => {
      const both = await get(path('assignable/multiProjectSearch', { projectKeys: 'OPEN,SHUT' }));
      expect(names(both.body)).toEqual(['dev']);
      const repeated = await get(
        '/rest/api/2/user/assignable/multiProjectSearch?projectKeys=OPEN&projectKeys=SHUT',
      );
      expect(names(repeated.body)).toEqual(['dev']);
    });

    it('needs projects, all of them visible, and not too many', async () => {
      expect((await get(path('assignable/multiProjectSearch', {}))).status).toBe(400);
      const hidden = path('assignable/multiProjectSearch', { projectKeys: 'OPEN,SHUT' });
      expect((await get(hidden, 'guest')).status).toBe(404);
      const many = Array.from({ length: 101 }, () => 'OPEN').join();
      expect((await get(path('assignable/multiProjectSearch', { projectKeys: many }))).status).toBe(400);
    });
  });

  describe('GET /rest/api/2/user/viewissue/search', () => {
    it('finds who may see the issues of a project', async () => {
      expect(names((await get(path('viewissue/search', { projectKey: 'SHUT' }))).body)).toEqual([
        'dev',
        'loner',
      ]);
      expect((await get(path('viewissue/search', {}))).status).toBe(400);
      expect((await get(path('viewissue/search', { projectKey: 'NONE' }))).status).toBe(404);
    });
  });

  describe('GET /rest/api/2/user/permission/search', () => {
    const asked = { projectKey: 'SHUT', permissions: 'BROWSE_PROJECTS,ASSIGNABLE_USER' };

    it('finds who holds all of the permissions, by present and by legacy keys', async () => {
      expect(names((await get(path('permission/search', asked))).body)).toEqual(['dev']);
      const legacy = { projectKey: 'SHUT', permissions: 'BROWSE' };
      expect(names((await get(path('permission/search', legacy))).body)).toEqual(['dev', 'loner']);
    });

    it('is for administrators, of the project or of all', async () => {
      expect((await get(path('permission/search', asked), 'dev')).status).toBe(403);
      expect((await get(path('permission/search', asked), 'guest')).status).toBe(404);
    });

    it('names the permission that is none', async () => {
      const none = await get(path('permission/search', { ...asked, permissions: 'BROWSE_PROJECTS,FLY' }));
      expect([none.status, none.body.errorMessages]).toEqual([
        400,
        ["There is no project permission 'FLY'."],
      ]);
      expect((await get(path('permission/search', { projectKey: 'SHUT' }))).status).toBe(400);
      expect((await get(path('permission/search', { permissions: 'BROWSE_PROJECTS' }))).status).toBe(400);
    });
  });

  describe('With an issue', () => {
    it('counts what only its reporter and its assignee may', async () => {
      const { server } = context;
      const admin = server.as('admin');
      const scheme = (await admin.post('/rest/api/2/permissionscheme', { name: 'Own issues' })).body;
      const grants = [
        ['BROWSE_PROJECTS', { type: 'reporter' }],
        ['BROWSE_PROJECTS', { type: 'user', parameter: 'admin' }],
        ['ASSIGNABLE_USER', { type: 'reporter' }],
        ['CREATE_ISSUES', { type: 'user', parameter: 'admin' }],
        ['MODIFY_REPORTER', { type: 'user', parameter: 'admin' }],
      ];
      await server.buildProject({ key: 'OWN' });
      for (const [permission, holder] of grants) {
        const path = `/rest/api/2/permissionscheme/${scheme.id}/permission`;
        const made = await admin.post(path, { permission, holder });
        expect([made.status, made.text]).toEqual([201, made.text]);
      }
      await admin.put('/rest/api/2/project/OWN/permissionscheme', { id: scheme.id });
      const issue = await server.buildIssue({ project: 'OWN', reporter: { name: 'guest' } });
      const seers = await get(path('viewissue/search', { issueKey: issue.key.toLowerCase() }));
      expect(names(seers.body)).toEqual(['admin', 'guest']);
      expect(names((await get(path('viewissue/search', { projectKey: 'OWN' }))).body)).toEqual(['admin']);
      expect(names((await get(path('assignable/search', { issueKey: issue.key }))).body)).toEqual(['guest']);
      expect((await get(path('viewissue/search', { issueKey: issue.key }), 'dev')).status).toBe(404);
      expect((await get(path('viewissue/search', { issueKey: issue.key }), 'guest')).status).toBe(200);
    });

    it.each([
      'OPEN',
      'OPEN-',
      'OPEN-0',
      'OPEN-1e3',
      '-1',
      'OPEN-99999999999999999999',
      "OPEN-1' or '1'='1",
      '%',
    ])('does not know the issue %s', async (issueKey) => {
      const { status, body } = await get(path('viewissue/search', { issueKey }));
      expect([status, body.errorMessages]).toEqual([404, ['Issue Does Not Exist']]);
    });
  });

  describe('DELETE /rest/api/2/user', () => {
    it('refuses whom a project names as its lead, and says why', async () => {
      const { server } = context;
      await server.buildUser({ name: 'leader' });
      await server.buildProject({ key: 'LED', lead: 'leader' });
      const refused = await server.as('admin').delete('/rest/api/2/user?username=leader');
      expect([refused.status, refused.body.errorMessages]).toEqual([
        400,
        [
          "The user 'leader' cannot be deleted because of 1 led projects. Deactivate the user to keep the history.",
        ],
      ]);
      expect((await get('/rest/api/2/user?username=leader')).status).toBe(200);
    });

    it('refuses whom issues and comments name', async () => {
      const { server } = context;
      await server.buildUser({ name: 'writer' });
      const issue = await server.buildIssue({ project: 'OPEN', reporter: { name: 'writer' } });
      const comment = await server
        .as('writer')
        .post(`/rest/api/2/issue/${issue.key}/comment`, { body: 'Me too' });
      expect(comment.status).toBe(201);
      const refused = await server.as('admin').delete('/rest/api/2/user?username=writer');
      expect(refused.status).toBe(400);
      expect(refused.body.errorMessages[0]).toContain('1 reported issues, 1 comments');
      await server.as('admin').delete(`/rest/api/2/issue/${issue.key}`);
      expect((await server.as('admin').delete('/rest/api/2/user?username=writer')).status).toBe(204);
    });
  });

  describe('DELETE /rest/api/2/group', () => {
    it('leaves no comment that nobody can read: another group takes it over', async () => {
      const { server } = context;
      const admin = server.as('admin');
      for (const name of ['old-crew', 'new-crew']) {
        await admin.post('/rest/api/2/group', { name });
        await admin.post(`/rest/api/2/group/user?groupname=${name}`, { name: 'admin' });
      }
      const issue = await server.buildIssue({ project: 'OPEN' });
      const visibility = { type: 'group', value: 'old-crew' };
      const path = `/rest/api/2/issue/${issue.key}/comment`;
      const comment = await admin.post(path, { body: 'Among us', visibility });
      expect([comment.status, comment.text]).toEqual([201, comment.text]);
      const refused = await admin.delete('/rest/api/2/group?groupname=old-crew');
      expect(refused.status).toBe(400);
      expect((await admin.delete('/rest/api/2/group?groupname=old-crew&swapGroup=old-crew')).status).toBe(
        400,
      );
      expect((await admin.delete('/rest/api/2/group?groupname=old-crew&swapGroup=new-crew')).status).toBe(
        200,
      );
      const read = await admin.get(`${path}/${comment.body.id}`);
      expect(read.body.visibility).toMatchObject({ type: 'group', value: 'new-crew' });
      const others = await server.as('guest').get(`${path}/${comment.body.id}`);
      expect(others.status).toBe(404);
    });
  });
});
