import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseText } from './text.ts';

/** `*a b*` is written as it is, `-` marks what must not occur. */
function terms(text: string): string[] | string {
  const outcome = parseText('summary', text);
  if ('problem' in outcome) return outcome.problem;
  return outcome.query.map(
    ({ words, openStart, openEnd, excluded }) =>
      `${excluded ? '-' : ''}${openStart ? '*' : ''}${words.join(' ')}${openEnd ? '*' : ''}`,
  );
}

describe('the text behind ~', () => {
  it.each([
    ['login', ['login']],
    ['Login PAGE', ['login', 'page']],
    ['Größe', ['größe']],
    ['login AND page && error', ['login', 'page', 'error']],
    ['+login page', ['login', 'page']],
    ['"full screen" mode', ['full screen', 'mode']],
    ['lcls-ii', ['lcls ii']],
    ['psana:detector', ['psana detector']],
    ['3.14', ['3 14']],
    ['snake_case', ['snake_case']],
    ['log*', ['log*']],
    ['*log', ['*log']],
    ['*log*', ['*log*']],
    ['login -page', ['login', '-page']],
    ['login !page', ['login', '-page']],
    ['login NOT page', ['login', '-page']],
    ['login -"full page"', ['login', '-full page']],
    ['login and page or not', ['login', 'and', 'page', 'or', 'not']],
    ['login (page error)', ['login', 'page', 'error']],
    [String.raw`what\? foo\-bar`, ['what', 'foo bar']],
    ['日本', ['*日本*']],
    ['login ... page', ['login', 'page']],
  ])('%j asks for %j', (text, expected) => {
    expect(terms(text)).toEqual(expected);
  });

  it.each([
    ['', "The field 'summary' does not support searching for an empty string."],
    ['  ', "The field 'summary' does not support searching for an empty string."],
    ['AND', "Unable to parse the text 'AND' for field 'summary'."],
    ['login AND', "Unable to parse the text 'login AND' for field 'summary'."],
    ['(login)', "Unable to parse the text '(login)' for field 'summary'."],
    ['"login', `Unable to parse the text '"login' for field 'summary'.`],
    ['?!', "Unable to parse the text '?!' for field 'summary'."],
    ['*', "Unable to parse the text '*' for field 'summary'."],
    ['a OR b', "Searching the field 'summary' for 'OR' is not supported by this server yet."],
    ['roam~', "Searching the field 'summary' for 'roam~' is not supported by this server yet."],
    ['roam~0.8', "Searching the field 'summary' for 'roam~0.8' is not supported by this server yet."],
    ['"a b"~10', `Searching the field 'summary' for '"a b"~10' is not supported by this server yet.`],
    ['a^4 b', "Searching the field 'summary' for 'a^4' is not supported by this server yet."],
    ['te?t', "Searching the field 'summary' for 'te?t' is not supported by this server yet."],
    ['te*t', "Searching the field 'summary' for 'te*t' is not supported by this server yet."],
    ['a -(b c)', "Searching the field 'summary' for '-(b' is not supported by this server yet."],
    ['a NOT (b c)', "Searching the field 'summary' for '(b' is not supported by this server yet."],
  ])('%j is refused', (text, problem) => {
    expect(terms(text)).toBe(problem);
  });

  it('has a limit', () => {
    expect(terms('x'.repeat(1001))).toBe(
      "The text for the field 'summary' is too long. At most 1000 characters are possible.",
    );
    expect(terms('x '.repeat(51))).toBe(
      "The text for the field 'summary' has too many words. At most 50 are possible.",
    );
  });

  it('whatever it is, becomes words or a problem', () => {
    const pieces = fc.constantFrom(
      'a',
      '"',
      '*',
      '-',
      '!',
      'NOT',
      'AND',
      '(',
      ')',
      '~',
      '\\',
      '%',
      '_',
      '日',
      ' ',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 15 }), (parts) => {
        const outcome = parseText('text', parts.join(''));
        if ('problem' in outcome) expect(outcome.problem).toMatch(/\.$/);
        else {
          expect(outcome.query.length).toBeGreaterThan(0);
          for (const { words } of outcome.query) expect(words.join('')).toMatch(/^[^\s"*()~\\%-]+$/);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
