import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { postgresAvailable } from '../support/postgres.ts';
import { makePlace, type Place, type Served, serve, tessera } from './tessera.ts';

const pem = (modulusLength: number): string =>
  generateKeyPairSync('rsa', { modulusLength }).publicKey.export({ type: 'spki', format: 'pem' }).toString();

for (const engine of ['SQLite', 'PostgreSQL'] as const) {
  describe.skipIf(engine === 'PostgreSQL' && !postgresAvailable())(`oauth1-consumer on ${engine}`, () => {
    let place: Place;
    let server: Served;
    const run = (words: string[], stdin = '') =>
      tessera(['oauth1-consumer', ...words, ...place.options], { stdin });
    beforeAll(async () => {
      place = await makePlace(engine);
      server = await serve(place.options, { env: { TESSERA_ADMIN_PASSWORD: 'admin-password-1' } });
    });
    afterAll(async () => {
      await server?.stop();
      await place?.remove();
    });

    it('registers, lists and removes one beside a running server', async () => {
      expect((await run(['list'])).out).toContain('No consumer is registered');
      const words = [
        'add',
        'portal',
        '--name',
        'Team portal',
        '--callback',
        'https://portal.example.com/jira',
      ];
      const added = await run([...words, '--callback-prefix'], pem(2048));
      expect([added.code, added.err]).toEqual([0, '']);
      expect(added.out).toContain('Team portal is registered, with the consumer key portal');
      const { out } = await run(['list']);
      expect(out).toMatch(
        /portal +Team portal +key +yes +0 .*https:\/\/portal\.example\.com\/jira and below/,
      );
      expect((await run(['list', 'portal'])).out).toContain('Nobody granted it access.');
      const header = `OAuth oauth_consumer_key="portal", oauth_signature_method="RSA-SHA1", oauth_signature="AAAAAAAAAAAAAAAAAAAAAA==", oauth_timestamp="${Math.floor(Date.now() / 1000)}", oauth_nonce="x"`;
      const ask = async () => {
        const address = `${server.url}/plugins/servlet/oauth/request-token`;
        const answer = await fetch(address, { method: 'POST', headers: { authorization: header } });
        return new URLSearchParams(await answer.text()).get('oauth_problem');
      };
      expect(await ask()).toBe('signature_invalid');
      expect((await run(['remove', 'portal'])).out).toContain('every token of it is over');
      expect(await ask()).toBe('consumer_key_unknown');
    });

    it('shows a shared secret once', async () => {
      const { out } = await run(['add', 'secretive', '--shared-secret']);
      const [secret = ''] = /[0-9a-f]{64}/.exec(out) ?? [];
      expect(secret).toHaveLength(64);
      expect((await run(['list'])).out).not.toContain(secret);
    });

    it.each([
      [['add', 'x'], '', 1, 'Standard input was empty'],
      [['add', 'x'], 'hello', 1, 'no public key'],
      [['add', 'a b'], pem(2048), 1, 'consumer key'],
      [['add', 'x', '--callback', 'javascript:alert(1)'], pem(2048), 1, 'http'],
      [['add', 'x', '--callback-prefix'], pem(2048), 2, '--callback'],
      [['add', 'secretive', '--shared-secret'], '', 1, 'already'],
      [['remove', 'nobody'], '', 1, 'nobody'],
      [['revoke', '999999'], '', 1, '999999'],
      [['revoke', 'x'], '', 2, 'no id'],
    ])('%j says what is wrong', async (words, stdin, code, sentence) => {
      const ended = await run(words, stdin);
      expect([ended.code, ended.out]).toEqual([code, '']);
      expect(ended.err).toContain(sentence);
    });

    it('takes no short key, unless the setting allows it', async () => {
      const short = pem(1024);
      expect((await run(['add', 'old'], short)).err).toContain('1024 bits; at least 2048');
      expect((await run(['add', 'old', '--oauth1-minimum-key-size', '1024'], short)).code).toBe(0);
    });
  });
}
