/**
 * Path confusion: a filter and what stands behind it read one path in two ways. Here every guarded route is asked for
 * under every such spelling, byte by byte as an attacker sends it, and nothing but a refusal comes back.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Route } from '../../../src/http/route.ts';
import { routes } from '../../../src/routes.ts';
import { listen, raw } from '../../support/raw.ts';
import { startServer, type TestServer } from '../../support/server.ts';

const guarded = routes.filter((route) => route.access !== 'anyone');
const pathOf = ({ url }: Route) => url.replace(/:[^/]+/g, '1').replace('*', '1');
const body = (path: string, change: (last: string) => string) =>
  path.replace(/[^/]+$/, (last) => change(last));
const hex = (letter: string) => `%${letter.charCodeAt(0).toString(16)}`;

let server: TestServer;
let port: number;

beforeAll(async () => {
  server = await startServer('SQLite');
  port = await listen(server);
});
afterAll(() => server?.stop());

/** Asks for every guarded route under a spelling of its path. @returns what was not refused */
async function opened(spell: (path: string) => string): Promise<string[]> {
  const found: string[] = [];
  for (let at = 0; at < guarded.length; at += 25) {
    const asked = guarded.slice(at, at + 25).map(async (route) => {
      const target = spell(`/jira${pathOf(route)}`);
      const { status, headers } = await raw(port, target, { method: route.method });
      const toLogin = status === 302 && headers.location?.includes('/login.jsp?os_destination=');
      const refused = (status >= 400 && status < 500) || status === 501;
      if (!toLogin && !refused) found.push(`${route.method} ${target}: ${status}`);
    });
    await Promise.all(asked);
  }
  return found;
}

describe('CVE-2022-0540: a semicolon behind an action made Seraph find no role that it needs', () => {
  it.each<[string, (path: string) => string]>([
    ['a semicolon', (path) => `${path};`],
    ['an encoded semicolon', (path) => `${path}%3b`],
    ['a parameter of the path', (path) => `${path};a=b`],
    ['a session id in the path', (path) => `${path};jsessionid=${'A'.repeat(32)}`],
    ['a parameter in the middle', (path) => path.replace(/\/([^/]+)$/, ';a=b/$1')],
    ['an action called by its command', (path) => path.replace('.jspa', '!default.jspa')],
    ['another ending', (path) => path.replace('.jspa', '.jsp')],
  ])('%s opens no guarded route', async (_what, spell) => {
    expect(await opened(spell)).toEqual([]);
  });

  it('nor the two pages that it was shown with', async () => {
    for (const path of [
      '/InsightPluginShowGeneralConfiguration.jspa;',
      '/secure/WBSGanttManageScheduleJobAction.jspa;',
      '/secure/admin/user/ViewUser.jspa;?name=admin',
    ]) {
      const { status, text } = await raw(port, `/jira${path}`);
      expect([path, status]).toEqual([path, 404]);
      expect(text).not.toContain('admin@');
    }
  });
});

describe('CVE-2022-26136: servlet filters were passed by other spellings of a path', () => {
  it.each<[string, (path: string) => string]>([
    ['a doubled slash in front', (path) => `/${path}`],
    ['a doubled slash after the context path', (path) => path.replace('/jira/', '/jira//')],
    ['a doubled slash before the end', (path) => path.replace(/\/([^/]+)$/, '//$1')],
    ['a dot', (path) => path.replace(/\/([^/]+)$/, '/./$1')],
    ['dots through an open folder', (path) => path.replace('/jira/', '/jira/static/../')],
    ['encoded dots', (path) => path.replace('/jira/', '/jira/static/%2e%2e/')],
    ['dots encoded twice', (path) => path.replace('/jira/', '/jira/static/%252e%252e/')],
    ['dots and a semicolon', (path) => path.replace('/jira/', '/jira/static/..;/')],
    ['dots through /s/', (path) => path.replace('/jira/', '/jira/s/x/_/..;/')],
    ['an overlong dot', (path) => path.replace('/jira/', '/jira/static/%c0%ae%c0%ae/')],
    ['an encoded slash', (path) => path.replace(/\/([^/]+)$/, '%2f$1')],
    ['a slash encoded twice', (path) => path.replace(/\/([^/]+)$/, '%252f$1')],
    ['a backslash', (path) => path.replace(/\/([^/]+)$/, '\\$1')],
    ['an encoded backslash', (path) => path.replace(/\/([^/]+)$/, '%5c$1')],
    ['a letter encoded', (path) => body(path, (last) => hex(last[0] ?? '') + last.slice(1))],
    [
      'the first folder encoded',
      (path) => path.replace(/^\/jira\/(.)/, (_, letter) => `/jira/${hex(letter)}`),
    ],
    [
      'a letter encoded twice',
      (path) => body(path, (last) => `%25${hex(last[0] ?? '').slice(1)}${last.slice(1)}`),
    ],
    ['capitals', (path) => path.toUpperCase()],
    ['a slash behind it', (path) => `${path}/`],
    ['an ending that filters pass', (path) => `${path}.css`],
    ['a file that filters pass', (path) => `${path}/login.css`],
    ['a NUL', (path) => `${path}%00.css`],
    ['a line break', (path) => `${path}%0d%0aX-Y: 1`],
    ['a blank', (path) => `${path}%20`],
    ['a fragment', (path) => `${path}#/login.jsp`],
    ['a question that looks like an open page', (path) => `${path}?/login.jsp`],
    ['a whole address', (path) => `http://localhost:8090${path}`],
    ['the address of another host', (path) => `http://evil.example${path}`],
  ])('%s opens no guarded route', async (_what, spell) => {
    expect(await opened(spell)).toEqual([]);
  });

  it.each([
    'X-Original-URL',
    'X-Rewrite-URL',
    'X-Forwarded-Uri',
    'X-Forwarded-Prefix',
    'X-Http-Method-Override',
  ])('%s is not heeded', async (header) => {
    const { text } = await raw(port, '/jira/rest/api/2/serverInfo', {
      headers: { [header]: '/jira/rest/api/2/myself' },
    });
    expect(text).toContain('"deploymentType":"Server"');
    const guardedStill = await raw(port, '/jira/rest/api/2/myself', {
      headers: { [header]: '/jira/login.jsp' },
    });
    expect(guardedStill.status).toBe(401);
  });
});

/** Nothing of what lies on the disk comes out below the root of the web resources. */
async function expectNothing(path: string): Promise<void> {
  const { status, text } = await raw(port, `/jira${path}`);
  expect([path, status]).toEqual([path, status === 400 ? 400 : 404]);
  expect(text).not.toMatch(/<web-app|<security-config|groupId|"dependencies"|SQLite format|root:x:/);
}

const below = (start: string) =>
  [
    'WEB-INF/web.xml',
    'WEB-INF/classes/seraph-config.xml',
    'WEB-INF/decorators.xml',
    'META-INF/maven/com.atlassian.jira/atlassian-jira-webapp/pom.xml',
    'META-INF/maven/com.atlassian.jira/jira-webapp-dist/pom.properties',
    'package.json',
    'src/app.ts',
    'data/tessera.db',
    'etc/passwd',
  ].map((file) => start + file);

describe('CVE-2019-8442: /s/…/_/ served files of META-INF', () => {
  it.each(below('/s/anything/_/'))('%s is not there', expectNothing);
});

describe('CVE-2020-29453: an encoded dot passed the check of /s/…/_/', () => {
  it.each(
    [
      '%2e/',
      '%2e%2e/',
      '%2e%2e/%2e%2e/',
      '../',
      '../../../../',
      'static/%2e%2e/',
      '%252e%252e/',
      '%5c',
      '..%5c',
      '.%00/',
    ].flatMap((trick) => below(`/s/1xqVb9EKKmXG4pzui1gHeg0yrna/_/${trick}`)),
  )('%s is not there', expectNothing);
});

describe('CVE-2021-26086: /s/…/_/;/WEB-INF/web.xml was read', () => {
  it.each([';/', ';x=1/', 'static;/', '..;/', '%3b/', '/;/'].flatMap((trick) => below(`/s/cfx/_/${trick}`)))(
    '%s is not there',
    expectNothing,
  );

  it('what belongs there is served', async () => {
    const { status, headers } = await raw(port, '/jira/s/cfx/_/static/page.css');
    expect([status, headers['content-type']]).toEqual([200, 'text/css;charset=UTF-8']);
  });
});
