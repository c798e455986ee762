import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../kernel/app-error.ts';
import { parse } from './parse.ts';
import { print } from './print.ts';

const plain = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (key, inner) => (key === 'at' ? undefined : inner)));

describe('printing a query', () => {
  it.each([
    ['', ''],
    ['type=Bug and status=Closed', 'type = Bug AND status = Closed'],
    ['a=x && (b=y | !c=z)', 'a = x AND (b = y OR NOT c = z)'],
    ['(a=x and b=y) or c=z', 'a = x AND b = y OR c = z'],
    ['not(a=x or b=y)', 'NOT (a = x OR b = y)'],
    ['not not a=x', 'NOT NOT a = x'],
    ['a in(empty,"x y",7,"7",f(1,\'for\'))', 'a IN (EMPTY, "x y", 7, "7", f("1", "for"))'],
    ['a is not null', 'a IS NOT EMPTY'],
    ['cf [ 1 ] ~ "a\\"b\\\\c"', 'cf[1] ~ "a\\"b\\\\c"'],
    [String.raw`a ~ 'tab\tnew\nline'`, String.raw`a ~ "tab\tnew\nline"`],
    ['status was not in (a) by b during(c,d)', 'status WAS NOT IN (a) BY b DURING (c, d)'],
    ['status changed from a to b', 'status CHANGED FROM a TO b'],
    ['p [ k ] . a . b = x', 'p[k].a.b = x'],
    ['order by a, b desc', 'ORDER BY a, b DESC'],
    ['"no" = x order by "order" asc', 'no = x ORDER BY "order" ASC'],
  ])('turns %j into %j', (query, expected) => {
    expect(print(parse(query))).toBe(expected);
  });
});

const word = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }).filter((text) => !text.includes('\0')),
  fc.constantFrom(
    'project',
    'for',
    'AND',
    'empty',
    '7',
    '-7',
    'a b',
    '"',
    '\\',
    '\n',
    '2024-01-31',
    'cf',
    '',
  ),
);
const quoted = word.map((text) => {
  const escaped = [...text].map((char) =>
    /[\p{L}\p{N} ]/u.test(char)
      ? char
      : char
          .split('')
          .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
          .join(''),
  );
  return `"${escaped.join('')}"`;
});
const operand = fc.oneof(
  quoted,
  fc.integer().map(String),
  fc.constant('empty'),
  quoted.map((name) => `f(${name})`),
);
const terminal = fc.oneof(
  fc
    .tuple(quoted, fc.constantFrom('=', '!=', '~', '!~', 'was', 'was not'), operand)
    .map((parts) => parts.join(' ')),
  fc.tuple(quoted, fc.constantFrom('<', '>=', '>', '<='), quoted).map((parts) => parts.join('')),
  fc
    .tuple(
      quoted,
      fc.constantFrom('in', 'not in', 'was in'),
      fc.array(operand, { minLength: 1, maxLength: 4 }),
    )
    .map(([field, operator, list]) => `${field} ${operator} (${list.join(',')})`),
  quoted.map((field) => `${field} changed from x to y by (z)`),
);
const { clause } = fc.letrec<{ clause: string }>((tie) => ({
  clause: fc.oneof(
    { maxDepth: 5 },
    terminal,
    tie('clause').map((inner) => `not (${inner})`),
    fc
      .tuple(tie('clause'), fc.constantFrom('and', 'or', '&', '||'), tie('clause'))
      .map(([left, operator, right]) => `(${left}) ${operator} ${right}`),
  ),
}));

describe('whatever the query', () => {
  it('printing and reading again gives the same query', () => {
    fc.assert(
      fc.property(clause, (query) => {
        const ast = parse(query);
        const text = print(ast);
        expect(plain(parse(text))).toEqual(plain(ast));
        expect(print(parse(text))).toBe(text);
      }),
    );
  });

  const tokens = fc.constantFrom(
    ...'( ) [ ] , = != < <= ~ !~ ! & || and or not in is was changed empty null order by asc desc cf x "y" 7 . - \\ " \' / \n after from to during f( \u0001'.split(
      ' ',
    ),
  );

  it('garbage is read or refused with a JQL error, and nothing else happens', () => {
    const readOrRefuse = (query: string) => {
      try {
        const ast = parse(query);
        expect(plain(parse(print(ast)))).toEqual(plain(ast));
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        expect(error.code).toBe('invalid');
        expect(error.messages[0]).toMatch(/^Error in the JQL Query: .*\.|\?/s);
      }
    };
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 60 }), readOrRefuse), { numRuns: 500 });
    fc.assert(
      fc.property(fc.array(tokens, { maxLength: 25 }), (parts) => readOrRefuse(parts.join(' '))),
      { numRuns: 2000 },
    );
  });
});
