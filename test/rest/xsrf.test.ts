import { expect, it } from 'vitest';
import { adminPassword, cookieValue, describeOnEngines } from '../support/server.ts';

const url = '/rest/auth/1/session';
const browser = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
const credentials = { username: 'admin', password: adminPassword };

describeOnEngines('The REST filter against forged requests', (context) => {
  const post = (headers: Record<string, string>) =>
    context.server.anonymous.post(url, credentials, { headers });

  it.each([
    ['a script', {}],
    ['a browser on a page of ours', { 'user-agent': browser, origin: 'http://localhost:8090' }],
    [
      'a browser that sends only a Referer of ours',
      { 'user-agent': browser, referer: 'http://localhost:8090/jira/x?y=1' },
    ],
    ['a browser that says same-origin', { 'user-agent': browser, 'sec-fetch-site': 'same-origin' }],
    ['a browser whose user typed the address', { 'user-agent': browser, 'sec-fetch-site': 'none' }],
    ['a browser extension', { 'user-agent': browser, origin: 'chrome-extension://abcdef' }],
    [
      'the host that the request itself names',
      { 'user-agent': browser, host: 'jira.test:1', origin: 'http://jira.test:1' },
    ],
  ])('lets %s through', async (_who, headers) => {
    expect((await post(headers)).status).toBe(200);
  });

  it.each([
    ['a foreign page', { 'user-agent': browser, origin: 'https://evil.example' }],
    [
      'a foreign page that sends no-check',
      { origin: 'https://evil.example', 'x-atlassian-token': 'no-check' },
    ],
    [
      'a foreign page, by its Referer',
      { 'user-agent': browser, referer: 'https://evil.example/localhost:8090' },
    ],
    ['a page of unknown origin', { 'user-agent': browser, origin: 'null' }],
    ['a browser that tells nothing', { 'user-agent': browser }],
    ['a cross-site request', { 'sec-fetch-site': 'cross-site' }],
    ['a neighbouring host', { 'sec-fetch-site': 'same-site', origin: 'http://localhost:8090' }],
    ['a look-alike host', { origin: 'http://localhost:8090.evil.example' }],
  ])('refuses %s', async (_who, headers) => {
    const answer = await post(headers);
    expect(answer.status).toBe(403);
    expect(answer.text).toBe('XSRF check failed');
    expect(answer.cookies).toEqual([]);
  });

  it('refuses PUT and DELETE from a foreign page as well', async () => {
    const { body } = await context.server.anonymous.post(url, credentials);
    const headers = { cookie: `JSESSIONID=${body.session.value}`, origin: 'https://evil.example' };
    expect((await context.server.with(headers).delete(url)).status).toBe(403);
    expect((await context.server.with({ cookie: headers.cookie }).get(url)).status).toBe(200);
  });

  it('lets GET through from anywhere: it changes nothing', async () => {
    const headers = { 'user-agent': browser, origin: 'https://evil.example' };
    expect((await context.server.anonymous.get('/rest/api/2/serverInfo', { headers })).status).toBe(200);
  });

  it.each(['application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'text/plain'])(
    'refuses a body of type %s without a token',
    async (type) => {
      const answer = await context.server.as('admin').post('/rest/api/2/issue/NONE-1/attachments', 'x', {
        headers: { 'content-type': type },
      });
      expect(answer.status).toBe(403);
      expect(answer.text).toBe('XSRF check failed');
    },
  );

  it('takes PUT and DELETE of those types from what is no browser, and from no foreign page', async () => {
    const filter = await context.server.as('admin').post('/rest/api/2/filter', { name: 'Mine', jql: '' });
    const favourite = `/rest/api/2/filter/${filter.body.id}/favourite`;
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    const admin = context.server.as('admin');
    expect((await admin.put(favourite, '', { headers: form })).body.favourite).toBe(true);
    expect((await admin.delete(favourite, '', { headers: form })).body.favourite).toBe(false);
    const text = { 'content-type': 'text/plain' };
    const preference = '/rest/api/2/mypreferences?key=user.notify.own.changes';
    expect((await admin.put(preference, 'true', { headers: text })).status).toBe(204);
    const strangers: Record<string, string>[] = [
      { origin: 'https://evil.example' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { 'user-agent': browser },
      { 'user-agent': browser, referer: 'https://evil.example/' },
    ];
    for (const foreign of strangers) {
      for (const type of [form, text]) {
        const headers = { ...type, ...foreign };
        expect((await admin.put(favourite, '', { headers })).status).toBe(403);
        expect((await admin.delete(favourite, '', { headers })).status).toBe(403);
        expect((await admin.put(preference, 'false', { headers })).status).toBe(403);
      }
    }
    const asked = await admin.request('OPTIONS', favourite, undefined, {
      headers: { origin: 'https://evil.example', 'access-control-request-method': 'PUT' },
    });
    expect(asked.headers['access-control-allow-origin']).toBeUndefined();
    expect((await admin.get(`/rest/api/2/filter/${filter.body.id}`)).body.favourite).toBe(false);
  });

  it.each(['no-check', 'nocheck', 'No-Check'])('takes X-Atlassian-Token: %s', async (token) => {
    const answer = await context.server
      .as('admin')
      .post('/rest/api/2/issue/NONE-1/attachments', '--x--\r\n', {
        headers: { 'content-type': 'multipart/form-data; boundary=x', 'x-atlassian-token': token },
      });
    expect(answer.status).not.toBe(403);
  });

  it('takes the form token of the session, and not that of another one', async () => {
    const first = await context.server.anonymous.post(url, credentials);
    const second = await context.server.anonymous.post(url, credentials);
    const upload = (token: string | undefined) =>
      context.server
        .with({ cookie: `JSESSIONID=${first.body.session.value}; atlassian.xsrf.token=${token}` })
        .post(`/rest/api/2/issue/NONE-1/attachments?atl_token=${token}`, '--x--\r\n', {
          headers: { 'content-type': 'multipart/form-data; boundary=x' },
        });
    expect((await upload(cookieValue(first, 'atlassian.xsrf.token'))).status).not.toBe(403);
    expect((await upload(cookieValue(second, 'atlassian.xsrf.token'))).status).toBe(403);
    expect((await upload('')).status).toBe(403);
  });
});
