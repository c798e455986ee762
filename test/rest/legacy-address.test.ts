/** Addresses that people have bookmarked and scripts have built, and what an attacker makes of them. */
import { beforeAll, expect, it } from 'vitest';
import { buildProjectGranting } from '../support/grants.ts';
import { type Answer, type Client, describeOnEngines } from '../support/server.ts';

const form = { headers: { 'content-type': 'application/x-www-form-urlencoded' } };

describeOnEngines('legacy addresses', (context) => {
  let admin: Client;
  let fred: Client;
  let anonymous: Client;
  let key: string;
  let id: string;

  beforeAll(async () => {
    const { server } = context;
    admin = server.as('admin');
    anonymous = server.anonymous;
    await server.buildUser({ name: 'fred' });
    fred = server.as('fred');
    await buildProjectGranting(server, 'OPEN', {
      BROWSE_PROJECTS: ['anyone'],
      CREATE_ISSUES: ['user:admin'],
    });
    await buildProjectGranting(server, 'MINE', {
      BROWSE_PROJECTS: ['user:admin'],
      CREATE_ISSUES: ['user:admin'],
      EDIT_ISSUES: ['user:admin'],
      ADD_COMMENTS: ['user:admin'],
      TRANSITION_ISSUES: ['user:admin'],
      RESOLVE_ISSUES: ['user:admin'],
      CLOSE_ISSUES: ['user:admin'],
      ASSIGNABLE_USER: ['user:admin'],
      ASSIGN_ISSUES: ['user:admin'],
    });
    const issue = await server.buildIssue({
      project: 'MINE',
      assignee: { name: 'admin' },
      summary: 'A <script>alert(1)</script> & "more"',
      description: 'Text with <img src=x onerror=alert(1)>',
    });
    key = issue.key;
    id = issue.id;
    await admin.post(`/rest/api/2/issue/${key}/comment`, { body: 'Said <b>so</b>' });
    await admin.post(`/rest/api/2/issue/${key}/comment`, {
      body: 'A secret',
      visibility: { type: 'group', value: 'jira-administrators' },
    });
  });

  const location = (answer: Answer) => String(answer.headers.location);
  const raw = (path: string, method: 'GET' | 'POST' | 'HEAD' = 'GET') =>
    context.server.app.server.inject({ method, url: path });

  it('/browse/KEY shows the issue, with everything in it escaped', async () => {
    const answer = await admin.get(`/browse/${key}`);
    expect(answer.status).toBe(200);
    expect(answer.headers['content-type']).toBe('text/html;charset=UTF-8');
    expect(answer.headers['content-security-policy']).toContain("default-src 'self'");
    expect(answer.text).toContain(`<title>[${key}] A &lt;script&gt;`);
    expect(answer.text).not.toMatch(/<script|<img|<b>so/);
    for (const part of [
      'Text with',
      'Said',
      'A secret',
      'only jira-administrators',
      'Start Progress',
      'Assignee',
    ])
      expect(answer.text).toContain(part);
  });

  it('/browse leads strangers to the login page and back, and tells them nothing', async () => {
    const hidden = await anonymous.get(`/browse/${key}`);
    expect(hidden.status).toBe(302);
    expect(location(hidden)).toBe(
      `/jira/login.jsp?permissionViolation=true&os_destination=${encodeURIComponent(`/browse/${key}`)}`,
    );
    expect(hidden.text).toBe('');
    const missing = await anonymous.get('/browse/MINE-999');
    expect(location(missing).replace('999', '1')).toBe(location(hidden).replace(/MINE-\d+/, 'MINE-1'));
    const open = (await context.server.buildIssue({ project: 'OPEN', summary: 'Public' })).key;
    const seen = await anonymous.get(`/browse/${open}`);
    expect(seen.status).toBe(200);
    expect(seen.text).toContain('Public');
    expect(seen.text).toContain(`os_destination=${encodeURIComponent(`/browse/${open}`)}`);
  });

  it('/browse of a hidden issue is as that of a missing one to users: a page, 404', async () => {
    const headers = { accept: 'text/html' };
    const [hidden, missing] = [
      await fred.get(`/browse/${key}`, { headers }),
      await fred.get('/browse/MINE-999', { headers }),
    ];
    expect(hidden.status).toBe(404);
    expect(hidden.text.replaceAll(/atlassian-token" content="[^"]*"/g, '')).toBe(
      missing.text.replaceAll(/atlassian-token" content="[^"]*"/g, ''),
    );
  });

  it('/browse leads to the present key from other letters and from keys of the past', async () => {
    await buildProjectGranting(context.server, 'OLD', {
      BROWSE_PROJECTS: ['user:admin'],
      CREATE_ISSUES: ['user:admin'],
    });
    const old = (await context.server.buildIssue({ project: 'OLD' })).key;
    expect(location(await admin.get(`/browse/${old.toLowerCase()}`))).toBe(`/jira/browse/${old}`);
    expect((await admin.put('/rest/api/2/project/OLD', { key: 'NEW' })).status).toBe(200);
    const moved = await admin.get(`/browse/${old}`);
    expect([moved.status, location(moved)]).toEqual([302, `/jira/browse/${old.replace('OLD', 'NEW')}`]);
    expect((await fred.get(`/browse/${old}`)).status).toBe(404);
  });

  it('/browse shows what is archived as such, without anything to press', async () => {
    const archived = (await context.server.buildIssue({ project: 'MINE' })).key;
    await admin.put(`/rest/api/2/issue/${archived}/archive`);
    const { status, text } = await admin.get(`/browse/${archived}`);
    expect(status).toBe(200);
    expect(text).toContain('This issue is archived');
    expect(text).not.toContain('WorkflowUIDispatcher');
  });

  it.each([
    '/browse/..%2f..%2fetc%2fpasswd',
    '/browse/%252e%252e%252fetc',
    '/browse/KEY%00',
    '/browse/KEY;x=1',
    '/browse/KEY%0d%0aSet-Cookie:%20a=b',
    '/browse/%2f%2fevil.example',
    '/browse/javascript:alert(1)',
    `/browse/${'A'.repeat(900)}-1`,
  ])('%s opens nothing, and leads to nowhere else', async (path) => {
    const asked = path.replace('KEY', key);
    for (const client of [admin, anonymous]) {
      const answer = await client.get(asked);
      expect([302, 400, 404], answer.text).toContain(answer.status);
      expect(answer.cookies.join()).not.toContain('a=b');
      if (answer.status === 302)
        expect(location(answer)).toMatch(/^\/jira\/(login\.jsp\?|browse\/[A-Z]+-\d+$)/);
    }
  });

  it('a button of the page makes a transition, with the form token and in no other way', async () => {
    const page = await admin.get(`/browse/${key}`);
    const [, token = ''] = /name="atl_token" value="([^"]*)"/.exec(page.text) ?? [];
    expect(token).not.toBe('');
    const { transitions } = (await admin.get(`/rest/api/2/issue/${key}/transitions`)).body;
    const start = transitions.find((one: { name: string }) => one.name === 'Start Progress').id;
    const press = (client: Client, body: Record<string, string>) =>
      client.post('/secure/WorkflowUIDispatcher.jspa', new URLSearchParams(body).toString(), form);
    const statusNow = async () =>
      (await admin.get(`/rest/api/2/issue/${key}?fields=status`)).body.fields.status.name;
    const before = await statusNow();
    expect((await press(admin, { id, action: start })).status).toBe(403);
    expect((await press(admin, { id, action: start, atl_token: 'x' })).status).toBe(403);
    expect((await press(anonymous, { id, action: start })).status).toBeGreaterThanOrEqual(302);
    expect((await press(admin, { id: 'x', action: start, atl_token: token })).status).toBe(400);
    expect((await press(admin, { id, action: '99999', atl_token: token })).status).toBe(400);
    expect(await statusNow()).toBe(before);
    const done = await press(admin, { id, action: start, atl_token: token });
    expect([done.status, location(done)]).toEqual([302, `/jira/browse/${key}`]);
    expect(await statusNow()).toBe('In Progress');
  });

  it('/ outside the context path leads into it, and nothing there leads anywhere else', async () => {
    for (const method of ['GET', 'HEAD'] as const) {
      const answer = await raw('/', method);
      expect([answer.statusCode, answer.headers.location]).toEqual([302, '/jira/']);
      expect(answer.headers['x-content-type-options']).toBe('nosniff');
    }
    expect((await raw('/?os_destination=//evil.example')).headers.location).toBe('/jira/');
    expect((await raw('/', 'POST')).statusCode).toBe(404);
    for (const path of [
      '//',
      '//evil.example',
      '/\\evil.example',
      '/;',
      '/.',
      '/browse/X-1',
      '/status',
      '/%2f',
      '/rest/api/2/myself',
    ])
      expect([undefined, '/jira/'], path).toContain((await raw(path)).headers.location);
  });

  it('/s/…/_/ serves the files that pages need, as they are', async () => {
    for (const name of ['page.css', 'sign.svg', 'login.js']) {
      const plain = await anonymous.get(`/static/${name}`);
      const cached = await anonymous.get(`/s/abc-1.0/en_US/_/static/${name}`);
      expect([cached.status, cached.text, cached.headers['content-type']]).toEqual([
        200,
        plain.text,
        plain.headers['content-type'],
      ]);
    }
  });

  it.each([
    '/s/x/_/WEB-INF/web.xml',
    '/s/x/_/;/WEB-INF/web.xml',
    '/s/x/_/META-INF/maven/com.atlassian.jira/jira-webapp-dist/pom.xml',
    '/s/x/_/;/META-INF/maven/pom.properties',
    '/s/x/_/../../package.json',
    '/s/x/_/static/../../package.json',
    '/s/x/_/static/..%2f..%2fpackage.json',
    '/s/x/_/static/%2e%2e/%2e%2e/package.json',
    '/s/x/_/static/%252e%252e%252fpackage.json',
    '/s/x/_/static/..\\..\\package.json',
    '/s/x/_/static/..%5c..%5cpackage.json',
    '/s/x/_/static/....//package.json',
    '/s/x/_/static/page.css/../../../package.json',
    '/s/x/_/static/page.css%00.js',
    '/s/x/_/static/page.css;.js',
    '/s/x/_/static//etc/passwd',
    '/s/x/_/static/',
    '/s/x/_/static/__proto__',
    '/s/x/_/static/constructor',
    '/s/x/_/static/toString',
    '/s/x/_/rest/api/2/myself',
    '/s/x/_/status',
    '/s/x/_/',
    '/s/x/_',
    '/s/x/static/page.css',
    '/s/_/static/page.css',
    '/s/;x/_/static/page.css',
    '/s/..%2fx/_/static/page.css/..',
    '/s/',
    '/s',
  ])('%s serves nothing', async (path) => {
    for (const client of [anonymous, admin]) {
      const answer = await client.get(path);
      expect([400, 404], `${answer.status} ${answer.text.slice(0, 200)}`).toContain(answer.status);
      expect(answer.text).not.toMatch(/"dependencies"|root:|<web-app|artifactId|displayName/);
    }
  });

  it('/status says that the server runs, to everybody, and leads to nothing else', async () => {
    const answer = await anonymous.get('/status');
    expect([answer.status, answer.body]).toEqual([200, { state: 'RUNNING' }]);
    for (const path of [
      '/status/..;/rest/api/2/myself',
      '/status/%2e%2e/rest/api/2/myself',
      '/status;/x',
      '/status%00',
      '/status/x',
    ]) {
      const tried = await anonymous.get(path);
      expect(tried.status, path).toBeGreaterThanOrEqual(400);
      expect(tried.status, path).toBeLessThan(500);
      expect(tried.text).not.toContain('"name"');
    }
  });

  it('the address that jira-client builds of an attachment is 404, and `content` says where the file is', async () => {
    for (const path of [
      '/rest/api/2/attachment/10000/a.txt',
      '/rest/api/2/attachment/x/..%2f..%2fetc%2fpasswd',
    ]) {
      const answer = await admin.get(path);
      expect(answer.status, path).toBe(404);
      expect(answer.body.errorMessages[0]).toContain('content');
    }
  });
});
