/** Requests that a browser sends on a stranger's behalf: none is heeded, none can be repeated, and no token gets out. */
import { beforeAll, expect, it } from 'vitest';
import { routes } from '../../../src/routes.ts';
import { type PageClient, pageClient } from '../../support/page-client.ts';
import { adminPassword, describeOnEngines, type TestServer } from '../../support/server.ts';

const pathOf = (url: string) => url.replace(/:[^/]+/g, '1').replace('*', '1');
/** But for those that look for no user at all, where there is nobody to forge: they read a client's own credentials. */
const changing = routes.filter(({ method, credentials }) => method !== 'GET' && credentials !== 'own');
const forClients = routes.filter(({ method, credentials }) => method !== 'GET' && credentials === 'own');
const pages = routes.filter(({ method, url }) => method === 'GET' && !url.startsWith('/rest/'));

async function logIn(server: TestServer): Promise<PageClient> {
  const client = pageClient(server);
  await client.post('/login.jsp', { os_username: 'admin', os_password: adminPassword });
  await client.post('/secure/admin/WebSudoAuthenticate.jspa', {
    webSudoPassword: adminPassword,
    atl_token: client.token(),
  });
  return client;
}

describeOnEngines('CVE-2021-39124: the page that offered to send a forged request again', (context) => {
  let client: PageClient;
  beforeAll(async () => {
    client = await logIn(context.server);
  });
  const forms = changing.filter(({ url }) => url.startsWith('/secure/'));

  it('offers nothing: no form, no button that sends, and nothing of what was sent', async () => {
    expect(forms.length).toBeGreaterThan(5);
    for (const { url } of forms) {
      const sent = {
        name: 'planted-value',
        id: '4711',
        webSudoPassword: adminPassword,
        atl_token: 'planted-token',
      };
      const { status, text } = await client.post(pathOf(url), sent);
      if (url === '/secure/Logout.jspa') continue;
      expect([url, status]).toEqual([url, 403]);
      expect(text).toContain('XSRF Security Token Missing');
      for (const part of ['<form', '<button', 'planted', '4711', adminPassword, client.token()])
        expect([url, part, text.includes(part)]).toEqual([url, part, false]);
    }
  });

  it('and a logout without the token asks first, with a token of its own', async () => {
    const { text } = await client.post('/secure/Logout.jspa', { atl_token: 'planted-token' });
    expect(text).toContain('confirm-logout-submit');
    expect(text).not.toContain('planted');
    expect((await client.get('/rest/auth/1/session')).status).toBe(200);
  });

  it('a token of another session, of one that is over, or of nobody is none', async () => {
    const other = await logIn(context.server);
    const anonymous = pageClient(context.server);
    await anonymous.get('/login.jsp');
    const old = client.token();
    await client.post('/secure/Logout.jspa', { atl_token: old });
    client = await logIn(context.server);
    for (const atl_token of [
      other.token(),
      anonymous.token(),
      old,
      '',
      `${client.token()}x`,
      client.token().slice(0, -4),
    ]) {
      const { status } = await client.post('/secure/EndSession.jspa', { id: 'others', atl_token });
      expect(status).toBe(403);
    }
    // A planted cookie does not make a planted token right, however alike they are.
    client.cookies.set('atlassian.xsrf.token', other.token());
    expect(
      (await client.post('/secure/EndSession.jspa', { id: 'others', atl_token: other.token() })).status,
    ).toBe(403);
    expect((await other.get('/rest/auth/1/session')).status).toBe(200);
  });
});

describeOnEngines('CVE-2021-39126: the form token got out by the Referer', (context) => {
  it('no page puts it, or the session, into an address; every page keeps addresses from other sites', async () => {
    const client = await logIn(context.server);
    await context.server.buildProject({ key: 'REF' });
    const issue = await context.server.buildIssue({
      project: 'REF',
      description: 'h1. A [link|https://elsewhere.example/]',
    });
    const session = client.cookies.get('JSESSIONID') ?? '';
    for (const { url } of pages) {
      const path = url
        .replace(':issueKey', issue.key)
        .replace(/:[^/]+/g, '1')
        .replace('*', 'x');
      const { headers, text } = await client.get(`${path}?name=admin&id=${issue.id}&action=11`);
      expect(`${url}: ${headers['referrer-policy']}`).toMatch(
        /: (strict-origin-when-cross-origin|no-referrer)$/,
      );
      expect([url, text.includes(session)]).toEqual([url, false]);
      const addresses = [...text.matchAll(/(?:href|src|action|formaction)\s*=\s*["']?([^"'\s>]*)/g)].map(
        (match) => match[1] ?? '',
      );
      for (const address of [...addresses, String(headers.location ?? '')]) {
        expect([url, address, /atl_token|jsessionid/i.test(address)]).toEqual([url, address, false]);
        expect([url, address, address.includes(client.token())]).toEqual([url, address, false]);
      }
    }
  });

  it('one that came in an address is not carried on to the next', async () => {
    const client = pageClient(context.server);
    const { headers } = await client.get(`/secure/ChangePassword!default.jspa?x=1`);
    expect(headers.location).not.toContain('atl_token');
    const token = encodeURIComponent('B000-0000-0000-0000_aaaa_lin');
    const withToken = await client.get(`/login.jsp?atl_token=${token}&os_destination=/browse/X-1`);
    expect(withToken.text).not.toContain('B000-0000-0000-0000');
  });
});

describeOnEngines('CVE-2019-20401: setup was open to forged requests', (context) => {
  const setup = [
    'SetupMode',
    'SetupMode!default',
    'SetupDatabase',
    'SetupDatabase!default',
    'SetupApplicationProperties',
    'SetupApplicationProperties!default',
    'SetupLicense',
    'SetupProductBundle',
    'SetupAdminAccount',
    'SetupAdminAccount!default',
    'SetupMailNotifications',
    'SetupComplete',
    'SetupImport',
    'SetupImport!default',
  ];

  it('there is no setup to configure: the first start is over before anything listens', async () => {
    const users = async () =>
      (await context.server.as('admin').get('/rest/api/2/user/search?username=.&maxResults=99')).body.length;
    const before = await users();
    const fields = {
      username: 'evil',
      password: 'seven purple lamps',
      fullname: 'E',
      email: 'e@example.com',
      title: 'x',
      mode: 'public',
      nextStep: 'true',
      'jira-setup-mode': 'classic',
    };
    for (const action of setup) {
      for (const client of [pageClient(context.server), await logIn(context.server)]) {
        const answers = [
          await client.get(`/secure/${action}.jspa`),
          await client.post(`/secure/${action}.jspa`, fields),
          await client.post(`/secure/${action}.jspa`, fields, { 'x-atlassian-token': 'no-check' }),
        ];
        expect([action, ...answers.map(({ status }) => status)]).toEqual([action, 404, 404, 404]);
      }
    }
    expect(await users()).toBe(before);
  });

  it.each([
    ['from a page of another site', { origin: 'https://evil.example' }],
    [
      'from a page of another site, with what scripts send',
      { origin: 'https://evil.example', 'x-atlassian-token': 'no-check' },
    ],
    ['from a neighbouring host, by Fetch Metadata', { 'sec-fetch-site': 'same-site' }],
    ['from a sandboxed page', { origin: 'null', 'sec-fetch-site': 'cross-site' }],
  ])('no route that changes anything heeds a request %s', async (_what, headers) => {
    const client = await logIn(context.server);
    const heeded: string[] = [];
    for (const { method, url } of changing) {
      const { status, text } = await client.request(method, pathOf(url), {
        'content-type': 'application/json',
        accept: '*/*',
        ...headers,
      });
      if (status !== 403 || !/XSRF/.test(text)) heeded.push(`${method} ${url}: ${status}`);
    }
    expect(heeded).toEqual([]);
  });

  it('and those for clients of OAuth know no browser’s user, whatever cookie comes along', async () => {
    expect(forClients.length).toBeGreaterThan(3);
    const client = await logIn(context.server);
    for (const { method, url } of forClients) {
      const { status, headers } = await client.request(method, pathOf(url), { accept: '*/*' });
      expect([url, status >= 400, headers['x-ausername']]).toEqual([url, true, 'anonymous']);
    }
  });
});
