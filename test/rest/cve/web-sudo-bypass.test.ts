/** What asks administrators for the password again asks for it on every way there is, not on most of them. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Route } from '../../../src/http/route.ts';
import { routes } from '../../../src/routes.ts';
import { type PageClient, pageClient } from '../../support/page-client.ts';
import { listen, raw } from '../../support/raw.ts';
import { adminPassword, describeOnEngines, startServer, type TestServer } from '../../support/server.ts';

const confirmation = '/secure/admin/WebSudoAuthenticate.jspa';
const pathOf = ({ url }: Route) => url.replace(/:username/g, 'admin').replace(/:[^/]+/g, '1');
const sudo = routes.filter((route) => route.webSudo);

async function unconfirmed(server: TestServer): Promise<PageClient> {
  const client = pageClient(server);
  await client.post('/login.jsp', { os_username: 'admin', os_password: adminPassword });
  return client;
}

describeOnEngines('CVE-2019-8443: ViewUpgrades was open to a session without WebSudo', (context) => {
  it('upgrades are not begun by a session that did not confirm its password, nor by any other spelling', async () => {
    const client = await unconfirmed(context.server);
    const tries: [string, Record<string, string>][] = [
      ['/rest/api/2/upgrade', {}],
      ['/rest/api/latest/upgrade', {}],
      ['/rest/api/2/upgrade/', {}],
      ['/rest/api/2/upgrade?os_authType=basic', {}],
      ['/rest/api/2/upgrade?webSudoIsPost=true&webSudoPassword=', {}],
      ['/rest/api/2/upgrade', { 'x-atlassian-token': 'no-check' }],
      ['/rest/api/2/upgrade', { 'x-atlassian-websudo': 'true', 'x-http-method-override': 'GET' }],
    ];
    for (const [path, headers] of tries) {
      const { status, body } = await client.request('POST', path, { accept: 'application/json', ...headers });
      expect([path, status, body]).toEqual([
        path,
        401,
        { message: 'This resource requires WebSudo.', 'status-code': 401 },
      ]);
    }
    for (const path of ['/secure/admin/ViewUpgrades.jspa', '/secure/admin/ViewUpgrades!default.jspa'])
      expect((await client.get(path)).status).toBe(404);
  });
});

describe('CVE-2019-20402: support archives were downloaded without WebSudo', () => {
  let server: TestServer;
  let port: number;
  let cookie: string;
  beforeAll(async () => {
    server = await startServer('SQLite');
    port = await listen(server);
    const client = await unconfirmed(server);
    cookie = [...client.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  });
  afterAll(() => server?.stop());

  it('there is something to ask about', () => {
    expect(sudo.length).toBeGreaterThan(40);
  });

  it.each<[string, (path: string) => string]>([
    ['as it is', (path) => path],
    ['under latest', (path) => path.replace('/rest/api/2/', '/rest/api/latest/')],
    ['with a slash behind it', (path) => `${path}/`],
    [
      'with a letter encoded',
      (path) => path.replace(/[^/]+$/, (last) => `%${last.charCodeAt(0).toString(16)}${last.slice(1)}`),
    ],
    ['with a parameter of the path', (path) => `${path};jsessionid=1`],
    ['with dots before it', (path) => path.replace('/rest/', '/static/../rest/')],
    ['with a doubled slash', (path) => path.replace('/rest/', '//rest/')],
    ['as a file', (path) => `${path}.zip`],
  ])('no route that asks for the password gives anything without it, %s', async (_what, spell) => {
    const found: string[] = [];
    for (const route of sudo) {
      for (const method of route.method === 'GET' ? ['GET', 'HEAD'] : [route.method]) {
        const target = spell(`/jira${pathOf(route)}`);
        const headers = {
          Cookie: cookie,
          'X-Atlassian-Token': 'no-check',
          'Content-Type': 'application/json',
        };
        const { status, text } = await raw(port, target, {
          method,
          headers,
          body: method === 'GET' || method === 'HEAD' ? '' : '{}',
        });
        const asks =
          status === 401 && (method === 'HEAD' || text.includes('This resource requires WebSudo.'));
        if (!asks && status !== 404 && status !== 400) found.push(`${method} ${target}: ${status}`);
      }
    }
    expect(found).toEqual([]);
  });

  it('and plainly spelled, every one of them says that it asks', async () => {
    const found: string[] = [];
    for (const route of sudo) {
      const headers = { Cookie: cookie, 'X-Atlassian-Token': 'no-check' };
      const { text } = await raw(port, `/jira${pathOf(route)}`, { method: route.method, headers });
      // Checked after the body's type and before its schema: a body that is missing is told of first.
      if (!text.includes('This resource requires WebSudo.'))
        found.push(`${route.method} ${route.url}: ${text}`);
    }
    expect(found).toEqual([]);
  });
});

describeOnEngines('CVE-2019-20105: EditApplinkServlet was open to a session without WebSudo', (context) => {
  const told = /\/(oauth2?|applinks?|application-?links?|consumers?|clients?)(\/|$)/i;

  /** Taking access away is the brake for the moment in which something is wrong: as with sessions, it waits for nothing. */
  const takesAway = ({ method, url }: Route) => method === 'DELETE' && /\/grant(\/:id)?$/.test(url);

  it('whatever gives somebody the right to act for others asks for the password', () => {
    const open = routes.filter(
      (route) =>
        told.test(route.url) &&
        !takesAway(route) &&
        /administrator/.test(route.access) &&
        route.method !== 'GET' &&
        !route.webSudo,
    );
    expect(open.map(({ method, url }) => `${method} ${url}`)).toEqual([]);
  });

  it('the servlet itself is not there, with or without a slash, a semicolon or a method of another kind', async () => {
    const client = await unconfirmed(context.server);
    for (const path of [
      '/plugins/servlet/applinks/edit/1',
      '/plugins/servlet/applinks/edit/1;',
      '/plugins/servlet/applinks/listApplicationLinks',
      '/plugins/servlet/applinks/auth/conf/oauth/add-consumer-manually/1',
    ]) {
      for (const method of ['GET', 'POST'])
        expect([path, (await client.request(method, path)).status]).toEqual([path, 404]);
    }
  });

  it('no page below /secure/admin does a deed without it', async () => {
    const client = await unconfirmed(context.server);
    await context.server.buildUser({ name: 'locked' });
    for (let i = 0; i < 4; i++)
      await context.server.anonymous.post('/rest/auth/1/session', { username: 'locked', password: 'x' });
    const failures = async () => {
      const view = await context.server.as('admin').get('/secure/admin/user/ViewUser.jspa?name=locked');
      return view.text.includes('CAPTCHA required at next login');
    };
    expect(await failures()).toBe(true);
    const deeds = routes.filter(
      ({ url, method }) => url.startsWith('/secure/admin/') && `${method} ${url}` !== `POST ${confirmation}`,
    );
    for (const { method, url } of deeds) {
      const query = `?name=locked&atl_token=${encodeURIComponent(client.token())}`;
      await client.request(method, url + query, { 'x-atlassian-token': 'no-check' });
    }
    expect(await failures()).toBe(true);
    await client.post(confirmation, { webSudoPassword: adminPassword, atl_token: client.token() });
    await client.request('POST', '/secure/admin/user/ResetFailedLoginCount.jspa?name=locked', {
      'x-atlassian-token': 'no-check',
    });
    expect(await failures()).toBe(false);
  });
});
