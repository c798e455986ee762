import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAuthorizationHeader } from './authorization-header.ts';
import { addressOf, baseString } from './base-string.ts';
import { decode, encode, normalize, type Pair, readForm, writeForm } from './parameter.ts';
import { isSignature } from './signature.ts';

const inHeader = (text: string): Pair[] =>
  (readAuthorizationHeader(text) ?? [])
    .filter(([name]) => name !== 'oauth_signature')
    .map(([name, value]) => [encode(name), encode(value)]);

/** The example that RFC 5849 takes through its section 3.4.1. */
const example = {
  header:
    'realm="Example", oauth_consumer_key="9djdj82h48djs9d2", oauth_token="kkk9d7dh3k39sjv7", oauth_signature_method="HMAC-SHA1", oauth_timestamp="137131201", oauth_nonce="7d8f3e4a", oauth_signature="djosJKDKJSD8743243%2Fjdk33klY%3D"',
  query: 'b5=%3D%253D&a3=a&c%40=&a2=r%20b',
  body: 'c2&a3=2+q',
};

describe('RFC 5849, 3.4.1', () => {
  const pairs = [...readForm(example.query), ...inHeader(example.header), ...readForm(example.body)];

  it('3.4.1.3.2: normalizes parameters of the query, the header and the form', () => {
    expect(normalize(pairs)).toBe(
      'a2=r%20b&a3=2%20q&a3=a&b5=%3D%253D&c%40=&c2=&oauth_consumer_key=9djdj82h48djs9d2&oauth_nonce=7d8f3e4a&oauth_signature_method=HMAC-SHA1&oauth_timestamp=137131201&oauth_token=kkk9d7dh3k39sjv7',
    );
  });

  it('3.4.1.1: makes the base string', () => {
    expect(baseString('post', addressOf('http://EXAMPLE.com:80', '/request'), pairs)).toBe(
      'POST&http%3A%2F%2Fexample.com%2Frequest&a2%3Dr%2520b%26a3%3D2%2520q%26a3%3Da%26b5%3D%253D%25253D%26c%2540%3D%26c2%3D%26oauth_consumer_key%3D9djdj82h48djs9d2%26oauth_nonce%3D7d8f3e4a%26oauth_signature_method%3DHMAC-SHA1%26oauth_timestamp%3D137131201%26oauth_token%3Dkkk9d7dh3k39sjv7',
    );
  });

  it.each([
    ['http://EXAMPLE.COM:80', '/r%20v/X', 'http://example.com/r%20v/X'],
    ['https://www.example.net:8080', '/', 'https://www.example.net:8080/'],
    ['https://example.com:443', '', 'https://example.com/'],
    ['https://example.com:80', '/a', 'https://example.com:80/a'],
    ['http://example.com:443', '/a', 'http://example.com:443/a'],
    ['http://[::1]:8090', '/a', 'http://[::1]:8090/a'],
  ])('3.4.1.2: %s and %s are signed as %s', (origin, path, signed) => {
    expect(addressOf(origin, path)).toBe(signed);
  });
});

describe('RFC 5849, 1.2: the signatures of its example', () => {
  it.each([
    {
      method: 'POST',
      origin: 'https://photos.example.net',
      target: '/initiate',
      header:
        'realm="Photos", oauth_consumer_key="dpf43f3p2l4k3l03", oauth_signature_method="HMAC-SHA1", oauth_timestamp="137131200", oauth_nonce="wIjqoxSZuCaTr", oauth_callback="http%3A%2F%2Fprinter.example.com%2Fready"',
      tokenSecret: '',
    },
    {
      method: 'GET',
      origin: 'http://photos.example.net',
      target: '/photos?file=vacation.jpg&size=original',
      header:
        'realm="Photos", oauth_consumer_key="dpf43f3p2l4k3l03", oauth_token="nnch734d00sl2jdk", oauth_signature_method="HMAC-SHA1", oauth_timestamp="137131202", oauth_nonce="chapoH"',
      tokenSecret: 'pfkkdhi9sl3r4s00',
      signature: 'MdpQcU8iPSUjWoN/UDMsK2sui9I=',
    },
  ])('$method $target', ({ method, origin, target, header, tokenSecret, signature }) => {
    const [path = '', query = ''] = target.split('?');
    const base = baseString(method, addressOf(origin, path), [...inHeader(header), ...readForm(query)]);
    const secret = { kind: 'hmac', secret: 'kd94hf93k423kf44' } as const;
    const made = createHmac('sha1', `kd94hf93k423kf44&${tokenSecret}`).update(base).digest('base64');
    if (signature) expect(made).toBe(signature);
    expect(isSignature('HMAC-SHA1', secret, base, made, tokenSecret)).toBe(true);
    expect(isSignature('HMAC-SHA1', secret, base, made, `${tokenSecret}x`)).toBe(false);
    expect(isSignature('HMAC-SHA256', secret, base, made, tokenSecret)).toBe(false);
    expect(isSignature('HMAC-SHA1', secret, base, ` ${made}`, tokenSecret)).toBe(false);
  });
});

describe('Encoding of parameters', () => {
  it('knows all that RFC 5849, 3.6 reserves, and works by bytes', () => {
    expect(encode("a Z-._~!'()*+/=ü€😀")).toBe(
      'a%20Z-._~%21%27%28%29%2A%2B%2F%3D%C3%BC%E2%82%AC%F0%9F%98%80',
    );
    expect(readForm('a=%7e%2f%FF%fe&b=+%2B%&&=x&c')).toEqual([
      ['a', '~%2F%FF%FE'],
      ['b', '%20%2B%25'],
      ['', 'x'],
      ['c', ''],
    ]);
    expect(decode('%FF')).toBe(null);
    expect(decode('%zz')).toBe(null);
  });

  it('whoever encoded a text, and how, it is signed as the same', () => {
    const text = fc.string({ unit: 'binary' }).map((one) => one.toWellFormed());
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text), { maxLength: 6 }), (pairs) => {
        const signed = pairs.map(([name, value]) => [encode(name), encode(value)]);
        const written = pairs.map(([name, value]) => `${encode(name)}=${encode(value)}`).join('&');
        const byBrowser = new URLSearchParams(pairs).toString();
        const some = pairs.every(([name, value]) => name !== '' || value !== '');
        if (some) expect(readForm(byBrowser)).toEqual(signed);
        if (some) expect(readForm(written)).toEqual(signed);
        for (const [name, value] of pairs) {
          expect(decode(encode(name))).toBe(name);
          expect(decode(encode(value))).toBe(value);
        }
      }),
    );
  });

  it('the order of what is sent does not matter, and any bytes can be sent', () => {
    const bytes = fc.string({
      unit: fc.integer({ min: 0, max: 255 }).map((code) => String.fromCharCode(code)),
    });
    fc.assert(
      fc.property(bytes, (sent) => {
        const pairs = readForm(sent);
        expect(normalize([...pairs].reverse())).toBe(normalize(pairs));
        for (const part of pairs.flat()) expect(part).toMatch(/^([A-Za-z0-9\-._~]|%[0-9A-F]{2})*$/);
        const again = readForm(pairs.map(([name, value]) => `${name}=${value}`).join('&'));
        expect(again).toEqual(pairs);
      }),
    );
  });

  it('writes forms that it reads', () => {
    expect(writeForm({ a: 'x y&z', b: '' })).toBe('a=x%20y%26z&b=');
  });
});

describe('The Authorization header', () => {
  it.each([
    'oauth_nonce',
    'oauth_nonce=x',
    'oauth_nonce="x',
    'oauth_nonce="x" oauth_token="y"',
    'oauth_nonce="x",,oauth_token="y"',
    'oauth_nonce="%zz"',
    'oauth_nonce="%ff"',
    '="x"',
    'a"b="x"',
    '',
    `${'a="x",'.repeat(50)}a="x"`,
  ])('%j is none', (text) => {
    expect(readAuthorizationHeader(text)).toBe(null);
  });

  it('leaves the realm out and keeps the order', () => {
    expect(readAuthorizationHeader('Realm="a%zz", b="1" ,\tc = "%20"')).toEqual([
      ['b', '1'],
      ['c', ' '],
    ]);
  });

  it('reads what was written, and never throws', () => {
    const text = fc.string({ unit: 'binary' }).map((one) => one.toWellFormed());
    const name = text.filter((one) => one !== '' && one.toLowerCase() !== 'realm');
    fc.assert(
      fc.property(fc.array(fc.tuple(name, text), { minLength: 1, maxLength: 50 }), (parameters) => {
        const written = parameters.map(([one, value]) => `${encode(one)}="${encode(value)}"`).join(', ');
        expect(readAuthorizationHeader(written)).toEqual(parameters);
        expect(readAuthorizationHeader(`realm="x",${written}`)).toEqual(
          parameters.length < 50 ? parameters : null,
        );
      }),
    );
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (any) => void readAuthorizationHeader(any)));
  });
});
