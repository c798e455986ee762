/** Bodies that are no JSON, or JSON that no program should send, to every operation that writes. */
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { metAnother } from '../../src/http/errors.ts';
import { routes } from '../../src/routes.ts';
import { adminPassword, basic, describeOnEngines } from '../support/server.ts';

/** They would shut out the rest of the test: its password, its rights, its server's address, every write. */
const shutsOut =
  /readonly-mode|settings\/baseUrl|\/password|application-properties|global-permissions|applicationrole|reindex|upgrade/;

const tried = routes
  .filter(({ method, url }) => method !== 'GET' && url.startsWith('/rest/') && !shutsOut.test(url))
  .map((route) => ({ name: `${route.method} ${route.url}`, route }));

const json = 'application/json';
const bodies: [what: string, type: string, body: Buffer, headers?: Record<string, string>][] = [
  ['invalid UTF-8', json, Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d])],
  ['a surrogate in UTF-8', json, Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22])],
  ['gzip', json, gzipSync('{"name":"x"}'), { 'content-encoding': 'gzip' }],
  ['a hundred thousand brackets', json, Buffer.from('['.repeat(100_000))],
  ['depth', json, Buffer.from(`${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`)],
  ['depth with half a character', json, Buffer.from(`${'['.repeat(50_000)}"\\ud800"${']'.repeat(50_000)}`)],
  ['a prototype', json, Buffer.from('{"__proto__":{"name":"x"},"name":"y"}')],
  ['a constructor', json, Buffer.from('{"constructor":{"prototype":{"name":"x"}},"toString":1,"name":"y"}')],
  ['members twice', json, Buffer.from('{"name":"a","name":null,"id":1,"id":"2"}')],
  ['numbers beyond all bounds', json, Buffer.from('{"id":1e400,"name":9007199254740993,"sequence":-0}')],
  ['a long string', json, Buffer.from(JSON.stringify({ name: 'x'.repeat(1_000_000) }))],
  ['half of it', json, Buffer.from('{"name":"x')],
  ['UTF-16', json, Buffer.from('{"name":"x"}', 'utf16le')],
  ['a comment', json, Buffer.from('{/*x*/"name":"y"}')],
  [
    'a type of another kind',
    'application/xml',
    Buffer.from('<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'),
  ],
  ['a type that is none', 'nonsense', Buffer.from('x')],
  ['YAML', 'text/yaml', Buffer.from('a: !!js/function "x"')],
  ['a form', 'application/x-www-form-urlencoded', Buffer.from('name=x&name=y&%ff=%zz')],
  ['parts without a boundary', 'multipart/form-data', Buffer.from('--x\r\n\r\n')],
  [
    'parts that do not end',
    'multipart/form-data; boundary=x',
    Buffer.from('--x\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\nx'),
  ],
];

describeOnEngines('Raw bodies', (context) => {
  it.each(tried)('$name', async ({ route }) => {
    const admin = context.server.with({
      authorization: basic('admin', adminPassword),
      'x-atlassian-token': 'no-check',
    });
    const address = route.url.replace(/:[^/]+|\*/g, '1');
    for (const [what, type, body, headers] of bodies) {
      const answer = await admin.request(route.method, address, body, {
        headers: { 'content-type': type, ...headers },
      });
      const told = `${what}: ${route.method} ${address}: ${answer.status} ${answer.text.slice(0, 300)}`;
      expect(answer.status === 501 || answer.status < 500, told).toBe(true);
      expect(answer.text, told).not.toContain(metAnother);
    }
  });
});
