import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseText, type TextNode } from './text.ts';

/** In one line: `a b` must both, `a | b` one of them, `-a` not, `"a b"` in a row. */
function show(node: TextNode): string {
  const boost = node.boost === undefined ? '' : `^${node.boost}`;
  switch (node.kind) {
    case 'term':
      return node.term + boost;
    case 'phrase':
      return `"${node.terms.join(' ')}"${boost}`;
    case 'near':
      return `"${node.terms.join(' ')}"~${node.within}${boost}`;
    case 'pattern':
      return `/${node.pattern}/${boost}`;
    case 'similar':
      return `${node.word}~${node.edits}${boost}`;
    case 'group': {
      const should = node.should.map(show).join(' | ');
      const must = node.must.map(show).join(' ');
      const not = node.not.map((one) => ` -${show(one)}`).join('');
      return `(${must}${must && should ? ' ' : ''}${should && `[${should}]`}${not})${boost}`;
    }
  }
}

function read(text: string): string {
  const outcome = parseText('summary', text);
  return 'problem' in outcome ? outcome.problem : show(outcome.query);
}

describe('the text behind ~', () => {
  it.each([
    ['login', '(login)'],
    ['Login PAGES', '(login page)'],
    ['Größe', '(gross)'],
    ['login AND page && error', '(login page error)'],
    ['+login page', '(login page)'],
    ['"full screens" mode', '("full screen" mode)'],
    ['lcls-ii', '("lcl ii")'],
    ['psana:detector', '("psana detector")'],
    ['3.14', '("3 14")'],
    ['snake_case', '(snake_case)'],
    ["the user's", '(user)'],
    ['log-in', '("log .in")'],
    ['the', '()'],
    ['"the"', '()'],
    ['"to be"', '(".to .be")'],
    ['log*', '(/log*/)'],
    ['*log', '(/*log/)'],
    ['Lo**g?n', '(/lo*g?n/)'],
    ['foo-ba*', '((foo /ba*/))'],
    ['running*', '(/running*/)'],
    ['日本*', '("日 本")'],
    ['login -page', '(login -page)'],
    ['login !page', '(login -page)'],
    ['login NOT page', '(login -page)'],
    ['login -"full page"', '(login -"full page")'],
    ['-login', '( -login)'],
    ['login and page or not', '(login page)'],
    ['login OR page', '([login | page])'],
    ['login || page | error', '(error [login | page])'],
    ['red OR two AND green', '(two green [red])'],
    ['red two OR green', '(red [two | green])'],
    ['red OR -two', '([red] -two)'],
    ['red OR +two', '(two [red])'],
    ['login (page error)', '(login (page error))'],
    ['login NOT (page OR error)^2', '(login -([page | error])^2)'],
    ['a^4 page^0.5 "b c"^2', '(page^0.5 "b c"^2)'],
    ['roam~', '(roam~2)'],
    ['roam~0.8', '(roam~0)'],
    ['roaming~0.8', '(roaming~1)'],
    ['roam~1', '(roam~1)'],
    ['roam~9^3', '(roam~2^3)'],
    ['"b a c b"~10', '("b c"~10)'],
    ['"b b"~10', '(b)'],
    ['"b c"~0', '("b c")'],
    [String.raw`what\? foo\-bar \(x`, '(what "foo bar" x)'],
    ['日本', '("日 本")'],
    ['login ... page', '(login page)'],
    ['R&D (100%)', '("r d" (100))'],
  ])('%j asks for %j', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it.each([
    ['', "The field 'summary' does not support searching for an empty string."],
    ['  ', "The field 'summary' does not support searching for an empty string."],
    ['AND', "Unable to parse the text 'AND' for field 'summary'."],
    ['login AND', "Unable to parse the text 'login AND' for field 'summary'."],
    ['OR login', "Unable to parse the text 'OR login' for field 'summary'."],
    ['login AND OR page', "Unable to parse the text 'login AND OR page' for field 'summary'."],
    ['login -', "Unable to parse the text 'login -' for field 'summary'."],
    ['(login)', "Unable to parse the text '(login)' for field 'summary'."],
    ['login ()', "Unable to parse the text 'login ()' for field 'summary'."],
    ['login (page', "Unable to parse the text 'login (page' for field 'summary'."],
    ['login)', "Unable to parse the text 'login)' for field 'summary'."],
    ['"login', `Unable to parse the text '"login' for field 'summary'.`],
    ['?!', "Unable to parse the text '?!' for field 'summary'."],
    ['*', "Unable to parse the text '*' for field 'summary'."],
  ])('%j is refused', (text, problem) => {
    expect(read(text)).toBe(problem);
  });

  it('has a limit', () => {
    expect(read('x'.repeat(1001))).toBe(
      "The text for the field 'summary' is too long. At most 1000 characters are possible.",
    );
    expect(read('x '.repeat(51))).toBe(
      "The text for the field 'summary' has too many words. At most 50 are possible.",
    );
    expect(read(`a ${'('.repeat(21)}b${')'.repeat(21)}`)).toBe(
      "The text for the field 'summary' is nested too deeply. At most 20 levels of parentheses are possible.",
    );
    expect(read('"a b"~101')).toBe(
      "The text for the field 'summary' looks too far for words. At most 100 words may lie between them.",
    );
  });

  it('whatever it is, asks for something or is refused', () => {
    const pieces = [...'a"*-!()~^\\%_日 ?+&|:.', 'NOT', ' AND ', ' OR ', 'bc', '0.5', 'the'];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 15 }), (parts) => {
        const outcome = parseText('text', parts.join(''));
        if ('problem' in outcome) expect(outcome.problem).toMatch(/\.$/);
        else expect(show(outcome.query)).toMatch(/^\(/);
      }),
      { numRuns: 2000 },
    );
  });
});
