/** What OWASP ASVS 5.0 asks and no other test did: docs/security.md names the requirement of each. */
import { expect, it } from 'vitest';
import { routes } from '../../src/routes.ts';
import { pageClient } from '../support/page-client.ts';
import { adminPassword, basic, cookieValue, describeOnEngines, userPassword } from '../support/server.ts';

const day = 86_400_000;
/** Looks the same to everybody. */
const help = '/secure/WikiRendererHelpAction.jspa';
const url = '/rest/auth/1/session';

describeOnEngines('Passwords', (context) => {
  const logIn = (username: string, password: string) =>
    context.server.anonymous.post(url, { username, password });

  it('are good for as long as nobody changes them', async () => {
    await context.server.buildUser({ name: 'old' });
    context.server.pass(1000 * day);
    expect((await logIn('old', userPassword)).status).toBe(200);
  });

  it('are compared as they were typed: every letter, its case, and the blanks around them', async () => {
    const password =
      '  Seven purple LAMPS, of 90 characters and more, each of which counts as much as the others do  ';
    await context.server.buildUser({ name: 'exact', password });
    const others = [
      password.trim(),
      password.toLowerCase(),
      password.slice(0, 72),
      password.slice(0, -1),
      `${password} `,
    ];
    for (const other of others) {
      expect([other, (await logIn('exact', other)).status]).toEqual([other, 401]);
      expect((await logIn('exact', password)).status).toBe(200);
    }
  });

  it('are typed into fields that hide them, and that password managers may fill', async () => {
    const client = pageClient(context.server);
    const texts = [(await client.get('/login.jsp')).text];
    await client.post('/login.jsp', { os_username: 'admin', os_password: adminPassword });
    for (const path of ['/secure/ChangePassword!default.jspa', '/secure/admin/WebSudoAuthenticate.jspa', '/'])
      texts.push((await client.get(path)).text);
    const fields = texts.flatMap((text) => text.match(/<input[^>]*passw[^>]*>/gi) ?? []);
    expect(fields.length).toBeGreaterThanOrEqual(5);
    for (const field of fields) {
      expect(field).toContain('type="password"');
      expect(field).toMatch(/autocomplete="(current|new)-password"/);
      expect(field).not.toMatch(/onpaste|oncopy|maxlength|pattern=/);
    }
  });
});

describeOnEngines('Ways in', (context) => {
  it('are those that are documented: a name and a password anywhere else in a request are nobody', async () => {
    const form = `os_username=admin&os_password=${adminPassword}&username=admin&password=${adminPassword}`;
    const loginForms = ['/login.jsp', '/rest/auth/1/session', '/rest/tsv/1.0/authenticate'];
    const found: string[] = [];
    for (const { method, url } of routes) {
      const path = url.replace(/:[^/]+/g, '1').replace('*', '1');
      const answer = await context.server.anonymous.request(
        method,
        `${path}?${form}&os_cookie=true&access_token=${adminPassword}&loginInfo=1`,
        method === 'GET' || loginForms.includes(url) ? undefined : form,
        {
          headers: {
            'x-atlassian-token': 'no-check',
            'content-type': 'application/x-www-form-urlencoded',
            'x-ausername': 'admin',
            'x-forwarded-user': 'admin',
            'x-remote-user': 'admin',
            'proxy-authorization': basic('admin', adminPassword),
          },
        },
      );
      if (answer.headers['x-ausername'] !== 'anonymous') found.push(`${method} ${url}`);
      if (answer.cookies.some((line) => /^(JSESSIONID|seraph)[^=]*=[^;]/.test(line)))
        found.push(`${method} ${url}: cookie`);
    }
    expect(found).toEqual([]);
  });
});

describeOnEngines('Session ids', (context) => {
  it('are 128 random bits each, one like no other', async () => {
    await context.server.buildUser({ name: 'many' });
    const ids = new Set<string>();
    for (let i = 0; i < 60; i++) {
      const { body } = await context.server.anonymous.post(url, { username: 'many', password: userPassword });
      expect(body.session.value).toMatch(/^[0-9A-F]{32}$/);
      ids.add(body.session.value);
    }
    expect(ids.size).toBe(60);
    // Each of the 128 bits is seen as 0 and as 1.
    const numbers = [...ids].map((id) => BigInt(`0x${id}`));
    const all = (1n << 128n) - 1n;
    expect(numbers.reduce((seen, id) => seen | id, 0n)).toBe(all);
    expect(numbers.reduce((seen, id) => seen & id, all)).toBe(0n);
  });

  it('live side by side, as many as there are scripts', async () => {
    await context.server.buildUser({ name: 'busy' });
    const logIn = async () =>
      (await context.server.anonymous.post(url, { username: 'busy', password: userPassword })).body;
    const first = (await logIn()).session.value;
    for (let i = 0; i < 40; i++) await logIn();
    const client = context.server.with({ cookie: `JSESSIONID=${first}` });
    expect((await client.get('/rest/tessera/1.0/sessions')).body.sessions).toHaveLength(41);
  });
});

describeOnEngines(
  'Cookies, where clients come by https',
  (context) => {
    it('are Secure, SameSite, for this path only, hidden from scripts, and ours have the prefix', async () => {
      const client = pageClient(context.server);
      const cookies = [
        ...(await client.get('/captcha')).cookies,
        ...(
          await client.post('/login.jsp', {
            os_username: 'admin',
            os_password: adminPassword,
            os_cookie: 'true',
          })
        ).cookies,
        ...(await client.post('/secure/Logout.jspa', { atl_token: client.token() })).cookies,
      ];
      const names = new Set(cookies.map((line) => line.split('=')[0]));
      expect([...names].sort()).toEqual([
        'JSESSIONID',
        '__Secure-tessera.captcha',
        '__Secure-tessera.device',
        'atlassian.xsrf.token',
        'seraph.rememberme.cookie',
      ]);
      for (const line of cookies) {
        expect(line).toContain('; Secure');
        expect(line).toContain('; SameSite=Lax');
        expect(line).toContain('; Path=/jira;');
        expect(line).not.toContain('Domain');
        // Jira's own scripts read the form token from its cookie.
        expect([line, line.includes('; HttpOnly')]).toEqual([line, !line.startsWith('atlassian.xsrf.token')]);
      }
    });

    it('that are ours count under their prefix only: whoever plants one over http plants nothing', async () => {
      await context.server.buildUser({ name: 'known' });
      const client = pageClient(context.server);
      const login = { os_username: 'known', os_password: userPassword };
      const device = cookieValue(await client.post('/login.jsp', login), '__Secure-tessera.device');
      const fail = async () => {
        for (let i = 0; i < 4; i++)
          await context.server.anonymous.post(url, { username: 'known', password: 'x' });
      };
      await fail();
      const from = (cookie: string) =>
        context.server.with({ cookie }).post(url, { username: 'known', password: userPassword });
      expect((await from(`tessera.device=${device}`)).status).toBe(403);
      expect((await from(`__Secure-tessera.device=${device}; tessera.device=planted`)).status).toBe(200);
      await fail();
      expect((await from(`__Secure-tessera.device=${device}; __Secure-tessera.device=planted`)).status).toBe(
        403,
      );
    });
  },
  { baseUrl: 'https://issues.example.com/jira' },
);

describeOnEngines('Pages', (context) => {
  it('of somebody who is logged in show the way out', async () => {
    const client = pageClient(context.server);
    await client.post('/login.jsp', { os_username: 'admin', os_password: adminPassword });
    await context.server.buildProject({ key: 'OUT' });
    const issue = await context.server.buildIssue({ project: 'OUT' });
    const without: string[] = [];
    let seen = 0;
    for (const { method, url } of routes) {
      if (method !== 'GET' || url.startsWith('/rest/') || url === help) continue;
      const path = url
        .replace(':issueKey', issue.key)
        .replace(/:[^/]+/g, '1')
        .replace('*', '1');
      const { status, headers, text } = await client.get(`${path}?name=admin&id=${issue.id}&action=11`);
      if (status !== 200 || !String(headers['content-type']).startsWith('text/html')) continue;
      seen++;
      if (!/href="[^"]*\/logoutconfirm\.jsp"|confirm-logout-submit|login-link/.test(text)) without.push(url);
    }
    expect(seen).toBeGreaterThan(8);
    expect(without).toEqual([]);
  });

  it('take no messages from other windows', async () => {
    for (const { url } of routes.filter(({ url }) => url.startsWith('/static/') && url.endsWith('.js'))) {
      const { text } = await context.server.anonymous.get(url);
      // A worker of our own answers its page; windows are never listened to.
      expect([
        url,
        /(window|self|globalThis)?\.?addEventListener\(['"]message|window\.onmessage|opener/.test(text),
      ]).toEqual([url, false]);
    }
  });
});
