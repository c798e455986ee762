/** The headers by which browsers keep answers apart from whoever means harm: on every answer there is. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { routes } from '../../src/routes.ts';
import { listen, type RawAnswer, raw } from '../support/raw.ts';
import { adminPassword, basic, startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let port: number;
beforeAll(async () => {
  server = await startServer('SQLite', { baseUrl: 'https://issues.example.com/jira' });
  port = await listen(server);
});
afterAll(() => server?.stop());

/** @returns what is missing of it */
function missing({ headers }: Pick<RawAnswer, 'headers'>): string[] {
  const policy = headers['content-security-policy'] ?? '';
  const has = {
    'Strict-Transport-Security':
      headers['strict-transport-security'] === 'max-age=31536000; includeSubDomains',
    'X-Content-Type-Options': headers['x-content-type-options'] === 'nosniff',
    'Referrer-Policy': /^(strict-origin-when-cross-origin|no-referrer)$/.test(
      headers['referrer-policy'] ?? '',
    ),
    'object-src': /(^|; )object-src 'none'/.test(policy),
    'base-uri': /(^|; )base-uri 'none'/.test(policy),
    'frame-ancestors': /(^|; )frame-ancestors '(none|self)'/.test(policy),
    'default-src': /(^|; )default-src '(none|self)'/.test(policy),
    'no inline script':
      !/script-src|unsafe-eval/.test(policy) && !/(default|script)-src[^;]*unsafe/.test(policy),
    'Cache-Control': /no-store|private/.test(headers['cache-control'] ?? ''),
    'no leave for other origins': !Object.keys(headers).some((name) => name.startsWith('access-control-')),
  };
  return Object.entries(has).flatMap(([name, is]) => (is ? [] : [name]));
}

const pathOf = (url: string) => url.replace(/:[^/]+/g, '1').replace('*', '1');
const origin = { Origin: 'https://evil.example' };
const admin = { ...origin, Authorization: basic('admin', adminPassword) };

describe('Every answer', () => {
  it.each([
    ['of a reading route, to anonymous', origin],
    ['of a reading route, to an administrator', admin],
    ['of a reading route, to a browser', { ...admin, Accept: 'text/html' }],
  ])('%s carries the headers that browsers go by', async (_what, headers) => {
    const found: string[] = [];
    for (const { url } of routes.filter(({ method }) => method === 'GET')) {
      const answer = await raw(port, `/jira${pathOf(url)}`, { headers });
      found.push(...missing(answer).map((name) => `GET ${url} (${answer.status}): ${name}`));
    }
    expect(found).toEqual([]);
  });

  it('of a route that changes something carries them, refused as it is', async () => {
    const found: string[] = [];
    for (const { method, url } of routes.filter((route) => route.method !== 'GET')) {
      for (const headers of [origin, { Cookie: 'JSESSIONID=0' }]) {
        const answer = await raw(port, `/jira${pathOf(url)}`, { method, headers });
        found.push(...missing(answer).map((name) => `${method} ${url} (${answer.status}): ${name}`));
      }
    }
    expect(found).toEqual([]);
  });

  it.each<[string, string, Parameters<typeof raw>[2]]>([
    ['an address that there is not', '/jira/nothing', {}],
    ['an address outside the context path', '/', {}],
    ['an address that cannot be decoded', '/jira/rest/api/2/issue/%zz', {}],
    ['a method that there is not', '/jira/rest/api/2/myself', { method: 'OPTIONS', headers: origin }],
    [
      'a preflight',
      '/jira/rest/api/2/issue',
      { method: 'OPTIONS', headers: { ...origin, 'Access-Control-Request-Method': 'PUT' } },
    ],
    ['a method that nobody knows', '/jira/login.jsp', { method: 'BREW' }],
    [
      'a body that is no JSON',
      '/jira/rest/auth/1/session',
      { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{' },
    ],
    [
      'a logout',
      '/jira/rest/auth/1/session',
      { method: 'DELETE', headers: { Authorization: basic('admin', adminPassword) } },
    ],
    [
      'a wrong password',
      '/jira/rest/auth/1/session',
      { headers: { Authorization: basic('admin', 'wrong') } },
    ],
    ['os_authType=basic', '/jira/rest/api/2/myself?os_authType=basic', {}],
    ['a HEAD', '/jira/login.jsp', { method: 'HEAD' }],
    ['headers that are too large', '/jira/login.jsp', { headers: { 'X-Much': 'x'.repeat(20_000) } }],
    ['a line that is no request', 'x y z', {}],
  ])('to %s carries them too', async (_what, target, how) => {
    const answer = await raw(port, target, how);
    expect(answer.status).toBeGreaterThan(0);
    expect(missing(answer)).toEqual([]);
  });

  it('to what cannot be read is in the shape of every error, and ends the connection', async () => {
    const { status, headers, text } = await raw(port, '/jira/login.jsp', {
      headers: { 'X-Much': 'x'.repeat(20_000) },
    });
    expect([status, headers.connection]).toEqual([431, 'close']);
    expect(JSON.parse(text)).toEqual({
      errorMessages: ['The headers are larger than this server takes.'],
      errors: {},
    });
  });
});

describe('--strict-transport-security', () => {
  it('is said as it is set, and not where it is empty or clients come by http', async () => {
    const said = async (settings: Record<string, string>) => {
      const other = await startServer('SQLite', settings);
      const { headers } = await other.anonymous.get('/login.jsp');
      await other.stop();
      return headers['strict-transport-security'];
    };
    const baseUrl = 'https://issues.example.com/jira';
    expect(await said({ baseUrl, strictTransportSecurity: 'max-age=60' })).toBe('max-age=60');
    expect(await said({ baseUrl, strictTransportSecurity: '' })).toBeUndefined();
    expect(await said({})).toBeUndefined();
  });

  it.each(['31536000', 'max-age=x', 'max-age=1\r\nX-Y: 1', 'max-age=1; everything'])(
    'may not be %j',
    (given) => {
      expect(() => readConfig({ strictTransportSecurity: given })).toThrow('--strict-transport-security');
    },
  );
});
