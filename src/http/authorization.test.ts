import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitAuthorization } from './authorization.ts';

const blanks = fc.stringMatching(/^[ \t]{1,9}$/);
const word = fc.stringMatching(/^[!-~]{1,30}$/);

describe('An Authorization header', () => {
  it('is a scheme and the rest, however many blanks are around and between', () => {
    fc.assert(
      fc.property(word, fc.array(word), blanks, blanks, (scheme, words, before, between) => {
        const rest = words.join(' ');
        const header = `${before}${scheme}${between}${rest}${before}`;
        expect(splitAuthorization(header)).toEqual({ scheme: scheme.toLowerCase(), rest });
      }),
    );
  });

  it('of anything at all is split without loss and without failing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (header) => {
        const { scheme, rest } = splitAuthorization(header);
        expect(scheme).not.toMatch(/\s/);
        expect((scheme + rest).replace(/\s/g, '')).toBe(
          header
            .trim()
            .replace(/^\S+/, (first) => first.toLowerCase())
            .replace(/\s/g, ''),
        );
      }),
    );
  });

  // Each of these took more than a second once; a thousand of them take no time at all.
  it('is not made slow by blanks in its middle', () => {
    const header = `Basic a${' '.repeat(16_000)}b`;
    for (let time = 0; time < 1000; time++) expect(splitAuthorization(header).rest.length).toBe(16_002);
  });
});
