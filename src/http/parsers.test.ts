/** Parsers of what strangers send: whatever comes, they neither fail nor say more than was sent. */
import { isIP } from 'node:net';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clientAddress } from './client-address.ts';
import { readCookies, writeCookie } from './cookie.ts';
import { osAuthType, refuseNobody } from './os-auth-type.ts';
import { comesFromHere, hasNoCheckHeader, isFormLike, isFormToken } from './xsrf.ts';

const anything = fc.string({ unit: 'binary' });
const token = fc.stringMatching(/^[A-Za-z0-9!#$%&'*+.^_|~-]{1,20}$/);
/** What a cookie's value may be made of (RFC 6265, 4.1.1). */
const value = fc.stringMatching(/^[!#-+\--:<-[\]-~]{0,30}$/);

describe('A Cookie header', () => {
  it('is read back as it was written, in any order, with any blanks', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.tuple(token, value), { selector: ([name]) => name }), (pairs) => {
        const header = pairs.map(([name, text]) => ` ${name}=${text} `).join(';');
        expect({ ...readCookies(header).values }).toEqual(Object.fromEntries(pairs));
      }),
    );
  });

  it('with two values of one name names none, wherever the second is planted', () => {
    fc.assert(
      fc.property(
        token,
        value,
        value,
        fc.array(fc.tuple(token, value)),
        fc.nat(),
        (name, one, other, rest, at) => {
          fc.pre(one !== other && rest.every(([another]) => another !== name));
          const pairs = [[name, one], ...rest];
          pairs.splice(at % (pairs.length + 1), 0, [name, other]);
          const { values, ambiguous } = readCookies(pairs.map((pair) => pair.join('=')).join('; '));
          expect([name in values, ambiguous.has(name)]).toEqual([false, true]);
        },
      ),
    );
  });

  it('of anything at all is read without failing, and touches no prototype', () => {
    fc.assert(
      fc.property(anything, fc.boolean(), (header, secure) => {
        const { values } = readCookies(`${header};__proto__=x;constructor=y`, secure);
        expect(Object.getPrototypeOf(values)).toBeNull();
        for (const [name, text] of Object.entries(values)) {
          expect(name).not.toMatch(/;/);
          expect(text).not.toMatch(/;/);
        }
        expect(({} as Record<string, unknown>).x).toBeUndefined();
      }),
    );
  });

  it('over https gives our own cookies only where they carry the prefix', () => {
    fc.assert(
      fc.property(value, value, (planted, set) => {
        fc.pre(planted !== '' && set !== '' && !/^"/.test(planted + set));
        expect('tessera.device' in readCookies(`tessera.device=${planted}`, true).values).toBe(false);
        const both = `tessera.device=${planted}; __Secure-tessera.device=${set}`;
        expect(readCookies(both, true).values['tessera.device']).toBe(set);
        const written = writeCookie({ name: 'tessera.device', value: set, httpOnly: true }, '/jira', true);
        expect(written.startsWith(`__Secure-tessera.device=${set}; Path=/jira; Secure`)).toBe(true);
      }),
    );
  });
});

describe('os_authType', () => {
  const types = ['none', 'cookie', 'basic', 'any'];

  it('is one of four, whatever is sent', () => {
    fc.assert(
      fc.property(
        anything,
        anything,
        fc.oneof(anything, fc.constant(undefined), fc.array(anything)),
        (path, query, given) => {
          expect(types).toContain(osAuthType(path, query, given));
        },
      ),
    );
  });

  it('that is unknown means none, and lets nobody in: it only ever refuses', () => {
    fc.assert(
      fc.property(anything, fc.boolean(), (given, cookieSent) => {
        fc.pre(!types.includes(given.toLowerCase()));
        expect(osAuthType('/rest/api/2/myself', '', given)).toBe('none');
        expect(refuseNobody('none', cookieSent)).toBeUndefined();
      }),
    );
  });

  it.each(['cookie', 'basic'] as const)('%s refuses whoever was not found, cookie or not', (type) => {
    for (const sent of [true, false]) expect(() => refuseNobody(type, sent)).toThrow();
  });
});

describe('Where a request comes from', () => {
  const own = ['https://issues.example.com', 'http://localhost:8090'];
  const from = (headers: Record<string, string>, method = 'POST') =>
    comesFromHere({ method, headers, ownOrigins: own });

  it('is elsewhere for every origin but ours, however alike it looks', () => {
    const alike = fc.oneof(
      anything,
      fc.webUrl(),
      fc
        .constantFrom(...own)
        .chain((origin) =>
          fc.tuple(fc.constant(origin), fc.string({ minLength: 1 })).map(([one, more]) => one + more),
        ),
      fc.constantFrom(...own).chain((origin) => fc.string({ minLength: 1 }).map((more) => more + origin)),
    );
    fc.assert(
      fc.property(alike, (origin) => {
        fc.pre(!own.includes(origin.toLowerCase()) && !/^(chrome|safari|moz)-extension:\/\//.test(origin));
        expect(from({ origin })).toBe(false);
        expect(from({ origin, 'x-atlassian-token': 'no-check', 'user-agent': 'curl' })).toBe(false);
      }),
    );
  });

  it('is what Fetch Metadata says, whatever else is claimed', () => {
    fc.assert(
      fc.property(anything, fc.constantFrom(...own), (site, origin) => {
        fc.pre(site !== 'same-origin' && site !== 'none');
        expect(from({ 'sec-fetch-site': site, origin, referer: `${origin}/jira/` })).toBe(false);
      }),
    );
  });

  it('does not matter to what changes nothing', () => {
    fc.assert(
      fc.property(anything, (origin) => {
        for (const method of ['GET', 'HEAD', 'OPTIONS']) expect(from({ origin }, method)).toBe(true);
      }),
    );
  });
});

describe('Form tokens and the header in their place', () => {
  it('one that is guessed is none, nor is one where none is expected', () => {
    fc.assert(
      fc.property(fc.oneof(anything, fc.anything()), anything, (given, expected) => {
        expect(isFormToken(given, expected)).toBe(given === expected && expected !== '');
        expect(isFormToken(given, undefined)).toBe(false);
        expect(isFormToken(given, '')).toBe(false);
      }),
    );
  });

  it('the header says no-check or nocheck, in any case, and nothing else', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const said = hasNoCheckHeader({ 'x-atlassian-token': text });
        expect(said).toBe(/^no-?check$/i.test(text.trim()));
      }),
    );
  });

  it('the types of forms are known by their name, with whatever parameters', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('application/x-www-form-urlencoded', 'multipart/form-data', 'TEXT/plain'),
        value,
        (type, more) => {
          expect(isFormLike({ 'content-type': `${type}; ${more}` })).toBe(true);
          expect(isFormLike({ 'content-type': `${type}x` })).toBe(false);
        },
      ),
    );
  });
});

describe('A forwarded address', () => {
  const peer = '198.51.100.9';
  const port = fc.integer({ min: 0, max: 65_535 });

  it('is the same whatever port it was seen with', () => {
    fc.assert(
      fc.property(fc.ipV4(), fc.ipV6(), port, (four, six, port) => {
        for (const given of [four, `${four}:${port}`]) expect(clientAddress(given, peer)).toBe(four);
        for (const given of [six, `[${six}]`, `[${six}]:${port}`])
          expect(clientAddress(given, peer)).toBe(six);
      }),
    );
  });

  it('that is none is the peer’s: nobody chooses what stands in the audit log', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          anything,
          fc.domain(),
          fc.ipV4().map((four) => `${four}, ${four}`),
        ),
        port,
        (given, port) => {
          fc.pre(isIP(given) === 0 && !/^[0-9.]+$/.test(given));
          for (const text of [given, `${given}:${port}`, `[${given}]`]) {
            const address = clientAddress(text, peer);
            expect(isIP(address)).not.toBe(0);
            if (isIP(text) === 0 && isIP(text.replace(/^\[|\](:\d+)?$|:\d+$/g, '')) === 0)
              expect(address).toBe(peer);
          }
        },
      ),
    );
  });
});
