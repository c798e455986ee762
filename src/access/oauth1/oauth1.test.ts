import { generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CallbackMatch, callbackProblem, isCallbackOf, withParameters } from './callback.ts';
import { consumerKeyProblem, consumerNameProblem } from './consumer.ts';
import { readPublicKey } from './public-key.ts';
import { readSignatureMethod } from './signature.ts';
import { makeVerifier } from './token.ts';

const rsa = (modulusLength: number) => generateKeyPairSync('rsa', { modulusLength });

describe('Callbacks', () => {
  const registered = 'https://app.example/cb';

  it.each<[CallbackMatch, string, boolean]>([
    ['exact', 'https://app.example/cb', true],
    ['exact', 'https://app.example/cb/', false],
    ['exact', 'https://app.example/cb?x=1', false],
    ['exact', 'https://app.example/CB', false],
    ['prefix', 'https://app.example/cb?x=1', true],
    ['prefix', 'https://app.example/cb/user/7', true],
    ['prefix', 'https://app.example/cbx', false],
    ['prefix', 'https://app.example/cb/../evil', false],
    ['prefix', 'https://app.example/cb/..%2fevil', false],
    ['prefix', 'https://app.example/cb/%2e%2e/evil', false],
    ['prefix', 'https://app.example/cb\\..\\evil', false],
    ['prefix', 'https://app.example/cb/..%5cevil', false],
    ['prefix', 'https://app.example.evil.example/cb/x', false],
    ['prefix', 'https://app.example@evil.example/cb/x', false],
    ['prefix', 'https://user:pass@app.example/cb/x', false],
    ['prefix', 'http://app.example/cb/x', false],
    ['prefix', 'https://app.example:8443/cb/x', false],
    ['prefix', 'https://app.example:443/cb/x', false],
    ['prefix', 'https://аpp.example/cb/x', false],
    ['prefix', 'https://APP.example/cb/x', false],
    ['prefix', 'https://app.example/cb/x#oauth', false],
    ['prefix', ' https://app.example/cb/x', false],
    ['prefix', 'https://app.example/cb/x\n', false],
    ['prefix', 'javascript:alert(1)//app.example/cb', false],
    ['prefix', 'data:text/html,x', false],
    ['prefix', '//app.example/cb/x', false],
    ['prefix', '/cb/x', false],
    ['prefix', 'oob', false],
    ['prefix', '', false],
  ])('%s %j: %s', (match, given, may) => {
    expect(isCallbackOf(registered, match, given)).toBe(may);
  });

  it('a consumer without one may ask for none', () => {
    expect(isCallbackOf(null, 'prefix', 'https://app.example/cb')).toBe(false);
  });

  it('one with a query has nothing below it', () => {
    expect(isCallbackOf('https://app.example/cb?a=1', 'prefix', 'https://app.example/cb?a=1&b=2')).toBe(
      false,
    );
    expect(isCallbackOf('https://app.example/cb?a=1', 'prefix', 'https://app.example/cb?a=1')).toBe(true);
  });

  it('keeps the query that it has', () => {
    expect(withParameters('https://a.example/cb?x=a%20b', { t: '1&2' })).toBe(
      'https://a.example/cb?x=a%20b&t=1%262',
    );
    expect(withParameters('https://a.example', { t: '1' })).toBe('https://a.example?t=1');
  });

  it('whatever is let through leads to the registered origin', () => {
    const part = fc.constantFrom(
      'https:',
      'http:',
      '/',
      '\\',
      '@',
      '.',
      '..',
      '%2e',
      'app.example',
      'evil',
      '?',
      '#',
      ':',
      'cb',
      '\t',
      '',
    );
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        const given = `https://app.example/cb${parts.join('')}`;
        if (!isCallbackOf(registered, 'prefix', given)) return;
        const url = new URL(given);
        expect(url.origin).toBe('https://app.example');
        expect(url.pathname).toMatch(/^\/cb(\/|$)/);
      }),
      { numRuns: 2000 },
    );
  });

  it('refuses in words', () => {
    expect(callbackProblem(`https://app.example/${'a'.repeat(2000)}`)).toContain('2000');
    expect(callbackProblem('HTTPS://app.example/cb')).toContain('https://app.example/cb');
  });
});

describe('Public keys', () => {
  const { publicKey, privateKey } = rsa(2048);
  const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString();

  it('are taken as PEM, as PKCS#1 and as bare base64, and kept as one form', () => {
    const bare = publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
    const pkcs1 = publicKey.export({ type: 'pkcs1', format: 'pem' }).toString();
    for (const text of [pem, `\n${pem}\n`, bare, pkcs1]) {
      expect(readPublicKey(text, 2048)).toMatchObject({ pem, bits: 2048 });
    }
  });

  it.each([
    [
      'one of 1024 bits',
      () => rsa(1024).publicKey.export({ type: 'spki', format: 'pem' }).toString(),
      /1024 bits; at least 2048/,
    ],
    ['a private key', () => privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), /private key/],
    [
      'a private key in the old form',
      () => privateKey.export({ type: 'pkcs1', format: 'pem' }).toString(),
      /private key/,
    ],
    [
      'an elliptic curve',
      () =>
        generateKeyPairSync('ec', { namedCurve: 'P-256' })
          .publicKey.export({ type: 'spki', format: 'pem' })
          .toString(),
      /RSA key; this one is ec/,
    ],
    [
      'Ed25519',
      () => generateKeyPairSync('ed25519').publicKey.export({ type: 'spki', format: 'pem' }).toString(),
      /ed25519/,
    ],
    [
      'an exponent of 2^32+1',
      () =>
        generateKeyPairSync('rsa', { modulusLength: 2048, publicExponent: 2 ** 32 - 1 })
          .publicKey.export({ type: 'spki', format: 'pem' })
          .toString(),
      null,
    ],
    ['no key', () => 'hello', /no public key/],
    ['half a key', () => pem.slice(0, 200), /no public key/],
    ['nothing', () => '', /no public key/],
    ['very much', () => 'A'.repeat(30_000), /too long/],
  ])('%s', (_, text, refused) => {
    const read = readPublicKey(text(), 2048);
    if (refused === null) expect(read).toMatchObject({ bits: 2048 });
    else expect(read).toMatch(refused);
    expect(String(read)).not.toContain('BEGIN PRIVATE KEY-----\nMII');
  });

  it('shorter ones are taken where the setting says so', () => {
    const old = rsa(1024).publicKey.export({ type: 'spki', format: 'pem' }).toString();
    expect(readPublicKey(old, 1024)).toMatchObject({ bits: 1024 });
  });
});

describe('Signature methods', () => {
  it.each([
    ['RSA-SHA1', 'rsa', true],
    ['RSA-SHA256', 'rsa', true],
    ['HMAC-SHA256', 'rsa', false],
    ['HMAC-SHA1', 'rsa', false],
    ['RSA-SHA1', 'hmac', false],
    ['HMAC-SHA256', 'hmac', true],
    ['HMAC-SHA1', 'hmac', false],
    ['PLAINTEXT', 'hmac', false],
    ['PLAINTEXT', 'rsa', false],
    ['rsa-sha1', 'rsa', false],
    ['RSA-ЅHA1', 'rsa', false],
    ['toString', 'rsa', false],
    ['', 'rsa', false],
  ] as const)('%s with what a consumer of kind %s has: %s', (method, kind, may) => {
    expect(readSignatureMethod(method, kind, false) !== null).toBe(may);
    if (method === 'PLAINTEXT') expect(readSignatureMethod(method, kind, true)).toBe(null);
  });

  it('HMAC-SHA1 is a setting', () => {
    expect(readSignatureMethod('HMAC-SHA1', 'hmac', true)).toBe('HMAC-SHA1');
    expect(readSignatureMethod('HMAC-SHA1', 'rsa', true)).toBe(null);
  });
});

describe('Names and keys of consumers', () => {
  it.each(['', 'a b', 'kеy', 'a\u0000', 'ａ', 'a'.repeat(256), 'a\u202e'])('%j is no key', (key) => {
    expect(consumerKeyProblem(key)).not.toBe(null);
  });
  it.each(['', '  ', 'a\u202eb', 'a\u200bb', 'a\nb', 'x'.repeat(256)])('%j is no name', (name) => {
    expect(consumerNameProblem(name)).not.toBe(null);
  });
  it('names are written in any script', () => {
    expect(consumerNameProblem('Zeiterfassung – 工数 ⏱')).toBe(null);
    expect(consumerKeyProblem('OauthKey/1~')).toBe(null);
  });
});

it('a verifier is ten signs, none of which looks like another, whatever the dice say', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 64, maxLength: 64 }), (random) => {
      expect(makeVerifier(random)).toMatch(/^[a-hjkmnp-z2-9]{0,10}$/);
    }),
  );
  expect(makeVerifier(Uint8Array.from({ length: 64 }, (_, at) => at))).toHaveLength(10);
});
