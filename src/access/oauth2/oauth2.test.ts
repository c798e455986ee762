import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scopes } from '../../kernel/scope.ts';
import { sha256 } from '../../kernel/token.ts';
import { presentedClient } from './client-authentication.ts';
import { both, readParameters, valuesOfQuery } from './parameters.ts';
import { isChallenge, isVerifier, proves } from './pkce.ts';
import { isRegistered, redirectProblem, sourceOf, withAnswer } from './redirect-uri.ts';
import { farthest, readScopes, within, writeScopes } from './scope-list.ts';
import { isOAuth2Token, isSecretOf, newSecret } from './token-shape.ts';

const strange = fc.oneof(fc.string({ unit: 'binary' }), fc.webUrl(), fc.string({ unit: 'grapheme' }));
const form = (text: string) => new URLSearchParams([['', text]]).toString().slice(1);

describe('how a client says who it is', () => {
  it('whatever two texts it writes as RFC 6749 has it are read as they were', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1, unit: 'grapheme' }),
        fc.string({ unit: 'grapheme' }),
        (id, secret) => {
          const header = `Basic ${Buffer.from(`${form(id)}:${form(secret)}`).toString('base64')}`;
          expect(presentedClient(header, {})).toEqual({
            clientId: id,
            secret: secret === '' ? null : secret,
          });
        },
      ),
    );
  });

  it('no header makes it fail, or is half read', () => {
    fc.assert(
      fc.property(strange, fc.constantFrom('', 'Basic ', 'basic  ', 'Bearer '), (text, scheme) => {
        const presented = presentedClient(scheme + text, {});
        if (typeof presented === 'string') expect(presented).toBe('malformed');
        else expect(presented.clientId.length).toBeGreaterThan(0);
      }),
    );
  });

  it('two ways at once are several, whatever they say', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (secret) => {
        const header = `Basic ${Buffer.from('client:secret').toString('base64')}`;
        expect(presentedClient(header, { client_secret: secret })).toBe('several');
      }),
    );
  });
});

describe('parameters', () => {
  it('each is one value, doubled, or not there', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), fc.array(fc.string()), (inQuery, inBody) => {
        const query = { code: inQuery.length === 1 ? inQuery[0] : inQuery };
        const { values, doubled } = readParameters(
          ['code'],
          both(valuesOfQuery(query), () => inBody),
        );
        const sent = [...inQuery, ...inBody];
        expect(doubled).toEqual(sent.length > 1 ? ['code'] : []);
        expect(values.code).toBe(sent.length === 1 && sent[0] !== '' ? sent[0] : undefined);
      }),
    );
  });

  it('nothing that an object brings along is one', () => {
    const { values } = readParameters(['constructor', '__proto__', 'toString'], valuesOfQuery({}));
    expect(Object.keys(values)).toEqual([]);
  });
});

describe('scopes', () => {
  it('any list of them is read, and the farthest counts', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...scopes), { minLength: 1, maxLength: 6 }), (list) => {
        const read = readScopes(list.join(' '));
        expect(read).toEqual([...new Set(list)]);
        const most = Math.max(...list.map((scope) => scopes.indexOf(scope)));
        expect(farthest(read ?? [])).toBe(scopes[most]);
        for (const cap of scopes) {
          const cut = within(read ?? [], cap);
          expect(scopes.indexOf(farthest(cut))).toBe(Math.min(most, scopes.indexOf(cap)));
          expect(readScopes(writeScopes(cut))).toEqual(cut);
        }
      }),
    );
  });

  it('no other text is', () => {
    fc.assert(
      fc.property(strange, (text) => {
        const read = readScopes(text);
        if (read)
          expect(
            text
              .split(' ')
              .filter((one) => one !== '')
              .every((one) => /^(READ|WRITE|ADMIN|SYSTEM_ADMIN)$/.test(one)),
          ).toBe(true);
      }),
    );
  });
});

describe('the proof that a client asked', () => {
  const verifiers = fc.stringMatching(/^[A-Za-z0-9._~-]{43,128}$/);

  it('is given by the verifier and by nothing else', () => {
    fc.assert(
      fc.property(verifiers, verifiers, (verifier, other) => {
        expect(proves(verifier, sha256(verifier))).toBe(true);
        expect(proves(other, sha256(verifier))).toBe(other === verifier);
        expect(proves(verifier, verifier)).toBe(false);
      }),
    );
  });

  it('holds for the example of RFC 7636, appendix B', () => {
    expect(
      proves('dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk', 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM'),
    ).toBe(true);
  });

  it('takes no other alphabet or length', () => {
    fc.assert(
      fc.property(strange, (text) => {
        if (isVerifier(text)) expect(text).toMatch(/^[\w.~-]{43,128}$/);
        if (isChallenge(text)) expect(text).toMatch(/^[\w-]{43}$/);
      }),
    );
  });
});

describe('redirect addresses', () => {
  it('a registered one is met letter by letter', () => {
    fc.assert(
      fc.property(fc.webUrl(), strange, (registered, asked) => {
        expect(isRegistered(registered, [registered], false)).toBe(true);
        expect(isRegistered(asked, [registered], false)).toBe(asked === registered);
      }),
    );
  });

  it('what the open port lets in goes to the same machine and path', () => {
    const registered = 'http://127.0.0.1/callback';
    fc.assert(
      fc.property(
        fc.oneof(
          strange,
          fc.string().map((text) => `http://127.0.0.1${text}/callback`),
          fc.string().map((text) => `http://127.0.0.1:${text}`),
        ),
        (asked) => {
          if (!isRegistered(asked, [registered], true) || !URL.canParse(asked)) return;
          const { hostname, pathname, search, username } = new URL(asked);
          expect([hostname, pathname, search, username]).toEqual(['127.0.0.1', '/callback', '', '']);
        },
      ),
    );
  });

  it('whatever may be registered leads by https, or to this machine, and survives an answer', () => {
    fc.assert(
      fc.property(
        fc.oneof(strange, fc.webUrl({ withQueryParameters: true })),
        fc.string({ unit: 'grapheme' }),
        (uri, state) => {
          if (redirectProblem(uri, { isPublic: false, httpAllowed: false }) !== null) return;
          const { protocol, hostname, username } = new URL(uri);
          expect(protocol === 'https:' || ['127.0.0.1', '[::1]', 'localhost'].includes(hostname)).toBe(true);
          expect(username).toBe('');
          const answer = new URL(withAnswer(uri, { code: 'c', state }));
          expect([answer.searchParams.getAll('state').at(-1), answer.host]).toEqual([
            state,
            new URL(uri).host,
          ]);
          expect(sourceOf(uri)).not.toMatch(/[\s;,'"]/);
        },
      ),
    );
  });
});

describe('what is handed out', () => {
  it('is known by its kind, and nothing else is', () => {
    expect(isOAuth2Token(newSecret('access'))).toBe(true);
    expect(isSecretOf('access', newSecret('refresh'))).toBe(false);
    expect(newSecret('code')).not.toBe(newSecret('code'));
    fc.assert(fc.property(strange, (text) => !isOAuth2Token(text)));
  });
});
