/** CVE-2017-9506: the icon of an OAuth consumer was fetched from whatever address a stranger named. */
import { createServer, type Server } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeOnEngines } from '../../support/server.ts';

let inside: Server;
let visits = 0;
let port: number;

beforeAll(async () => {
  inside = createServer((socket) => {
    visits++;
    socket.end('HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nsecret');
  });
  await new Promise<void>((listening) => inside.listen(0, '127.0.0.1', listening));
  const address = inside.address();
  port = typeof address === 'object' && address !== null ? address.port : 0;
});
afterAll(() => void inside.close());

/** The ways in which one address inside can be written. */
const spellings = (): string[] =>
  ['127.0.0.1', 'localhost', '[::ffff:127.0.0.1]', '2130706433', '0x7f.1', '127.1', '0'].map(
    (host) => `http://${host}:${port}/latest/meta-data/`,
  );

describeOnEngines('CVE-2017-9506: the server fetches nothing that a stranger names', (context) => {
  it.each([
    '/plugins/servlet/oauth/users/icon-uri?consumerUri=URL',
    '/plugins/servlet/oauth/users/icon-uri?consumerUri=URL&x=.png',
    '/plugins/servlet/gadgets/makeRequest?url=URL',
    '/plugins/servlet/Wallboard/?dashboardId=URL',
    '/plugins/servlet/oauth/authorize?oauth_token=x&oauth_callback=URL',
    '/rest/oauth2/latest/authorize?response_type=code&client_id=URL&redirect_uri=URL&request_uri=URL&logo_uri=URL',
    '/rest/sharelinks/1.0/link?url=URL',
    '/secure/projectavatar?avatarUrl=URL',
    '/login.jsp?os_destination=URL',
  ])('%s', async (path) => {
    for (const address of spellings()) {
      for (const client of [context.server.anonymous, context.server.as('admin')]) {
        const { status, text } = await client.get(path.replaceAll('URL', encodeURIComponent(address)));
        expect(status).toBeLessThan(500 + Number(status === 501));
        expect(text).not.toContain('secret');
      }
    }
    expect(visits).toBe(0);
  });

  it('nor what stands in an issue, in a link of it, or in text that it renders', async () => {
    const admin = context.server.as('admin');
    await context.server.buildProject({ key: 'SSRF' });
    for (const address of spellings()) {
      const issue = await context.server.buildIssue({
        project: 'SSRF',
        description: `!${address}x.png! [x|${address}]`,
      });
      const icon = { url16x16: address, title: 'x', link: address };
      const object = { url: address, title: 'x', icon, status: { resolved: true, icon } };
      expect((await admin.post(`/rest/api/2/issue/${issue.key}/remotelink`, { object })).status).toBe(201);
      await admin.get(`/rest/api/2/issue/${issue.key}?expand=renderedFields`);
      await admin.get(`/browse/${issue.key}`);
      await admin.post('/rest/api/1.0/render', {
        rendererType: 'atlassian-wiki-renderer',
        unrenderedMarkup: `!${address}x.png!`,
      });
    }
    await admin.get('/rest/api/2/serverInfo?doHealthCheck=true');
    expect(visits).toBe(0);
  });
});
