/** oauth4webapi, as its documentation has it, against a server that listens. */
import type { AddressInfo } from 'node:net';
import * as oauth from 'oauth4webapi';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort } from '../support/demo.ts';
import { browserOf, buildClient, reply } from '../support/oauth2.ts';
import { postgresAvailable } from '../support/postgres.ts';
import { startServer, type TestServer } from '../support/server.ts';

const plainly = { [oauth.allowInsecureRequests]: true };

for (const engine of ['SQLite', 'PostgreSQL'] as const) {
  describe.skipIf(engine === 'PostgreSQL' && !postgresAvailable())(`oauth4webapi (${engine})`, () => {
    let server: TestServer;
    let base: string;
    let as: oauth.AuthorizationServer;
    beforeAll(async () => {
      const port = await freePort();
      base = `http://localhost:${port}/jira`;
      server = await startServer(engine, { port: String(port), baseUrl: base });
      await server.app.server.listen({ host: '127.0.0.1', port });
      expect((server.app.server.server.address() as AddressInfo).port).toBe(port);
      await server.buildUser({ name: 'fred' });
      const issuer = new URL(base);
      const found = await oauth.discoveryRequest(issuer, { algorithm: 'oauth2', ...plainly });
      as = await oauth.processDiscoveryResponse(issuer, found);
    });
    afterAll(() => server?.stop());

    it.each([
      ['in the header', true, (secret: string) => oauth.ClientSecretBasic(secret)],
      ['in the body', true, (secret: string) => oauth.ClientSecretPost(secret)],
      ['not at all', false, () => oauth.None()],
    ] as const)(
      'code, PKCE, refresh, introspection and revocation; it says who it is %s',
      async (_how, confidential, authentication) => {
        const made = await buildClient(server, { confidential });
        const client: oauth.Client = { client_id: made.id };
        const proof = authentication(made.secret ?? '');
        const verifier = oauth.generateRandomCodeVerifier();
        const state = oauth.generateRandomState();
        const page = await browserOf(server, 'fred');
        const answer = await reply(page, {
          client_id: made.id,
          redirect_uri: made.redirectUri,
          response_type: 'code',
          scope: 'READ WRITE',
          state,
          code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
          code_challenge_method: 'S256',
        });
        const parameters = oauth.validateAuthResponse(
          as,
          client,
          new URL(String(answer.headers.location)),
          state,
        );
        const exchanged = await oauth.authorizationCodeGrantRequest(
          as,
          client,
          proof,
          parameters,
          made.redirectUri,
          verifier,
          plainly,
        );
        const tokens = await oauth.processAuthorizationCodeResponse(as, client, exchanged);
        expect(tokens).toMatchObject({ token_type: 'bearer', scope: 'READ WRITE', expires_in: 3600 });
        const me = await oauth.protectedResourceRequest(
          tokens.access_token,
          'GET',
          new URL(`${base}/rest/api/2/myself`),
          undefined,
          undefined,
          plainly,
        );
        expect(((await me.json()) as { name: string }).name).toBe('fred');
        const again = await oauth.processRefreshTokenResponse(
          as,
          client,
          await oauth.refreshTokenGrantRequest(as, client, proof, tokens.refresh_token ?? '', plainly),
        );
        expect(again.refresh_token).not.toBe(tokens.refresh_token);
        const worth = async () =>
          (
            await oauth.processIntrospectionResponse(
              as,
              client,
              await oauth.introspectionRequest(as, client, proof, again.access_token, plainly),
            )
          ).active;
        if (confidential) expect(await worth()).toBe(true);
        await oauth.processRevocationResponse(
          await oauth.revocationRequest(as, client, proof, again.refresh_token ?? '', plainly),
        );
        if (confidential) expect(await worth()).toBe(false);
        await expect(
          oauth.protectedResourceRequest(
            again.access_token,
            'GET',
            new URL(`${base}/rest/api/2/myself`),
            undefined,
            undefined,
            plainly,
          ),
        ).rejects.toMatchObject({ cause: [{ scheme: 'bearer', parameters: { error: 'invalid_token' } }] });
      },
    );

    it('client credentials; and errors are the library’s own', async () => {
      const made = await buildClient(server, { redirectUris: [], runAs: 'fred' });
      const client: oauth.Client = { client_id: made.id };
      const proof = oauth.ClientSecretBasic(made.secret ?? '');
      const got = await oauth.processClientCredentialsResponse(
        as,
        client,
        await oauth.clientCredentialsGrantRequest(as, client, proof, { scope: 'READ' }, plainly),
      );
      expect(got.scope).toBe('READ');
      const wrong = oauth.ClientSecretBasic('wrong');
      const refused = await oauth.clientCredentialsGrantRequest(as, client, wrong, {}, plainly);
      await expect(oauth.processClientCredentialsResponse(as, client, refused)).rejects.toThrow();
      const wider = await oauth.clientCredentialsGrantRequest(as, client, proof, { scope: 'ADMIN' }, plainly);
      await expect(oauth.processClientCredentialsResponse(as, client, wider)).rejects.toMatchObject({
        error: 'invalid_scope',
      });
    });

    it('a denial, and an answer of another server, are known as such', async () => {
      const made = await buildClient(server);
      const page = await browserOf(server, 'fred');
      const question = {
        client_id: made.id,
        redirect_uri: made.redirectUri,
        response_type: 'code',
        scope: 'READ',
        state: 's',
        code_challenge: await oauth.calculatePKCECodeChallenge(oauth.generateRandomCodeVerifier()),
        code_challenge_method: 'S256',
      };
      const denied = new URL(String((await reply(page, question, 'deny')).headers.location));
      const client: oauth.Client = { client_id: made.id };
      expect(() => oauth.validateAuthResponse(as, client, denied, 's')).toThrow(
        expect.objectContaining({ error: 'access_denied' }),
      );
      const mixed = new URL(denied);
      mixed.searchParams.set('iss', 'https://evil.example');
      expect(() => oauth.validateAuthResponse(as, client, mixed, 's')).toThrow(/issuer/);
    });
  });
}
