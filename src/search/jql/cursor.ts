/** Where the parser stands in the tokens, and the small questions it asks there. */
import type { AppError } from '../../kernel/app-error.ts';
import { type Expectation, expected, reservedWord, syntaxError, tooDeep } from './jql.errors.ts';
import { type Token, tokenize } from './lex.ts';
import { isKeyword, isReserved } from './reserved.ts';

/**
 * Deepest nesting of parentheses, lists and NOT. Nobody writes it by hand, and every later stage, the database's
 * own parser included, may recurse without fear for its stack.
 */
export const DEEPEST = 250;

export interface Cursor {
  query: string;
  tokens: Token[];
  index: number;
  depth: number;
}

export const openCursor = (query: string): Cursor => ({ query, tokens: tokenize(query), index: 0, depth: 0 });

const ending: Token = { kind: 'end', text: '', bare: '', at: 0 };

export const peek = (cursor: Cursor, ahead = 0): Token => cursor.tokens[cursor.index + ahead] ?? ending;

export function take(cursor: Cursor): Token {
  const token = peek(cursor);
  cursor.index += 1;
  return token;
}

export const isSymbol = (token: Token, ...texts: string[]): boolean =>
  token.kind === 'symbol' && texts.includes(token.text);

export const isWord = (token: Token, ...words: string[]): boolean =>
  token.kind === 'word' && words.includes(token.bare);

/** Takes the next token if it is one of these symbols. */
export function acceptSymbol(cursor: Cursor, ...texts: string[]): boolean {
  if (!isSymbol(peek(cursor), ...texts)) return false;
  cursor.index += 1;
  return true;
}

/** Takes the next token if it is one of these keywords. */
export function acceptWord(cursor: Cursor, ...words: string[]): boolean {
  if (!isWord(peek(cursor), ...words)) return false;
  cursor.index += 1;
  return true;
}

export function requireSymbol(cursor: Cursor, text: string): void {
  if (!acceptSymbol(cursor, text)) throw unexpected(cursor, expected.token(text));
}

/** The error for the next token, which is not what was wanted. */
export function unexpected(cursor: Cursor, wanted: Expectation): AppError {
  const token = peek(cursor);
  if (token.kind === 'end') return syntaxError(cursor.query, wanted.atEnd, null);
  return syntaxError(cursor.query, wanted.butGot(token.text), token.at);
}

/** Takes a name or value: a bare word that is not reserved, a number or a quoted string. */
export function takeName(cursor: Cursor, wanted: Expectation): Token {
  const token = peek(cursor);
  if (token.kind === 'end' || token.kind === 'symbol') throw unexpected(cursor, wanted);
  if (isKeyword(token.bare)) throw unexpected(cursor, wanted);
  if (isReserved(token.bare)) throw syntaxError(cursor.query, reservedWord(token.text), token.at);
  return take(cursor);
}

/** Runs `parse` one level deeper. */
export function nested<T>(cursor: Cursor, parse: (cursor: Cursor) => T): T {
  if (cursor.depth >= DEEPEST) throw syntaxError(cursor.query, tooDeep(DEEPEST), peek(cursor).at);
  cursor.depth += 1;
  const result = parse(cursor);
  cursor.depth -= 1;
  return result;
}
