/** Access ends where it is taken away, on every way in, whatever was open before. */
import { beforeEach, expect, it } from 'vitest';
import { pageClient } from '../../support/page-client.ts';
import { basic, describeOnEngines, type OnEngine, userPassword } from '../../support/server.ts';

let count = 0;

/** A user, and the ways in that are open to him: each is used once, so that whatever remembers has something to. */
async function everyWayIn({ server }: OnEngine, name: string) {
  const { body } = await server.anonymous.post('/rest/auth/1/session', {
    username: name,
    password: userPassword,
  });
  const browser = pageClient(server);
  await browser.post('/login.jsp', { os_username: name, os_password: userPassword, os_cookie: 'true' });
  const remembered = browser.cookies.get('seraph.rememberme.cookie');
  const made = await server
    .with({ authorization: basic(name, userPassword) })
    .post('/rest/pat/latest/tokens', { name: 'script', expirationDuration: 90 });
  const ways = {
    'a session': { cookie: `JSESSIONID=${body.session.value}` },
    'a session of the login page': { cookie: `JSESSIONID=${browser.cookies.get('JSESSIONID')}` },
    'a remembered login': { cookie: `seraph.rememberme.cookie=${remembered}` },
    Basic: { authorization: basic(name, userPassword) },
    ...(made.status === 201 && {
      'a personal access token': { authorization: `Bearer ${made.body.rawToken}` },
    }),
  };
  return Object.entries(ways).map(([way, headers]) => ({
    way,
    client: server.with(headers as unknown as Record<string, string>),
  }));
}

describeOnEngines('Access that was taken away', (context) => {
  let name: string;
  let project: string;
  const admin = () => context.server.as('admin');
  const remove = async (group: string) => {
    const { status } = await admin().delete(`/rest/api/2/group/user?groupname=${group}&username=${name}`);
    expect(status).toBe(200);
  };

  beforeEach(async () => {
    name = `ruth${++count}`;
    project = `REV${count}`;
    await context.server.buildUser({ name, groups: ['jira-administrators'] });
    await context.server.buildProject({ key: project });
  });

  it('CVE-2021-41311: an administrator who is none any more changes nobody’s role in a project', async () => {
    const ways = await everyWayIn(context, name);
    const roles = `/rest/api/2/project/${project}/role/10002`;
    for (const { way, client } of ways) {
      expect([way, (await client.get('/rest/api/2/myself')).status]).toEqual([way, 200]);
      const { status } = await client.get('/rest/api/2/applicationrole');
      expect([way, status]).toEqual([way, 200]);
    }
    await remove('jira-administrators');
    for (const { way, client } of ways) {
      for (const [method, path, body] of [
        ['POST', roles, { user: [name] }],
        ['PUT', roles, { categorisedActors: { 'atlassian-user-role-actor': [name] } }],
        ['DELETE', `${roles}?user=admin`, undefined],
        ['PUT', `/rest/api/2/project/${project}`, { name: 'Taken over' }],
        [
          'POST',
          '/rest/api/2/user',
          {
            name: 'backdoor',
            password: 'seven purple lamps',
            displayName: 'B',
            emailAddress: 'b@example.com',
          },
        ],
        ['POST', '/rest/api/2/group/user?groupname=jira-administrators', { name }],
        ['GET', '/rest/api/2/applicationrole', undefined],
        ['GET', `/plugins/servlet/project-config/${project}/roles`, undefined],
      ] as const) {
        const { status } = await client.request(method, path, body);
        expect([way, method, path, [401, 403, 404].includes(status)], `${status}`).toEqual([
          way,
          method,
          path,
          true,
        ]);
      }
    }
    expect((await admin().get('/rest/api/2/user?username=backdoor')).status).toBe(404);
    expect((await admin().get(`/rest/api/2/project/${project}`)).body.name).toBe(`Project ${project}`);
  });

  it('CVE-2021-41312: whoever may not use the application any more sees and changes nothing of its projects', async () => {
    await remove('jira-administrators');
    const ways = await everyWayIn(context, name);
    const issue = await context.server.buildIssue({ project });
    for (const { way, client } of ways)
      expect([way, (await client.get(`/rest/api/2/issue/${issue.key}`)).status]).toEqual([way, 200]);
    await remove('jira-software-users');
    for (const { way, client } of ways) {
      for (const [method, path, body] of [
        ['GET', `/rest/api/2/issue/${issue.key}`, undefined],
        ['PUT', `/rest/api/2/issue/${issue.key}`, { fields: { summary: 'x' } }],
        ['POST', `/rest/api/2/issue/${issue.key}/comment`, { body: 'x' }],
        ['GET', `/rest/api/2/project/${project}`, undefined],
        ['GET', `/secure/ViewCollectors!default.jspa?projectKey=${project}`, undefined],
        ['POST', `/secure/ViewCollectors.jspa?projectKey=${project}`, undefined],
      ] as const) {
        const { status } = await client.request(method, path, body);
        expect([way, method, path, [401, 403, 404].includes(status)], `${status}`).toEqual([
          way,
          method,
          path,
          true,
        ]);
      }
      expect([way, (await client.get('/rest/api/2/search')).body.total]).toEqual([way, 0]);
    }
  });

  it.each([
    ['deactivated', (who: string) => admin().put(`/rest/api/2/user?username=${who}`, { active: false })],
    ['deleted', (who: string) => admin().delete(`/rest/api/2/user?username=${who}`)],
  ])('CVE-2021-39119: a user who is %s gets in by nothing, and is told of nothing', async (_what, end) => {
    await remove('jira-administrators');
    const issue = await context.server.buildIssue({ project });
    const ways = await everyWayIn(context, name);
    for (const { client } of ways) await client.post(`/rest/api/2/issue/${issue.key}/watchers`);
    const { db } = context.server.app.database;
    const notify = () =>
      admin().post(`/rest/api/2/issue/${issue.key}/notify`, { textBody: 'News', to: { watchers: true } });
    const told = async () => {
      const rows = await db
        .selectFrom('outgoing_mail')
        .innerJoin('app_user', 'app_user.id', 'outgoing_mail.recipient_id')
        .select('app_user.name')
        .where('app_user.name', '=', name)
        .execute();
      return rows.length;
    };
    expect((await notify()).status).toBe(204);
    expect(await told()).toBe(1);
    await db.deleteFrom('outgoing_mail').execute();
    expect((await end(name)).status).toBeLessThan(300);
    for (const { way, client } of ways) {
      const { status } = await client.get(`/rest/api/2/issue/${issue.key}`);
      expect([way, status]).toEqual([way, 401]);
      expect([way, (await client.get('/rest/auth/1/session')).status]).toEqual([way, 401]);
    }
    await notify();
    expect(await told()).toBe(0);
  });
});
