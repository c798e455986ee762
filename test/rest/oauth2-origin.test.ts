/** Clients of OAuth 2.0 that live in a page of another site. */
import { beforeAll, expect, it } from 'vitest';
import { bearing, buildClient, call, codeFor, exchange, proof, type TestClient } from '../support/oauth2.ts';
import { type Answer, describeOnEngines } from '../support/server.ts';

const home = 'https://app.example:8443';
const allowed = (answer: Answer) => answer.headers['access-control-allow-origin'];
const metadata = ['/rest/oauth2/latest/metadata', '/.well-known/oauth-authorization-server'];

describeOnEngines('A page of another site', (context) => {
  let page: TestClient;
  let confidential: TestClient;
  const ask = (client: TestClient, path: string, origin: string) =>
    call(
      context.server,
      path,
      { token: 'x', grant_type: 'refresh_token', refresh_token: 'x', ...proof(client) },
      { origin },
    );

  beforeAll(async () => {
    await context.server.buildUser({ name: 'ann' });
    page = await buildClient(context.server, {
      confidential: false,
      redirectUris: [`${home}/callback`, 'http://127.0.0.1:5173/callback', 'com.example.app:/callback'],
    });
    confidential = await buildClient(context.server, { redirectUris: ['https://server.example/callback'] });
  });

  it('that is a public client reads its tokens, and is given no leave for cookies', async () => {
    const { server } = context;
    const code = await codeFor(server, page, 'ann');
    const answer = await server.anonymous.post(
      '/rest/oauth2/latest/token',
      new URLSearchParams({
        grant_type: 'authorization_code',
        code,
        redirect_uri: page.redirectUri,
        code_verifier: 'a-verifier-of-this-test.0123456789_~ABCDEFGHIJKLMNOP',
        client_id: page.id,
      }).toString(),
      { headers: { origin: home, 'content-type': 'application/x-www-form-urlencoded' } },
    );
    expect([answer.status, allowed(answer), answer.headers.vary]).toEqual([200, home, 'Origin']);
    const about = Object.keys(answer.headers).filter((name) => name.startsWith('access-control-'));
    expect(about).toEqual(['access-control-allow-origin']);
    const revoked = await ask(page, 'revoke', home);
    expect([revoked.status, allowed(revoked)]).toEqual([200, home]);
    const wrong = await ask(page, 'token', 'http://127.0.0.1:5173');
    expect([wrong.body.error, allowed(wrong)]).toEqual(['invalid_grant', 'http://127.0.0.1:5173']);
    // Nothing else is open to it, with the token neither.
    const other = await server
      .with({ origin: home, authorization: `Bearer ${answer.body.access_token}` })
      .get('/rest/api/2/myself');
    expect(allowed(other)).toBeUndefined();
    expect((await bearing(server, answer.body.access_token).get('/rest/api/2/myself')).body.name).toBe('ann');
  });

  it.each([
    'https://app.example',
    'http://app.example:8443',
    'https://APP.example:8443',
    'https://app.example:8443/',
    'https://app.example:8443.evil.example',
    'https://evil.example',
    'https://server.example',
    'http://127.0.0.1:5174',
    'com.example.app://',
    'null',
    '*',
    '',
  ])('at %j reads nothing of it', async (origin) => {
    for (const path of ['token', 'revoke']) expect(allowed(await ask(page, path, origin))).toBeUndefined();
    for (const path of metadata)
      expect(allowed(await context.server.with({ origin }).get(path))).toBeUndefined();
  });

  it('reads nothing as a client with a secret, or as one that there is not', async () => {
    const { server } = context;
    for (const path of ['token', 'revoke', 'introspect'])
      expect(allowed(await ask(confidential, path, 'https://server.example'))).toBeUndefined();
    for (const client of [
      { ...page, id: 'nobody' },
      { ...page, secret: 'x' },
    ]) {
      const answer = await ask(client, 'token', home);
      expect([answer.status, allowed(answer)]).toEqual([401, undefined]);
    }
    const code = await codeFor(server, page, 'ann');
    expect(allowed(await exchange(server, page, code))).toBeUndefined();
  });

  it('reads the metadata where a public client is led back to it', async () => {
    for (const path of metadata) {
      const answer = await context.server.with({ origin: home }).get(path);
      expect([answer.status, allowed(answer), answer.headers.vary]).toEqual([200, home, 'Origin']);
      expect(allowed(await context.server.anonymous.get(path))).toBeUndefined();
    }
  });
});
