/** A login leads back to this site and nowhere else. */
import { beforeAll, expect, it } from 'vitest';
import { type PageClient, pageClient } from '../../support/page-client.ts';
import { adminPassword, describeOnEngines } from '../../support/server.ts';

const elsewhere = [
  'https://evil.example',
  'http://evil.example/jira/',
  '//evil.example',
  '///evil.example',
  '////evil.example/..;/',
  '/\\evil.example',
  '\\\\evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  '\t//evil.example',
  ' https://evil.example',
  'https:evil.example',
  'https:/evil.example',
  'http:///evil.example',
  'javascript:alert(1)//',
  'JaVaScRiPt://localhost:8090/%0aalert(1)',
  'data:text/html,x',
  'http://localhost:8090@evil.example/jira/',
  'http://localhost:8090.evil.example/jira/',
  'http://localhost:8090/jira.evil.example/',
  'http://localhost:8090/jira/../../evil',
  'http://localhost:8090/jira\\@evil.example',
  '/jira//evil.example',
  '/jira/..//evil.example',
  '/jira/%2e%2e//evil.example',
  '/../evil',
  '/%2e%2e/%2e%2e/evil',
  '/jira/..;/..;/evil',
  '/%5cevil.example',
  '/%09/evil.example',
  '/jira/\r\nLocation: https://evil.example',
  '/jira/\u0000//evil.example',
  '//evil.example%2f..',
  '／／evil.example',
  '/。。/evil.example',
  '.evil.example',
  '@evil.example',
  '?os_destination=//evil.example',
];

/** Where a browser goes that is at the login page. */
const leadsTo = (location: unknown): URL => new URL(String(location), 'http://localhost:8090/jira/login.jsp');

function expectHere(destination: string, location: unknown): void {
  const { origin, pathname } = leadsTo(location);
  expect([destination, origin, pathname.startsWith('/jira/')]).toEqual([
    destination,
    'http://localhost:8090',
    true,
  ]);
}

describeOnEngines('CVE-2019-20901: os_destination led to another site', (context) => {
  let loggedIn: PageClient;
  const form = { os_username: 'admin', os_password: adminPassword };
  beforeAll(async () => {
    loggedIn = pageClient(context.server);
    await loggedIn.post('/login.jsp', form);
  });

  it.each(elsewhere)('%j is not gone to by whoever is logged in already', async (destination) => {
    const answer = await loggedIn.get(`/login.jsp?os_destination=${encodeURIComponent(destination)}`);
    // A NUL is refused wherever it stands.
    expect(answer.status).toBe(destination.includes('\0') ? 400 : 302);
    if (answer.status === 302) expectHere(destination, answer.headers.location);
  });

  it('nor after a login by form, by the address of the form, by JSON, or after confirming the password', async () => {
    const token = () => ({ atl_token: loggedIn.token() });
    for (const destination of elsewhere.filter((one) => !one.includes('\0'))) {
      const byForm = await pageClient(context.server).post('/login.jsp', {
        ...form,
        os_destination: destination,
      });
      expectHere(destination, byForm.headers.location);
      const address = `/login.jsp?os_destination=${encodeURIComponent(destination)}`;
      expectHere(destination, (await pageClient(context.server).post(address, form)).headers.location);
      const json = { username: 'admin', password: adminPassword, targetUrl: destination };
      expectHere(
        destination,
        (await context.server.anonymous.post('/rest/tsv/1.0/authenticate', json)).body.targetUrl,
      );
      const sudo = { webSudoPassword: adminPassword, webSudoDestination: destination, ...token() };
      const confirmed = await loggedIn.post('/secure/admin/WebSudoAuthenticate.jspa', sudo);
      expectHere(destination, confirmed.headers.location);
    }
  });

  it('no Host header, and nothing that a proxy could have forwarded, changes where a redirection leads', async () => {
    const headers = {
      host: 'evil.example',
      'x-forwarded-host': 'evil.example',
      'x-forwarded-proto': 'https',
      'x-forwarded-for': '192.0.2.1',
      forwarded: 'host=evil.example;proto=https',
    };
    const asked = await context.server.anonymous.get('/secure/ChangePassword!default.jspa', { headers });
    expect(asked.headers.location).toBe(
      'http://localhost:8090/jira/login.jsp?os_destination=%2Fsecure%2FChangePassword!default.jspa',
    );
    for (const path of [
      '/',
      '/login.jsp?os_destination=/browse/X-1',
      '/rest/api/2/serverInfo',
      '/rest/api/2/myself',
    ]) {
      const answer = await context.server.as('admin').get(path, { headers });
      expect(`${JSON.stringify(answer.headers)}${answer.text}`).not.toContain('evil.example');
    }
  });
});
