/** Credentials as strangers write them: read as their owners meant, or not at all. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeBasic } from './login/basic.service.ts';
import { cookieText, hashOf, judgeToken, newToken, readCookieText } from './remember-me/remember-me.ts';
import { isSessionToken } from './session/session.ts';
import { safeDestination } from './sign-in/destination.ts';

const anything = fc.string({ unit: 'binary' });
const base64 = (text: string | Uint8Array) => Buffer.from(text as string, 'utf8').toString('base64');

describe('Authorization: Basic', () => {
  const name = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
    .filter((text) => !/[:\0\ufffd]/.test(text));
  const password = fc.string({ unit: 'grapheme', maxLength: 60 }).filter((text) => !/[\0\ufffd]/.test(text));

  it('is a name up to the first colon, and a password with all others', () => {
    fc.assert(
      fc.property(name, password, (name, password) => {
        expect(decodeBasic(base64(`${name}:${password}`))).toEqual({ name, password });
      }),
    );
  });

  it('is read as ISO-8859-1 where it is no UTF-8, byte by byte', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 40 }), (bytes) => {
        const whole = Buffer.concat([Buffer.from('ren\xe9:', 'latin1'), bytes]);
        fc.pre(!bytes.includes(0));
        expect(decodeBasic(whole.toString('base64'))).toEqual({
          name: 'ren\xe9',
          password: Buffer.from(bytes).toString('latin1'),
        });
      }),
    );
  });

  it('of anything at all is a name that is not empty, or nothing; and never a NUL', () => {
    fc.assert(
      fc.property(fc.oneof(anything, fc.base64String({ maxLength: 400 }), anything.map(base64)), (text) => {
        const read = decodeBasic(text);
        if (read === null) return;
        expect(read.name.length).toBeGreaterThan(0);
        expect(read.name).not.toContain(':');
        expect(read.name + read.password).not.toContain('\0');
      }),
    );
  });

  it('that is truncated, has blanks or other signs in it, or is too long is nothing', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[A-Za-z0-9+/]{4,40}$/),
        fc.constantFrom(' ', '-', '_', '\n', ',', '=a', 'é'),
        (text, sign) => {
          expect(decodeBasic(text.slice(0, 2) + sign + text.slice(2))).toBeNull();
          expect(decodeBasic(text.padEnd(8193, 'A'))).toBeNull();
        },
      ),
    );
  });
});

describe('The remember-me cookie', () => {
  it('is read back as it was written, with its colon encoded or not', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999_999_999_999_999 }), (id) => {
        const token = newToken();
        const text = cookieText(id, token);
        for (const spelling of [text, text.replace('%3A', ':'), text.replace('%3A', '%3a')])
          expect(readCookieText(spelling)).toEqual({ id, token });
      }),
    );
  });

  it('of anything else is none', () => {
    const text = cookieText(7, newToken());
    fc.assert(
      fc.property(fc.nat({ max: text.length }), fc.string({ minLength: 1, maxLength: 3 }), (at, more) => {
        const read = readCookieText(text.slice(0, at) + more + text.slice(at));
        // A digit more in the id is another id, whose token it is not.
        if (read !== null) expect(read.id).not.toBe(7);
        expect(readCookieText(text.slice(0, at).slice(0, -1))).toBeNull();
      }),
    );
    fc.assert(fc.property(anything, (other) => void expect(readCookieText(other)).toBeNull()));
  });

  it('that was made up is foreign, whatever it holds; one with the first half right was copied', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), (now, grace) => {
        const token = newToken();
        const login = { tokenHash: hashOf(token), previousTokenHash: null, rotated: 0 };
        expect(judgeToken(login, token, now, grace)).toBe('current');
        expect(judgeToken(login, newToken(), now, grace)).toBe('foreign');
        expect(judgeToken(login, newToken(token.stays), now, grace)).toBe('stolen');
      }),
    );
  });
});

describe('The session cookie', () => {
  it('is 32 upper-case hexadecimal digits, and nothing else', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[0-9A-F]{32}$/),
        (text) => void expect(isSessionToken(text)).toBe(true),
      ),
    );
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9A-F]{32}$/), fc.string({ minLength: 1 }), (text, more) => {
        expect([text + more, more + text, text.slice(1), `${text}\n`].some(isSessionToken)).toBe(false);
      }),
    );
    fc.assert(
      fc.property(
        anything,
        (text) => void expect(isSessionToken(text)).toBe(/^[0-9A-F]{32}$/.test(text) && text.length === 32),
      ),
    );
  });
});

describe('os_destination', () => {
  const pieces = fc.array(
    fc.constantFrom(
      '/',
      '//',
      '\\',
      '..',
      '.',
      '%2e',
      '%2f',
      '%5c',
      ';',
      '@',
      ':',
      '?',
      '#',
      'jira',
      'http',
      'https:',
      'evil.example',
      'javascript:',
      '\t',
      '\n',
      '\r',
      ' ',
      '\u2028',
      '／',
      '。',
      '%00',
      '%0d%0a',
      'localhost:8090',
      'x',
    ),
    { maxLength: 12 },
  );
  const destination = fc.oneof(
    anything,
    fc.webUrl(),
    pieces.map((parts) => parts.join('')),
    pieces.map((parts) => `/${parts.join('')}`),
  );

  it.each([
    ['http://localhost:8090/jira', '/jira'],
    ['https://issues.example.com', ''],
    ['https://example.com/a/b', '/a/b'],
  ])('never leaves %s, as a browser reads it', (base, contextPath) => {
    fc.assert(
      fc.property(destination, (wanted) => {
        const path = safeDestination(wanted, base, contextPath);
        const { origin, pathname } = new URL(path, `${base}/login.jsp`);
        expect(origin).toBe(new URL(base).origin);
        expect(pathname.startsWith(`${contextPath}/`)).toBe(true);
        expect(path).not.toMatch(/^\/\/|[\\\r\n\t\0]/);
      }),
      { numRuns: 2000 },
    );
  });

  it('leads where it says, where that is here', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[a-zA-Z0-9_-]{1,20}$/),
        fc.stringMatching(/^[a-z0-9=&-]{0,20}$/),
        (word, query) => {
          fc.pre(!/^login/i.test(word));
          const path = `/browse/${word}?${query}`;
          const expected = `/jira${query === '' ? path.slice(0, -1) : path}`;
          for (const wanted of [path, `/jira${path}`, `http://localhost:8090/jira${path}`])
            expect(safeDestination(wanted, 'http://localhost:8090/jira', '/jira')).toBe(expected);
        },
      ),
    );
  });
});
