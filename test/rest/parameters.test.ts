/** Whatever stands in the path and in the query of an operation: it is never a fault of ours (500). */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { metAnother } from '../../src/http/errors.ts';
import { routes } from '../../src/routes.ts';
import { adminPassword, basic, describeOnEngines } from '../support/server.ts';

const nasty = [
  '0',
  '-1',
  '+1',
  '007',
  '1.5',
  '1e3',
  '0x10',
  'NaN',
  'Infinity',
  '9007199254740993',
  '9223372036854775808',
  `1${'0'.repeat(400)}`,
  'null',
  'undefined',
  'true',
  '__proto__',
  'constructor',
  'toString',
  ' ',
  '%20',
  '%00',
  '%2F',
  '%252F',
  '%5C',
  '%0A',
  '%ff',
  '%ed%a0%80',
  '%E2%80%AE',
  '..%2f..',
  "'%20or%201=1--",
  '%25_%25',
  '*',
  '[]',
  '{}',
  '%F0%9F%A6%80',
  'TEST-1',
  'TEST-99999999999999999999',
  'ä-1',
  'x'.repeat(900),
  'y'.repeat(3000),
  '-',
  '1,2,,3',
  '10000',
];
const value = fc.oneof(fc.constantFrom(...nasty), fc.string().map(encodeURIComponentSafe));
/** They would shut out the rest of the test: its password, its rights, its server's address, every write. */
const shutsOut =
  /readonly-mode|\/login|\/logout|settings\/baseUrl|\/password|application-properties|global-permissions|applicationrole/;

function encodeURIComponentSafe(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}

const tried = routes
  .filter(({ url }) => !shutsOut.test(url))
  .map((route) => ({ name: `${route.method} ${route.url}`, route }));

describeOnEngines('Paths and queries that nobody should send', (context) => {
  it.each(tried)('$name', async ({ route }) => {
    const admin = context.server.with({ authorization: basic('admin', adminPassword) });
    const names = [...Object.keys(route.query?.properties ?? {}), 'nothing', '__proto__'];
    const parameter = fc.tuple(fc.constantFrom(...names), fc.constantFrom('', '[]', '[0]'), value);
    const query = fc.oneof(
      fc.array(parameter, { maxLength: 3 }),
      parameter.map(([name, , one]) => [
        [name, '', one],
        [name, '', '2'],
      ]),
    );
    const holes = route.url.split('/').filter((one) => one.startsWith(':') || one === '*').length;
    const asked = fc.tuple(fc.array(value, { minLength: holes, maxLength: holes }), query);
    for (const [values, parameters] of fc.sample(asked, { numRuns: 12, seed: 20 })) {
      let at = 0;
      const path = route.url.replace(/:[^/]+|\*/g, () => values[at++] ?? '1');
      const address = `${path}?${parameters.map(([name, brackets, one]) => `${name}${brackets}=${one}`).join('&')}`;
      const body = route.method === 'GET' || route.method === 'DELETE' ? undefined : {};
      const { status, text } = await admin.request(route.method, address, body);
      const told = `${route.method} ${address.slice(0, 600)}: ${status} ${text.slice(0, 300)}`;
      expect(status === 501 || status < 500, told).toBe(true);
      expect(text, told).not.toContain(metAnother);
    }
  });
});
