import { beforeAll, expect, it } from 'vitest';
import { type Client, describeOnEngines, type OnEngine } from '../support/server.ts';

type Ask = readonly [method: string, path: string, body?: unknown];

const toIssue = 'You do not have the permission to see the specified issue.';
const lead = { type: 'projectLead' };
const anyone = { type: 'anyone' };
const work = [
  'CREATE_ISSUES',
  'EDIT_ISSUES',
  'DELETE_ISSUES',
  'TRANSITION_ISSUES',
  'ADD_COMMENTS',
  'ASSIGN_ISSUES',
];
const forLead = [...work, 'CREATE_ATTACHMENTS', 'ADMINISTER_PROJECTS', 'BROWSE_PROJECTS'].map(
  (permission) => ({
    permission,
    holder: lead,
  }),
);

interface Built {
  issue: { id: string; key: string };
  project: { id: number; key: string };
  component: string;
  version: string;
  comment: string;
}

async function grant({ server }: OnEngine, project: string, permissions: object[]): Promise<void> {
  const admin = server.as('admin');
  const scheme = await admin.post('/rest/api/2/permissionscheme', { name: `Of ${project}`, permissions });
  const put = await admin.put(`/rest/api/2/project/${project}/permissionscheme`, { id: scheme.body.id });
  if (put.status !== 200) throw new Error(put.text);
}

/** A project of the administrator's with one of everything in it. */
async function build(context: OnEngine, key: string, more: object[] = []): Promise<Built> {
  const { server } = context;
  const admin = server.as('admin');
  const project = await server.buildProject({ key });
  await grant(context, key, [...forLead, ...more]);
  const issue = await server.buildIssue({ project: key, summary: `Words of ${key}` });
  const comments = `/rest/api/2/issue/${issue.key}/comment`;
  const visibility = { type: 'role', value: 'Administrators' };
  const comment = (await admin.post(comments, { body: 'open' })).body.id;
  await admin.post(comments, { body: 'secret', visibility });
  const component = (await admin.post('/rest/api/2/component', { name: 'C', project: key })).body.id;
  const version = (await admin.post('/rest/api/2/version', { name: 'V', project: key })).body.id;
  return { issue, project, component, version, comment };
}

/** Everything that can be asked of an issue. @param issue its id or key */
const ofIssue = (issue: string, comment = '1'): Ask[] => {
  const path = `/rest/api/2/issue/${issue}`;
  return [
    ['GET', path],
    ['GET', `${path}?fields=summary&expand=changelog,names,editmeta`],
    ['GET', `${path}/comment`],
    ['GET', `${path}/comment/${comment}`],
    ['GET', `${path}/transitions`],
    ['GET', `${path}/watchers`],
    ['GET', `${path}/votes`],
    ['GET', `${path}/editmeta`],
    ['PUT', path, { fields: { summary: 'x' } }],
    ['DELETE', path],
    ['POST', `${path}/comment`, { body: 'x' }],
    ['PUT', `${path}/comment/${comment}`, { body: 'x' }],
    ['DELETE', `${path}/comment/${comment}`],
    ['POST', `${path}/transitions`, { transition: { id: '11' } }],
    ['PUT', `${path}/assignee`, { name: 'admin' }],
    ['POST', `${path}/watchers`],
    ['POST', `${path}/votes`],
  ];
};

/** Everything that can be asked of a project, but for what asks anonymous visitors to log in first. */
const ofProject = (project: string | number): Ask[] => {
  const path = `/rest/api/2/project/${project}`;
  return [
    ['GET', path],
    ['GET', `${path}/components`],
    ['GET', `${path}/versions`],
    ['GET', `${path}/statuses`],
    ['GET', `${path}/role`],
    ['GET', `/rest/api/2/mypermissions?projectKey=${project}`],
    ['POST', '/rest/api/2/component', { name: 'D', project: String(project) }],
  ];
};

const ask = (client: Client, [method, path, body]: Ask) => client.request(method, path, body);

describeOnEngines('What is hidden', (context) => {
  let secret: Built;

  beforeAll(async () => {
    await context.server.buildUser({ name: 'fred' });
    secret = await build(context, 'SEC');
  });

  it('is, of an issue, answered as what is missing: 401 to an anonymous visitor, 404 to a user', async () => {
    const expected = [
      [context.server.anonymous, 401, [toIssue, 'Login Required']],
      [context.server.as('fred'), 404, ['Issue Does Not Exist']],
    ] as const;
    const missing = { key: 'SEC-999', id: '999999' };
    for (const [client, status, messages] of expected) {
      for (const [name, other] of [
        [secret.issue.key, missing.key],
        [secret.issue.id, missing.id],
      ] as const) {
        const gone = ofIssue(other, secret.comment);
        for (const [place, hidden] of ofIssue(name, secret.comment).entries()) {
          const answer = await ask(client, hidden);
          expect([...hidden, answer.status, answer.body.errorMessages]).toEqual([
            ...hidden,
            status,
            messages,
          ]);
          expect((await ask(client, gone[place] as Ask)).text).toBe(answer.text);
        }
      }
    }
  });

  it('is, of a project, answered as what is missing, logged in or not', async () => {
    for (const client of [context.server.anonymous, context.server.as('fred')]) {
      const gone = ofProject('NONE');
      for (const [place, hidden] of ofProject('SEC').entries()) {
        const answer = await ask(client, hidden);
        expect([...hidden, answer.status, answer.body.errorMessages]).toEqual([
          ...hidden,
          404,
          ["No project could be found with key 'SEC'."],
        ]);
        const missing = await ask(client, gone[place] as Ask);
        expect(missing.text).toBe(answer.text.replaceAll('SEC', 'NONE'));
      }
    }
  });

  it('is, of components and versions, answered as what is missing', async () => {
    for (const client of [context.server.anonymous, context.server.as('fred')]) {
      for (const [path, id] of [
        ['/rest/api/2/component', secret.component],
        ['/rest/api/2/version', secret.version],
      ] as const) {
        for (const [method, body] of [['GET'], ['PUT', { name: 'x' }], ['DELETE']] as const) {
          const hidden = await ask(client, [method, `${path}/${id}`, body]);
          const missing = await ask(client, [method, `${path}/99999`, body]);
          expect([hidden.status, missing.status]).toEqual([404, 404]);
          expect(hidden.text.replaceAll(id, '99999')).toBe(missing.text);
        }
      }
    }
  });

  it('is in no list, no search and no metadata', async () => {
    for (const client of [context.server.anonymous, context.server.as('fred')]) {
      expect((await client.get('/rest/api/2/project')).body).toEqual([]);
      for (const path of ['/rest/api/2/search', '/rest/api/2/search?jql=summary~Words']) {
        const { status, body } = await client.get(path);
        expect([status, body.total, body.issues]).toEqual([200, 0, []]);
      }
      const byKey = async (key: string) => (await client.get(`/rest/api/2/search?jql=project=${key}`)).text;
      expect((await byKey('SEC')).replaceAll('SEC', 'NONE')).toBe(await byKey('NONE'));
      expect((await client.get('/rest/api/2/issue/createmeta?projectKeys=SEC')).body.projects).toEqual([]);
    }
  });

  it('cannot be written into: an issue for it is refused as one for nowhere', async () => {
    const issue = (key: string) => ({
      fields: { project: { key }, summary: 'x', issuetype: { name: 'Task' } },
    });
    for (const client of [context.server.anonymous, context.server.as('fred')]) {
      const hidden = await client.post('/rest/api/2/issue', issue('SEC'));
      const missing = await client.post('/rest/api/2/issue', issue('NONE'));
      expect([hidden.status, hidden.text]).toEqual([400, missing.text]);
    }
    expect((await context.server.as('admin').get('/rest/api/2/search?jql=project=SEC')).body.total).toBe(1);
  });

  it('is there for whoever may see it', async () => {
    for (const one of ofProject('SEC').slice(0, -1)) {
      expect([...one, (await ask(context.server.as('admin'), one)).status]).toEqual([...one, 200]);
    }
    for (const one of ofIssue(secret.issue.key, secret.comment).slice(0, 8)) {
      expect([...one, (await ask(context.server.as('admin'), one)).status]).toEqual([...one, 200]);
    }
  });
});

describeOnEngines('A project that anyone may browse', (context) => {
  let open: Built;

  beforeAll(async () => {
    await context.server.buildUser({ name: 'fred' });
    await build(context, 'SEC');
    open = await build(context, 'PUB', [{ permission: 'BROWSE_PROJECTS', holder: anyone }]);
  });

  it('is read without logging in', async () => {
    const anonymous = context.server.anonymous;
    for (const one of [
      ...ofProject('PUB').slice(0, -1),
      ...ofIssue(open.issue.key, open.comment).slice(0, 8),
    ]) {
      expect([...one, (await ask(anonymous, one)).status]).toEqual([...one, 200]);
    }
    const projects = (await anonymous.get('/rest/api/2/project')).body;
    expect(projects.map(({ key }: { key: string }) => key)).toEqual(['PUB']);
    const found = (await anonymous.get('/rest/api/2/search')).body;
    expect(found.issues.map(({ key }: { key: string }) => key)).toEqual(['PUB-1']);
  });

  it('shows no comment that is for a role, and no e-mail address, to an anonymous visitor', async () => {
    const path = `/rest/api/2/issue/${open.issue.key}`;
    const { body, text } = await context.server.anonymous.get(`${path}/comment`);
    expect(body.comments.map((one: { body: string }) => one.body)).toEqual(['open']);
    expect(body.total).toBe(1);
    expect(text).not.toContain('emailAddress');
    const whole = await context.server.anonymous.get(path);
    expect(whole.body.fields.comment.total).toBe(1);
    expect(whole.text).not.toContain('emailAddress');
    const words = await context.server.anonymous.get('/rest/api/2/search?jql=comment~secret');
    expect(words.body.total).toBe(0);
    expect((await context.server.as('admin').get(`${path}/comment`)).body.total).toBe(2);
  });

  it('is not changed by it: writing is refused in the words that Jira has for each', async () => {
    const path = `/rest/api/2/issue/${open.issue.key}`;
    const before = (await context.server.as('admin').get(`${path}?expand=changelog`)).body;
    const asks: [Ask, anonymous: number, user: number][] = [
      [['PUT', path, { fields: { summary: 'x' } }], 401, 403],
      [['DELETE', path], 401, 401],
      [['POST', `${path}/comment`, { body: 'x' }], 401, 400],
      [['POST', `${path}/transitions`, { transition: { id: '11' } }], 400, 400],
      [['PUT', `${path}/assignee`, { name: 'admin' }], 401, 403],
      [['POST', '/rest/api/2/component', { name: 'D', project: 'PUB' }], 401, 403],
      [['PUT', `/rest/api/2/version/${open.version}`, { name: 'W' }], 401, 403],
      [['PUT', '/rest/api/2/project/PUB', { name: 'W' }], 401, 403],
      [['DELETE', '/rest/api/2/project/PUB'], 401, 403],
      [['POST', '/rest/api/2/project/PUB/role/10002', { user: ['fred'] }], 401, 403],
      [['PUT', '/rest/api/2/project/PUB/permissionscheme', { id: 0 }], 401, 403],
    ];
    for (const [one, anonymous, user] of asks) {
      const statuses = [
        (await ask(context.server.anonymous, one)).status,
        (await ask(context.server.as('fred'), one)).status,
      ];
      expect([...one, ...statuses]).toEqual([...one, anonymous, user]);
    }
    expect((await context.server.as('admin').get(`${path}?expand=changelog`)).body).toEqual(before);
  });

  it('takes an issue from an anonymous visitor only when that is granted to anyone', async () => {
    const issue = {
      fields: { project: { key: 'PUB' }, summary: 'Found a bug', issuetype: { name: 'Task' } },
    };
    const refused = await context.server.anonymous.post('/rest/api/2/issue', issue);
    expect([refused.status, refused.body.errorMessages]).toEqual([
      400,
      [
        'Anonymous users do not have permission to create issues in this project. Please try logging in first.',
      ],
    ]);
    const { body: scheme } = await context.server.as('admin').get('/rest/api/2/project/PUB/permissionscheme');
    await context.server.as('admin').post(`/rest/api/2/permissionscheme/${scheme.id}/permission`, {
      permission: 'CREATE_ISSUES',
      holder: anyone,
    });
    const made = await context.server.anonymous.post('/rest/api/2/issue', issue);
    expect(made.status).toBe(201);
    const read = await context.server.anonymous.get(`/rest/api/2/issue/${made.body.key}`);
    expect([read.status, read.body.fields.reporter]).toEqual([200, null]);
  });

  it('is hidden again as soon as the grant is taken back', async () => {
    const admin = context.server.as('admin');
    const { body: scheme } = await admin.get('/rest/api/2/project/PUB/permissionscheme?expand=permissions');
    const grants = scheme.permissions.filter(
      (one: { holder: { type: string } }) => one.holder.type === 'anyone',
    );
    for (const { id } of grants)
      await admin.delete(`/rest/api/2/permissionscheme/${scheme.id}/permission/${id}`);
    expect((await context.server.anonymous.get('/rest/api/2/project')).body).toEqual([]);
    expect((await context.server.anonymous.get(`/rest/api/2/issue/${open.issue.key}`)).status).toBe(401);
    expect((await context.server.as('fred').get(`/rest/api/2/issue/${open.issue.key}`)).status).toBe(404);
  });
});

describeOnEngines('A project whose issues are seen by their reporters only', (context) => {
  const key = 'DESK';
  const issue = (summary: string) => ({
    fields: { project: { key }, summary, issuetype: { name: 'Task' } },
  });

  beforeAll(async () => {
    for (const name of ['fred', 'sam']) await context.server.buildUser({ name });
    await build(context, key, [
      { permission: 'BROWSE_PROJECTS', holder: { type: 'reporter' } },
      { permission: 'CREATE_ISSUES', holder: { type: 'applicationRole' } },
    ]);
  });

  it('shows each reporter his own, in lists and one by one', async () => {
    const made: Record<string, string> = {};
    for (const name of ['fred', 'sam'])
      made[name] = (await context.server.as(name).post('/rest/api/2/issue', issue(name))).body.key;
    for (const [name, other] of [
      ['fred', 'sam'],
      ['sam', 'fred'],
    ] as const) {
      const found = (await context.server.as(name).get(`/rest/api/2/search?jql=project=${key}`)).body.issues;
      expect(found.map((one: { key: string }) => one.key)).toEqual([made[name]]);
      expect((await context.server.as(name).get(`/rest/api/2/issue/${made[name]}`)).status).toBe(200);
      expect((await context.server.as(name).get(`/rest/api/2/issue/${made[other]}`)).status).toBe(404);
    }
  });

  it('is itself seen by those who may report, and not by anonymous visitors', async () => {
    expect((await context.server.as('fred').get(`/rest/api/2/project/${key}`)).status).toBe(200);
    expect((await context.server.anonymous.get(`/rest/api/2/project/${key}`)).status).toBe(404);
    expect((await context.server.anonymous.get('/rest/api/2/project')).body).toEqual([]);
  });
});

describeOnEngines('A user without access to the application', (context) => {
  it('logs in and sees what anyone sees, and nothing that is for users', async () => {
    const { server } = context;
    await server.buildUser({ name: 'guest' });
    await server.buildProject({ key: 'STD' });
    const sees = async () => (await server.as('guest').get('/rest/api/2/project/STD')).status;
    expect(await sees()).toBe(200);
    await server.as('admin').delete('/rest/api/2/group/user?groupname=jira-software-users&username=guest');
    expect((await server.as('guest').get('/rest/api/2/myself')).status).toBe(200);
    expect(await sees()).toBe(404);
  });
});
