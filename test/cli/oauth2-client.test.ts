import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { postgresAvailable } from '../support/postgres.ts';
import { makePlace, type Place, type Served, serve, tessera } from './tessera.ts';

for (const engine of ['SQLite', 'PostgreSQL'] as const) {
  describe.skipIf(engine === 'PostgreSQL' && !postgresAvailable())(
    `tessera oauth2-client beside a running server on ${engine}`,
    () => {
      let place: Place;
      let server: Served;
      const run = (...words: string[]) => tessera(['oauth2-client', ...words, ...place.options]);
      const fetchToken = async (id: string, secret: string) => {
        const answer = await fetch(`${server.url}/rest/oauth2/latest/token`, {
          method: 'POST',
          headers: { authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}` },
          body: new URLSearchParams({ grant_type: 'client_credentials' }),
        });
        return { status: answer.status, body: (await answer.json()) as Record<string, string> };
      };
      const statusOf = async (token: string) =>
        (await fetch(`${server.url}/rest/api/2/myself`, { headers: { authorization: `Bearer ${token}` } }))
          .status;
      const shown = (text: string, name: string) => new RegExp(`${name} +(\\S+)`).exec(text)?.[1] ?? '';
      beforeAll(async () => {
        place = await makePlace(engine);
        server = await serve(place.options, { env: { TESSERA_ADMIN_PASSWORD: 'admin-password-1' } });
      });
      afterAll(async () => {
        await server?.stop();
        await place?.remove();
      });

      it('registers, lists, renews the secret, and removes, each at once', async () => {
        const added = await run('add', 'Nightly job', '--run-as', 'admin', '--scope', 'WRITE');
        expect(added.code).toBe(0);
        const [id, secret] = [shown(added.out, 'client_id'), shown(added.out, 'client_secret')];
        const first = await fetchToken(id, secret);
        expect(first.status).toBe(200);
        const listed = await run('list');
        expect(listed.out).toContain('Nightly job');
        expect(listed.out).toContain('acts as admin');
        expect(listed.out).not.toContain('tessera_cs_');
        const renewed = await run('secret', id);
        expect((await fetchToken(id, secret)).status).toBe(401);
        expect((await fetchToken(id, shown(renewed.out, 'client_secret'))).status).toBe(200);
        expect(await statusOf(first.body.access_token ?? '')).toBe(200);
        const removed = await run('remove', id);
        expect([removed.code, removed.out.trim()]).toEqual([0, 'Nightly job is no client any more.']);
        expect(await statusOf(first.body.access_token ?? '')).toBe(401);
        expect((await run('remove', id)).err).toContain('There is no OAuth 2.0 client');
      });

      it('a public client has no secret to show', async () => {
        const { code, out } = await run(
          'add',
          'On machines',
          '--public',
          '--redirect-uri',
          'http://127.0.0.1/cb',
        );
        expect(code).toBe(0);
        expect(out).not.toContain('client_secret');
        expect((await run('secret', shown(out, 'client_id'))).err).toContain('no secret');
      });

      it.each([
        [['add', 'One'], 1, 'redirectUris'],
        [['add', 'One', '--redirect-uri', 'http://client.example/cb'], 1, 'must be https'],
        [['add', 'One', '--redirect-uri', 'https://client.example/cb', '--scope', 'ALL'], 1, 'scope must be'],
        [['add', 'One', '--run-as', 'nobody-here'], 1, 'nobody-here'],
        [
          ['add', 'One', '--public', '--legacy', '--redirect-uri', 'https://client.example/cb'],
          2,
          '--public',
        ],
        [['add'], 2, 'NAME is missing'],
      ])('%j is refused in words', async (words, code, sentence) => {
        const ended = await run(...words);
        expect([ended.code, ended.err.includes(sentence)]).toEqual([code, true]);
      });
    },
  );
}
