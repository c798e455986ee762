import { describe, expect, it } from 'vitest';
import { safeDestination } from '../../src/access/sign-in/destination.ts';
import { pageClient } from '../support/page-client.ts';
import { adminPassword, basic, describeOnEngines, userPassword } from '../support/server.ts';

const wrongSentence = 'Sorry, your username and password are incorrect - please try again.';
const form = (name: string, password: string, more = {}) => ({
  os_username: name,
  os_password: password,
  os_destination: '',
  user_role: '',
  atl_token: '',
  login: 'Log In',
  ...more,
});

describeOnEngines('GET /login.jsp', (context) => {
  it('shows the form with the ids and names that scripts and password managers know', async () => {
    const { status, text, headers } = await pageClient(context.server).get('/login.jsp');
    expect(status).toBe(200);
    expect(headers['content-type']).toBe('text/html;charset=UTF-8');
    for (const id of ['username', 'password', 'remember-me', 'submit'])
      expect(text).toContain(`id="login-form-${id}"`);
    for (const name of [
      'os_username',
      'os_password',
      'os_cookie',
      'os_destination',
      'user_role',
      'atl_token',
    ]) {
      expect(text).toContain(`name="${name}"`);
    }
    expect(text).toContain('autocomplete="username"');
    expect(text).toContain('autocomplete="current-password"');
    expect(text).not.toContain('os_captcha');
  });

  it('runs no inline script, is framed by nobody and kept nowhere', async () => {
    const { text, headers } = await pageClient(context.server).get('/login.jsp');
    expect(headers['content-security-policy']).toContain("default-src 'self'");
    expect(headers['content-security-policy']).toContain("frame-ancestors 'self'");
    expect(headers['cache-control']).toContain('no-store');
    expect(text).not.toMatch(/<script(?![^>]* src=)/);
    expect(text).not.toMatch(/ (style|on\w+)=/);
  });

  it('weighs less than 30 kB with all that it loads', async () => {
    const client = pageClient(context.server);
    const page = await client.get('/login.jsp');
    const paths = [...page.text.matchAll(/(?:href|src|data-worker)="\/jira(\/static\/[^"]+)"/g)].map(
      ([, path]) => path,
    );
    expect(paths).toHaveLength(4);
    let bytes = page.bytes.length;
    for (const path of paths) {
      const file = await client.get(path ?? '');
      expect(file.status).toBe(200);
      expect(file.headers['cache-control']).toBe('private, max-age=31536000, immutable');
      bytes += file.bytes.length;
    }
    expect(bytes).toBeLessThan(30_000);
  });

  it('keeps os_destination for the form, escaped', async () => {
    const evil = '"><script>alert(1)</script>';
    const { text } = await pageClient(context.server).get(
      `/login.jsp?os_destination=${encodeURIComponent(evil)}`,
    );
    expect(text).toContain('value="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;"');
    expect(text).not.toContain(evil);
  });

  it('leads somebody who is logged in on to os_destination', async () => {
    const answer = await context.server.as('admin').get('/login.jsp?os_destination=%2Fbrowse%2FTEST-1');
    expect(answer.status).toBe(302);
    expect(answer.headers.location).toBe('/jira/browse/TEST-1');
    expect((await context.server.as('admin').get('/login.jsp')).text).toContain('You are logged in');
  });

  it('logs nobody in by an address', async () => {
    const query = `os_username=admin&os_password=${adminPassword}&os_destination=/`;
    const answer = await pageClient(context.server).get(`/login.jsp?${query}`);
    expect(answer.status).toBe(200);
    expect(answer.headers['x-ausername']).toBe('anonymous');
    expect(answer.text).not.toContain(adminPassword);
  });

  it('refuses a parameter that comes twice, and NUL', async () => {
    for (const query of ['os_destination=/a&os_destination=/b', 'os_destination=%00']) {
      const answer = await pageClient(context.server).get(`/login.jsp?${query}`);
      expect(answer.status).toBe(400);
      expect(answer.text).toContain('Bad Request (400)');
    }
  });
});

describeOnEngines('POST /login.jsp', (context) => {
  it('logs in and leads to the start page', async () => {
    const client = pageClient(context.server);
    const answer = await client.post('/login.jsp', form('admin', adminPassword));
    expect(answer.status).toBe(302);
    expect(answer.headers.location).toBe('/jira/');
    expect(answer.headers['x-seraph-loginreason']).toBe('OK');
    expect(answer.headers['x-ausername']).toBe('admin');
    expect(client.cookies.get('JSESSIONID')).toMatch(/^[0-9A-F]{32}$/);
    expect(client.cookies.has('seraph.rememberme.cookie')).toBe(false);
    expect((await client.get('/rest/auth/1/session')).body.name).toBe('admin');
  });

  it.each([
    ['/secure/Dashboard.jspa', '/jira/secure/Dashboard.jspa'],
    ['//evil.example', '/jira/'],
    ['https://evil.example/', '/jira/'],
  ])('leads to %s as far as that is here', async (wanted, location) => {
    const answer = await pageClient(context.server).post(
      '/login.jsp',
      form('admin', adminPassword, { os_destination: wanted }),
    );
    expect(answer.status).toBe(302);
    expect(answer.headers.location).toBe(location);
  });

  it('takes os_destination from the address where the form has none', async () => {
    const answer = await pageClient(context.server).post(
      '/login.jsp?os_destination=%2Fbrowse%2FA-1',
      form('admin', adminPassword),
    );
    expect(answer.headers.location).toBe('/jira/browse/A-1');
  });

  it('answers a wrong password and an unknown name alike: 200, the page, one sentence', async () => {
    await context.server.buildUser({ name: 'alike' });
    const pages = [];
    for (const name of ['alike', 'stranger']) {
      const client = pageClient(context.server);
      const answer = await client.post('/login.jsp', form(name, 'n0t-the-right-one', { os_cookie: 'true' }));
      expect(answer.status).toBe(200);
      expect(answer.headers['x-seraph-loginreason']).toBe('AUTHENTICATED_FAILED');
      expect(answer.headers['x-ausername']).toBe('anonymous');
      expect(client.cookies.has('JSESSIONID')).toBe(false);
      expect(answer.text).toMatch(
        new RegExp(`role="alert" id="error" tabindex="-1" autofocus>${wrongSentence}<`),
      );
      expect(answer.text).toContain(`value="${name}"`);
      expect(answer.text).toMatch(/os_cookie" value="true" checked/);
      expect(answer.text).not.toContain('n0t-the-right-one');
      pages.push(answer.text.replaceAll(name, 'NAME').replaceAll(client.token(), 'TOKEN'));
    }
    expect(pages[0]).toBe(pages[1]);
  });

  it('makes a new session at each login and ends the one it replaces', async () => {
    const client = pageClient(context.server);
    await client.post('/login.jsp', form('admin', adminPassword));
    const before = client.cookies.get('JSESSIONID') ?? '';
    await client.post('/login.jsp', form('admin', adminPassword));
    expect(client.cookies.get('JSESSIONID')).not.toBe(before);
    const old = await context.server.with({ cookie: `JSESSIONID=${before}` }).get('/rest/auth/1/session');
    expect(old.status).toBe(401);
  });

  it('logs in while a dead cookie is carried along', async () => {
    const client = pageClient(context.server);
    client.cookies.set('JSESSIONID', 'A'.repeat(32));
    const answer = await client.post('/login.jsp', form('admin', adminPassword));
    expect(answer.status).toBe(302);
  });

  it('refuses a form that another site sends', async () => {
    const foreign: Record<string, string>[] = [
      { 'sec-fetch-site': 'cross-site' },
      { origin: 'https://evil.example' },
    ];
    for (const headers of foreign) {
      const client = pageClient(context.server);
      const answer = await client.post('/login.jsp', form('admin', adminPassword), headers);
      expect(answer.status).toBe(403);
      expect(answer.text).toContain('XSRF Security Token Missing');
      expect(client.cookies.has('JSESSIONID')).toBe(false);
    }
  });

  it.each([
    ['nothing', {}],
    ['no password', { os_username: 'admin' }],
    ['10,000 characters', { os_username: 'x'.repeat(10_000), os_password: 'y'.repeat(10_000) }],
  ])('takes %s for a failed login', async (_, fields: Record<string, string>) => {
    const answer = await pageClient(context.server).post('/login.jsp', fields);
    expect(answer.status).toBe(200);
    expect(answer.text).toContain(wrongSentence);
  });

  it('refuses NUL and other types than a form', async () => {
    const client = pageClient(context.server);
    expect((await client.post('/login.jsp', form('ad\0min', adminPassword))).status).toBe(400);
    const json = await context.server.anonymous.post('/login.jsp', { os_username: 'admin' });
    expect(json.status).toBe(415);
  });
});

describeOnEngines(
  'POST /login.jsp from an address that failed too often',
  (context) => {
    it('shows the page with the sentence, 429 and Retry-After, and does not look at the password', async () => {
      const client = pageClient(context.server);
      for (let i = 0; i < 3; i++) await client.post('/login.jsp', form(`nobody-${i}`, 'wrong'));
      const answer = await client.post('/login.jsp', form('admin', adminPassword));
      expect(answer.status).toBe(429);
      expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
      expect(answer.text).toContain('Too many failed logins came from your address.');
      expect(answer.text).toContain('id="login-form-submit"');
    });
  },
  { failuresPerAddress: '3' },
);

describeOnEngines('POST /rest/tsv/1.0/authenticate', (context) => {
  const url = '/rest/tsv/1.0/authenticate?os_authType=none';
  const body = (password: string, more = {}) => ({
    username: 'admin',
    password,
    rememberMe: false,
    targetUrl: '',
    captchaId: '',
    ...more,
  });

  it('logs in with cookies', async () => {
    const answer = await context.server.anonymous.post(
      url,
      body(adminPassword, { targetUrl: '/browse/A-1' }),
    );
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({ username: 'admin', targetUrl: '/jira/browse/A-1' });
    expect(answer.cookies.some((cookie) => cookie.startsWith('JSESSIONID='))).toBe(true);
    expect(answer.cookies.some((cookie) => cookie.startsWith('seraph.rememberme.cookie='))).toBe(false);
  });

  it('remembers where it is asked to', async () => {
    const answer = await context.server.anonymous.post(url, body(adminPassword, { rememberMe: true }));
    expect(answer.cookies.some((cookie) => cookie.startsWith('seraph.rememberme.cookie='))).toBe(true);
  });

  it('answers failures as POST session does', async () => {
    const answer = await context.server.anonymous.post(url, body('wrong'));
    expect(answer.status).toBe(401);
    expect(answer.body).toEqual({ errorMessages: ['Login failed'], errors: {} });
    expect(answer.headers['x-seraph-loginreason']).toBe('AUTHENTICATED_FAILED');
    expect((await context.server.anonymous.post(url, { username: 1 })).status).toBe(400);
  });
});

describeOnEngines('GET / and Jira’s start addresses', (context) => {
  it.each(['/', '/secure/MyJiraHome.jspa', '/secure/Dashboard.jspa'])(
    'shows at %s who is logged in, with the marks that scripts read',
    async (path) => {
      const client = pageClient(context.server);
      await client.post('/login.jsp', form('admin', adminPassword));
      const { status, text } = await client.get(path);
      expect(status).toBe(200);
      expect(text).toContain(
        `<meta id="atlassian-token" name="atlassian-token" content="${client.token()}">`,
      );
      expect(text).toContain('title="loggedInUser" value="admin"');
      expect(text).toContain('this one');
    },
  );

  it('offers anonymous to log in', async () => {
    const { status, text } = await pageClient(context.server).get('/');
    expect(status).toBe(200);
    expect(text).toContain('class="button primary login-link" href="/jira/login.jsp"');
    expect(text).not.toContain('loggedInUser');
  });

  it('ends a session by its button, and all others', async () => {
    await context.server.buildUser({ name: 'many' });
    const clients = [0, 1, 2].map(() => pageClient(context.server));
    for (const client of clients) await client.post('/login.jsp', form('many', userPassword));
    const [first, second, third] = clients;
    const sessions = (await first!.get('/rest/tessera/1.0/sessions')).body.sessions;
    const other = sessions.find((session: { current: boolean }) => !session.current);
    const end = (fields: Record<string, string>) =>
      first!.post('/secure/EndSession.jspa', { atl_token: first!.token(), ...fields });
    for (const [password, why] of [
      ['', 'You must specify your current password.'],
      ['wrong', 'The current password you specified is incorrect.'],
    ] as const) {
      for (const id of [other.id, 'others']) {
        const page = await end({ id, currentPassword: password });
        expect([page.status, page.text.includes(why)]).toEqual([200, true]);
      }
    }
    expect((await first!.get('/rest/tessera/1.0/sessions')).body.sessions).toHaveLength(3);
    const currentPassword = userPassword;
    const ended = await end({ id: other.id, currentPassword });
    expect(ended.headers.location).toBe('/jira/');
    const alive = async () =>
      Promise.all([second, third].map(async (client) => (await client!.get('/rest/auth/1/session')).status));
    expect((await alive()).toSorted()).toEqual([200, 401]);
    await end({ id: 'others', currentPassword });
    expect(await alive()).toEqual([401, 401]);
    expect((await first!.get('/rest/auth/1/session')).status).toBe(200);
  });

  it('ends nothing without the form token, nor a session of somebody else', async () => {
    const client = pageClient(context.server);
    await client.post('/login.jsp', form('many', userPassword));
    expect((await client.post('/secure/EndSession.jspa', { id: 'others' })).status).toBe(403);
    const foreign = (await context.server.as('admin').get('/rest/tessera/1.0/sessions')).body.sessions[0].id;
    const answer = await client.post('/secure/EndSession.jspa', { id: foreign, atl_token: client.token() });
    expect(answer.status).toBe(404);
  });

  it('leads anonymous from a protected page to the login page and back', async () => {
    const client = pageClient(context.server);
    const wanted = '/secure/admin/user/ViewUser.jspa?name=admin';
    const sent = await client.get(wanted);
    expect(sent.status).toBe(302);
    const login = new URL(String(sent.headers.location));
    expect(login.pathname).toBe('/jira/login.jsp');
    const destination = login.searchParams.get('os_destination') ?? '';
    const back = await client.post(
      '/login.jsp',
      form('admin', adminPassword, { os_destination: destination }),
    );
    expect(back.headers.location).toBe(`/jira${wanted}`);
  });
});

describeOnEngines('Logging out at a browser', (context) => {
  const loggedIn = async (more = {}) => {
    const client = pageClient(context.server);
    await client.post('/login.jsp', form('admin', adminPassword, more));
    return client;
  };

  it('asks first, with the button that scripts press', async () => {
    const client = await loggedIn();
    const { text } = await client.get('/logoutconfirm.jsp');
    expect(text).toContain('id="confirm-logout-submit"');
    expect(text).toContain('action="/jira/secure/Logout.jspa"');
  });

  it('ends the session and what the browser remembers', async () => {
    const client = await loggedIn({ os_cookie: 'true' });
    const stolen = new Map(client.cookies);
    const answer = await client.post('/secure/Logout.jspa', { atl_token: client.token() });
    expect(answer.status).toBe(200);
    expect(answer.headers['x-seraph-loginreason']).toBe('OUT');
    expect(answer.headers['x-ausername']).toBe('anonymous');
    expect(answer.text).toContain('login-link');
    expect(client.cookies.has('JSESSIONID')).toBe(false);
    expect(client.cookies.has('seraph.rememberme.cookie')).toBe(false);
    for (const name of ['JSESSIONID', 'seraph.rememberme.cookie']) {
      const thief = pageClient(context.server);
      thief.cookies.set(name, stolen.get(name) ?? '');
      expect((await thief.get('/rest/auth/1/session')).status).toBe(401);
    }
  });

  it.each(['GET', 'POST'])(
    'changes nothing by %s without the form token, and asks instead',
    async (method) => {
      const client = await loggedIn();
      const answer = await (method === 'GET'
        ? client.get('/secure/Logout.jspa')
        : client.post('/secure/Logout.jspa', { atl_token: 'wrong' }));
      expect(answer.status).toBe(200);
      expect(answer.text).toContain('id="confirm-logout-submit"');
      expect((await client.get('/rest/auth/1/session')).status).toBe(200);
    },
  );

  it('takes a link with the form token, as Jira does', async () => {
    const client = await loggedIn();
    const answer = await client.get(`/secure/Logout.jspa?atl_token=${encodeURIComponent(client.token())}`);
    expect(answer.headers['x-seraph-loginreason']).toBe('OUT');
    expect((await client.get('/rest/auth/1/session')).status).toBe(401);
  });

  it('says the same to somebody who is not logged in', async () => {
    const answer = await pageClient(context.server).get('/logoutconfirm.jsp');
    expect(answer.text).toContain('login-link');
  });

  it('by DELETE session ends what the browser remembers, too', async () => {
    const client = await loggedIn({ os_cookie: 'true' });
    const kept = client.cookies.get('seraph.rememberme.cookie') ?? '';
    expect((await client.request('DELETE', '/rest/auth/1/session')).status).toBe(204);
    const thief = pageClient(context.server);
    thief.cookies.set('seraph.rememberme.cookie', kept);
    expect((await thief.get('/rest/auth/1/session')).status).toBe(401);
  });
});

describeOnEngines('Errors as pages', (context) => {
  it('shows a wrong Basic password with the sentences that clients look for', async () => {
    const headers = { authorization: basic('admin', 'wrong'), accept: 'text/html' };
    const answer = await context.server.anonymous.get('/rest/api/2/myself', { headers });
    expect(answer.status).toBe(401);
    expect(answer.headers['content-type']).toBe('text/html;charset=UTF-8');
    for (const text of [
      '<title>Unauthorized (401) - ',
      '<h1>Unauthorized (401)</h1>',
      '<div class="aui-message aui-message-warning warning">',
      '<p>Encountered a <code>&quot;401 - Unauthorized&quot;</code> error while loading this page.</p>',
      '<p>Basic Authentication Failure - Reason : AUTHENTICATED_FAILED</p>',
      'href="/jira/secure/MyJiraHome.jspa"',
    ]) {
      expect(answer.text).toContain(text);
    }
  });

  it('shows what is not there to a browser as a page', async () => {
    const answer = await pageClient(context.server).get('/no/such/page');
    expect(answer.status).toBe(404);
    expect(answer.text).toContain('<h1>Not Found (404)</h1>');
  });

  it('names a missing form token', async () => {
    const client = pageClient(context.server);
    await client.post('/login.jsp', form('admin', adminPassword));
    const answer = await client.post('/secure/EndSession.jspa', { id: '1' });
    expect(answer.status).toBe(403);
    expect(answer.text).toContain('<h1>XSRF Security Token Missing</h1>');
  });
});

describe('os_destination', () => {
  const safe = (wanted: string | undefined, contextPath = '/jira') =>
    safeDestination(wanted, `https://issues.example.com${contextPath}`, contextPath);

  it.each([
    ['/browse/TEST-1', '/jira/browse/TEST-1'],
    ['/jira/browse/TEST-1', '/jira/browse/TEST-1'],
    ['/issues/?jql=a%20%3D%20b&x=1#top', '/jira/issues/?jql=a%20%3D%20b&x=1#top'],
    ['https://issues.example.com/jira/browse/TEST-1', '/jira/browse/TEST-1'],
    ['/jirafoo', '/jira/jirafoo'],
    ['/größe', '/jira/gr%C3%B6%C3%9Fe'],
    ['/', '/jira/'],
  ])('%s leads to %s', (wanted, path) => {
    expect(safe(wanted)).toBe(path);
  });

  it.each([
    undefined,
    '',
    'browse/TEST-1',
    '//evil.example',
    '///evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
    '/a\nLocation: x',
    'https://evil.example/jira/',
    'https://issues.example.com.evil.example/jira/',
    'https://issues.example.com@evil.example/jira/',
    'javascript:alert(1)',
    '/../../evil',
    '/%2e%2e/%2e%2e/evil',
    '/jira/../other',
    '/login.jsp',
    '/LOGIN.JSP?os_destination=/',
    '/secure/Logout.jspa?atl_token=x',
    '/logoutconfirm.jsp;x',
    `/${'a'.repeat(8000)}`,
  ])('%j leads to the start page', (wanted) => {
    expect(safe(wanted)).toBe('/jira/');
  });

  it.each([
    '//evil.example',
    '/..//evil.example',
    '/.//evil.example',
    '/%2e//evil.example',
    '/./\\evil.example',
  ])('without a context path, %s leads nowhere else either', (wanted) => {
    const path = safe(wanted, '');
    expect(new URL(path, 'https://issues.example.com/').host).toBe('issues.example.com');
    expect(path.startsWith('//')).toBe(false);
  });
});
