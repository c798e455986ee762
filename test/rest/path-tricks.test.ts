/**
 * One router decides, for guards and handlers alike: no spelling of a path reaches what the plain path does not. Test
 * after CVE-2022-0540, CVE-2022-26136, CVE-2019-8442, CVE-2020-29453 and CVE-2021-26086.
 */
import { expect, it } from 'vitest';
import { routes } from '../../src/routes.ts';
import { describeOnEngines } from '../support/server.ts';

const guarded = routes.filter((route) => route.access !== 'anyone');

/** A path of this route, with plain words for its parameters. */
const pathOf = (url: string) => url.replace(/:[^/]+/g, '1').replace('*', '1');

const tricks: [string, (path: string) => string][] = [
  ['a semicolon behind it', (path) => `${path};x=1`],
  ['a session id in it', (path) => `${path};jsessionid=${'A'.repeat(32)}`],
  ['an encoded semicolon', (path) => `${path}%3b`],
  ['a semicolon in the middle', (path) => path.replace(/\/([^/]+)$/, ';/$1')],
  ['dots and a semicolon', (path) => `/x/..;${path}`],
  ['dots', (path) => `/secure/..${path}`],
  ['encoded dots', (path) => `/secure/%2e%2e${path}`],
  ['a doubled slash', (path) => `/${path}`],
  ['an encoded slash', (path) => path.replace(/\/([^/]+)$/, '%2f$1')],
  ['a backslash', (path) => path.replace(/\/([^/]+)$/, '\\$1')],
  ['other letters', (path) => path.toUpperCase()],
  ['an ending that filters may pass', (path) => `${path}/x.css`],
  ['a broken escape', (path) => `${path}%`],
  ['a NUL', (path) => `${path}%00`],
];

describeOnEngines('Spellings of a guarded path', (context) => {
  it.each(tricks)('%s opens nothing to anonymous', async (_what, trick) => {
    for (const route of guarded) {
      const answer = await context.server.anonymous.request(route.method, trick(pathOf(route.url)));
      expect(
        answer.status,
        `${route.method} ${trick(pathOf(route.url))}: ${answer.text}`,
      ).toBeGreaterThanOrEqual(route.anonymous === 'login-page' ? 302 : 400);
      expect(answer.status).toBeLessThan(500 + Number(answer.status === 501));
    }
  });

  it('the plain path is refused in the way that its route states', async () => {
    for (const route of guarded) {
      const answer = await context.server.anonymous.request(route.method, pathOf(route.url));
      const expected = route.anonymous === 'login-page' ? 302 : 401;
      expect(answer.status, `${route.method} ${route.url}`).toBe(expected);
    }
  });

  it.each(['X-HTTP-Method-Override', 'X-HTTP-Method', 'X-Method-Override'])(
    '%s changes nothing',
    async (header) => {
      const url = '/rest/auth/1/session';
      const headers = { [header]: 'DELETE' };
      expect((await context.server.as('admin').get(url, { headers })).body.name).toBe('admin');
      expect((await context.server.as('admin').get(url)).status).toBe(200);
    },
  );

  it.each(['X-Original-URL', 'X-Rewrite-URL'])('%s changes nothing', async (header) => {
    const answer = await context.server.anonymous.get('/rest/api/2/serverInfo', {
      headers: { [header]: '/jira/rest/api/2/myself' },
    });
    expect(answer.body.deploymentType).toBe('Server');
  });

  it('every route takes garbage with a clear answer of its own, and never fails', async () => {
    const bodies = [
      '{',
      '[]',
      '"text"',
      '{"a":{"b":[1,null]}}',
      '{"fields":"x","update":[1]}',
      `{"x":"${'y'.repeat(20_000)}"}`,
    ];
    for (const route of routes) {
      for (const body of route.method === 'GET' ? [undefined] : bodies) {
        const headers = { 'content-type': 'application/json', 'x-atlassian-token': 'no-check' };
        const answer = await context.server
          .as('admin')
          .request(route.method, pathOf(route.url), body, { headers });
        expect(
          answer.status,
          `${route.method} ${route.url} ${body?.slice(0, 40)}: ${answer.text}`,
        ).toBeLessThan(500);
        if (route.method === 'DELETE' && answer.status === 204 && route.url.includes('session'))
          context.server.forget('admin');
      }
    }
  });
});
