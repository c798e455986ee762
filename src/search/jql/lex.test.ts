import { describe, expect, it } from 'vitest';
import { tokenize } from './lex.ts';

const texts = (query: string) => tokenize(query).map(({ kind, text }) => `${kind}:${text}`);
const message = (query: string): string => {
  try {
    tokenize(query);
  } catch (error) {
    return (error as { messages: string[] }).messages[0] ?? '';
  }
  return 'no error';
};

describe('the JQL lexer', () => {
  it.each([
    ['a=b', ['word:a', 'symbol:=', 'word:b', 'end:']],
    ['a!=b', ['word:a', 'symbol:!=', 'word:b', 'end:']],
    ['a!~b', ['word:a', 'symbol:!~', 'word:b', 'end:']],
    ['a<=-7', ['word:a', 'symbol:<=', 'number:-7', 'end:']],
    ['x in(1,2)', ['word:x', 'word:in', 'symbol:(', 'number:1', 'symbol:,', 'number:2', 'symbol:)', 'end:']],
    ['a&&b||!c', ['word:a', 'symbol:&&', 'word:b', 'symbol:||', 'symbol:!', 'word:c', 'end:']],
    ['cf[10001]', ['word:cf', 'symbol:[', 'number:10001', 'symbol:]', 'end:']],
    ['-1w 3.14 10:30 2019-11-15', ['word:-1w', 'word:3.14', 'word:10:30', 'word:2019-11-15', 'end:']],
    ['größe Ŝtato 名前', ['word:größe', 'word:Ŝtato', 'word:名前', 'end:']],
    ['"a b" \'c d\'', ['string:a b', 'string:c d', 'end:']],
    [String.raw`"\"\'\\\t\n\r\ é"`, ['string:"\'\\\t\n\r é', 'end:']],
    [String.raw`issue\ type`, ['word:issue type', 'end:']],
    [String.raw`a\u0062c`, ['word:abc', 'end:']],
    ['\n\t a \u00a0 b ', ['word:a', 'word:b', 'end:']],
    ['', ['end:']],
  ])('reads %j', (query, expected) => {
    expect(texts(query)).toEqual(expected);
  });

  it('takes a word with an escape or quotes for no keyword', () => {
    expect(tokenize(String.raw`and "and" \u0061nd`).map(({ bare }) => bare)).toEqual(['and', '', '', '']);
  });

  it.each([
    [
      'reporter=a/user',
      "The character '/' is a reserved JQL character. You must enclose it in a string or use the escape '\\u002f' instead. (line 1, character 11)",
    ],
    [
      'a = b;',
      "The character ';' is a reserved JQL character. You must enclose it in a string or use the escape '\\u003b' instead. (line 1, character 6)",
    ],
    [
      'a =\n  b + c',
      "The character '+' is a reserved JQL character. You must enclose it in a string or use the escape '\\u002b' instead. (line 2, character 5)",
    ],
    [
      'a\r\n=\r?',
      "The character '?' is a reserved JQL character. You must enclose it in a string or use the escape '\\u003f' instead. (line 3, character 1)",
    ],
    [
      'a = b\u0007',
      "The character '\\u0007' must be escaped. Use the escape '\\u0007' instead. (line 1, character 6)",
    ],
    [
      'a = "b\nc"',
      "The character '\\n' must be escaped. Use the escape '\\n' instead. (line 1, character 7)",
    ],
    [
      "a = 'b\rc'",
      "The character '\\r' must be escaped. Use the escape '\\r' instead. (line 1, character 7)",
    ],
    ['a = "abc', "The quoted string 'abc' has not been completed. (line 1, character 5)"],
    ['a = "', 'The quoted string has not been completed. (line 1, character 5)'],
    [
      String.raw`a = "\x"`,
      String.raw`'\x' is an illegal JQL escape sequence. The valid escape sequences are \', \", \t, \n, \r, \\, '\ ' and \uXXXX. (line 1, character 6)`,
    ],
    [
      String.raw`a = \u12`,
      String.raw`'\u12' is an illegal JQL escape sequence. The valid escape sequences are \', \", \t, \n, \r, \\, '\ ' and \uXXXX. (line 1, character 5)`,
    ],
    [
      String.raw`a = b\u0000`,
      String.raw`'\u0000' is an illegal JQL escape sequence. The valid escape sequences are \', \", \t, \n, \r, \\, '\ ' and \uXXXX. (line 1, character 6)`,
    ],
    [
      'a = b\\',
      String.raw`The escape sequence has not been completed. The valid escape sequences are \', \", \t, \n, \r, \\, '\ ' and \uXXXX. (line 1, character 6)`,
    ],
  ])('refuses %j', (query, expected) => {
    expect(message(query)).toBe(`Error in the JQL Query: ${expected}`);
  });
});
