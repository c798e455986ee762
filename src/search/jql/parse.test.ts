import { describe, expect, it } from 'vitest';
import type { AppError } from '../../kernel/app-error.ts';
import { DEEPEST } from './cursor.ts';
import { LONGEST, parse } from './parse.ts';

/** Drops the positions, which the tests for errors cover. */
const plain = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (key, inner) => (key === 'at' ? undefined : inner)));
const where = (query: string) => plain(parse(query).where);
const failure = (query: string): string => {
  try {
    parse(query);
  } catch (error) {
    return ((error as AppError).messages[0] ?? '').replace('Error in the JQL Query: ', '');
  }
  return 'no error';
};

const value = (text: string, numeric = false) => ({ kind: 'value', text, numeric });
const is = (name: string, text: string) => ({
  kind: 'comparison',
  field: { name },
  operator: '=',
  operand: value(text),
});

describe('the JQL parser', () => {
  it('reads an empty query as the one that finds everything', () => {
    expect(parse('')).toEqual({ where: null, orderBy: [] });
    expect(parse(' \n ')).toEqual({ where: null, orderBy: [] });
  });

  it('binds NOT tighter than AND, and AND tighter than OR', () => {
    expect(where('not a=1x and b=2x or c=3x')).toEqual({
      kind: 'or',
      clauses: [
        { kind: 'and', clauses: [{ kind: 'not', clause: is('a', '1x') }, is('b', '2x')] },
        is('c', '3x'),
      ],
    });
  });

  it('lets parentheses say otherwise', () => {
    expect(where('a=x and (b=y or c=z)')).toEqual({
      kind: 'and',
      clauses: [is('a', 'x'), { kind: 'or', clauses: [is('b', 'y'), is('c', 'z')] }],
    });
    expect(where('((((a=x))))')).toEqual(is('a', 'x'));
  });

  it.each(['a=x AND b=y', 'a=x & b=y', 'a=x && b=y', 'a=x aNd b=y', 'a\n=\nx\nand\nb\n=\ny'])(
    'reads %j as a conjunction',
    (query) => {
      expect(where(query)).toEqual({ kind: 'and', clauses: [is('a', 'x'), is('b', 'y')] });
    },
  );

  it.each(['a=x OR b=y', 'a=x | b=y', 'a=x||b=y'])('reads %j as a disjunction', (query) => {
    expect(where(query)).toEqual({ kind: 'or', clauses: [is('a', 'x'), is('b', 'y')] });
  });

  it.each(['NOT a=x', '! a=x', '!a=x', '!(a=x)'])('reads %j as a negation', (query) => {
    expect(where(query)).toEqual({ kind: 'not', clause: is('a', 'x') });
  });

  it.each([
    ['a = empty', '=', { kind: 'empty' }],
    ['a != NULL', '!=', { kind: 'empty' }],
    ['a is EMPTY', 'is', { kind: 'empty' }],
    ['a is\nnot null', 'is not', { kind: 'empty' }],
    ['a ~ "x y"', '~', value('x y')],
    ['a !~ x', '!~', value('x')],
    ['a < -5', '<', value('-5', true)],
    ['a <= -4w', '<=', value('-4w')],
    ['a > now()', '>', { kind: 'function', name: 'now', args: [] }],
    ['a >= f ( x , "y z", 3 )', '>=', { kind: 'function', name: 'f', args: ['x', 'y z', '3'] }],
    ['a = "current User"()', '=', { kind: 'function', name: 'current User', args: [] }],
    ['a in (x, 7)', 'in', { kind: 'list', items: [value('x'), value('7', true)] }],
    ['a not\nin ("7")', 'not in', { kind: 'list', items: [value('7')] }],
    ['a in membersOf(b)', 'in', { kind: 'function', name: 'membersOf', args: ['b'] }],
    [
      'a in (empty, (x), f())',
      'in',
      {
        kind: 'list',
        items: [
          { kind: 'empty' },
          { kind: 'list', items: [value('x')] },
          { kind: 'function', name: 'f', args: [] },
        ],
      },
    ],
  ])('reads the operator and operand of %j', (query, operator, operand) => {
    expect(where(query)).toEqual({ kind: 'comparison', field: { name: 'a' }, operator, operand });
  });

  it.each([
    ['"issue type" = x', { name: 'issue type' }],
    [String.raw`issue\ type = x`, { name: 'issue type' }],
    ['-67890 = x', { name: '-67890' }],
    ['cf [ 123 ] = x', { name: 'cf[123]', customFieldId: '123' }],
    ['CF[9] = x', { name: 'cf[9]', customFieldId: '9' }],
    ['issue.property[key].a.b = x', { name: 'issue.property', property: { key: 'key', path: ['a', 'b'] } }],
    [
      'development [ commits ] . all = x',
      { name: 'development', property: { key: 'commits', path: ['all'] } },
    ],
    ['a.property["k 1"] = x', { name: 'a.property', property: { key: 'k 1', path: [] } }],
  ])('reads the field of %j', (query, field) => {
    expect(where(query)).toMatchObject({ field });
  });

  it('reads history with its predicates in any order', () => {
    expect(where('status was not in (a, b) by fred after -1w')).toMatchObject({
      kind: 'history',
      operator: 'was not in',
      predicates: [
        { name: 'by', operand: value('fred') },
        { name: 'after', operand: value('-1w') },
      ],
    });
    expect(where('a changed from x to empty during ("2020/01/01", now()) on -4w before y')).toMatchObject({
      kind: 'change',
      predicates: [{ name: 'from' }, { name: 'to' }, { name: 'during' }, { name: 'on' }, { name: 'before' }],
    });
    expect(where('a was empty')).toMatchObject({
      operator: 'was',
      operand: { kind: 'empty' },
      predicates: [],
    });
  });

  it('reads the order, with or without a condition before it', () => {
    expect(plain(parse('order by a, "b c" desc, cf[1] ASC').orderBy)).toEqual([
      { field: { name: 'a' }, direction: null },
      { field: { name: 'b c' }, direction: 'desc' },
      { field: { name: 'cf[1]', customFieldId: '1' }, direction: 'asc' },
    ]);
    expect(parse('a = x ORDER BY a')).toMatchObject({ where: is('a', 'x'), orderBy: [{ direction: null }] });
  });

  it('remembers where every part begins', () => {
    expect(parse('a = x and not b in (y)')).toMatchObject({
      where: { at: 0, clauses: [{ operand: { at: 4 } }, { at: 10, clause: { operand: { at: 19 } } }] },
    });
  });
});

const operators =
  "The valid operators are '=', '!=', '<', '>', '<=', '>=', '~', '!~', 'IN', 'NOT IN', 'IS' and 'IS NOT'.";

describe('the JQL parser refuses, in Jira’s words,', () => {
  it.each([
    ['issue closed', `Expecting operator but got 'closed'. ${operators} (line 1, character 7)`],
    ['a ! = x', `Expecting operator but got '!'. ${operators} (line 1, character 3)`],
    ['fn()', `Expecting operator but got '('. ${operators} (line 1, character 3)`],
    ['assignee', `Expecting operator before the end of the query. ${operators}`],
    ['issuetype = this jql', "Expecting either 'OR' or 'AND' but got 'jql'. (line 1, character 18)"],
    ['a = x after -1w', "Expecting either 'OR' or 'AND' but got 'after'. (line 1, character 7)"],
    ['a = x)', "Expecting either 'OR' or 'AND' but got ')'. (line 1, character 6)"],
    ['(a = x b = y)', "Expecting either 'OR' or 'AND' but got 'b'. (line 1, character 8)"],
    [
      'a = x and ()',
      "Expecting a field name but got ')'. You must surround ')' in quotation marks to use it as a field name. (line 1, character 12)",
    ],
    [
      'and a = x',
      "Expecting a field name but got 'and'. You must surround 'and' in quotation marks to use it as a field name. (line 1, character 1)",
    ],
    ['a = x and', 'Expecting a field name at the end of the query.'],
    ['not', 'Expecting a field name at the end of the query.'],
    ['order by', 'Expecting a field name at the end of the query.'],
    ['[10001] = x', "Expecting a field name but got '['. Did you mean 'cf['? (line 1, character 1)"],
    [
      'cf = x',
      "Expecting a custom field id enclosed by '[ ]' after 'cf'. Example: 'cf[10021]'. (line 1, character 4)",
    ],
    [
      'cf[abc] = x',
      "Expecting a custom field id enclosed by '[ ]' after 'cf'. Example: 'cf[10021]'. (line 1, character 4)",
    ],
    ['cf[1 2] = x', "Expecting ']' but got '2'. (line 1, character 6)"],
    [
      'project = AND',
      "Expecting either a value, list or function but got 'AND'. You must surround 'AND' in quotation marks to use it as a value. (line 1, character 11)",
    ],
    ['a =', 'Expecting either a value, list or function before the end of the query.'],
    [
      'a = = x',
      "Expecting either a value, list or function but got '='. You must surround '=' in quotation marks to use it as a value. (line 1, character 5)",
    ],
    [
      'a = (x, y)',
      "Expecting a value or function but got '('. You must surround '(' in quotation marks to use it as a value. (line 1, character 5)",
    ],
    [
      'a < empty',
      "Expecting a value or function but got 'empty'. You must surround 'empty' in quotation marks to use it as a value. (line 1, character 5)",
    ],
    [
      'a in x',
      "Expecting a list or function but got 'x'. You must surround 'x' in quotation marks to use it as a value. (line 1, character 6)",
    ],
    ['a in', 'Expecting a list or function before the end of the query.'],
    [
      'a in ()',
      "Expecting either a value, list or function but got ')'. You must surround ')' in quotation marks to use it as a value. (line 1, character 7)",
    ],
    ['a in (x', "Expecting ')' before the end of the query."],
    ['a in (x y)', "Expecting ')' but got 'y'. (line 1, character 9)"],
    ['(a = x', "Expecting ')' before the end of the query."],
    ['a is x', "Expecting 'EMPTY' but got 'x'. (line 1, character 6)"],
    ['a is not', "Expecting 'EMPTY' before the end of the query."],
    [
      'a = f(empty)',
      "Expecting a function argument but got 'empty'. You must surround 'empty' in quotation marks to use it as a value. (line 1, character 7)",
    ],
    ['a = f(', 'Expecting a function argument before the end of the query.'],
    ['a = ""()', 'A function name cannot be empty. (line 1, character 5)'],
    [
      'assignee = for',
      "'for' is a reserved JQL word. You must surround it in quotation marks to use it in a query. (line 1, character 12)",
    ],
    [
      'project = DO',
      "'DO' is a reserved JQL word. You must surround it in quotation marks to use it in a query. (line 1, character 11)",
    ],
    [
      'a = x and\n limit = 3',
      "'limit' is a reserved JQL word. You must surround it in quotation marks to use it in a query. (line 2, character 2)",
    ],
    ['order issuetype', "Expecting 'by' but got 'issuetype'. (line 1, character 7)"],
    ['order by a asc desc', "Expecting ',' but got 'desc'. (line 1, character 16)"],
    ['order by a = x', "Expecting ',' but got '='. (line 1, character 12)"],
    [
      'a was (x, y)',
      "Expecting a value or function but got '('. You must surround '(' in quotation marks to use it as a value. (line 1, character 7)",
    ],
    ['a was x from y', "Expecting either 'OR' or 'AND' but got 'from'. (line 1, character 9)"],
    ['a changed x', "Expecting either 'OR' or 'AND' but got 'x'. (line 1, character 11)"],
  ])('%j', (query, expected) => {
    expect(failure(query)).toBe(expected);
  });

  it('every reserved word as a value, unless it is quoted', () => {
    for (const word of ['abort', 'all', 'commit', 'user', 'where', 'true', 'isempty', 'option']) {
      expect(failure(`summary ~ ${word}`)).toContain(`'${word}' is a reserved JQL word.`);
      expect(failure(`summary ~ "${word}"`)).toBe('no error');
      expect(failure(`'${word}' ~ x`)).toBe('no error');
    }
  });
});

describe('a huge query', () => {
  it('is refused where it is nested too deeply', () => {
    const message = `The query is nested too deeply. At most ${DEEPEST} levels of parentheses, lists and 'NOT' are possible.`;
    for (const open of ['(', 'not ', '!', 'not(', 'a in (']) {
      expect(failure(open.repeat(10_000))).toContain(open === 'a in (' ? 'Expecting' : message);
    }
    expect(failure(`a in ${'('.repeat(10_000)}`)).toContain(message);
    expect(failure(`${'('.repeat(10_000)}a = x${')'.repeat(10_000)}`)).toContain('(line 1, character 251)');
  });

  it('is read up to the deepest nesting allowed', () => {
    expect(failure(`${'('.repeat(DEEPEST)}a = x${')'.repeat(DEEPEST)}`)).toBe('no error');
    expect(failure(`${'not '.repeat(DEEPEST)}a = x`)).toBe('no error');
  });

  it('is read where it is only long', () => {
    const clauses = Array.from({ length: 10_000 }, (_, i) => `a = x${i}`);
    expect(parse(clauses.join(' AND ')).where).toMatchObject({ kind: 'and', clauses: { length: 10_000 } });
    expect(parse(`key in (${clauses.map((_, i) => `T-${i}`).join()})`).where).toMatchObject({
      operand: { items: { length: 10_000 } },
    });
    expect(failure(`a = "${'x'.repeat(100_000)}"`)).toBe('no error');
  });

  it('gets a short answer', () => {
    expect(failure(`a = x ${'y'.repeat(100_000)}`).length).toBeLessThan(300);
    expect(failure(`a = "${'y'.repeat(100_000)}`).length).toBeLessThan(300);
    expect(failure(`a = ${'y'.repeat(LONGEST)}`)).toBe(
      `The JQL query is too long. At most ${LONGEST} characters are possible.`,
    );
  });
});
