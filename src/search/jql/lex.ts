/**
 * Text to tokens. Bare words, quoted strings, whole numbers and symbols; nothing here knows the grammar.
 * Linear in the length of the query: one regular expression with a single, unnested repetition reads each word.
 */
import {
  illegalEscape,
  reservedCharacter,
  syntaxError,
  unescapedCharacter,
  unfinishedEscape,
  unfinishedString,
} from './jql.errors.ts';

export interface Token {
  kind: 'word' | 'string' | 'number' | 'symbol' | 'end';
  /** Quotes and escapes resolved. Empty at the end. */
  text: string;
  /**
   * The word in lower case, where it was written without quotes and escapes, else empty: only such a word can be a
   * keyword or reserved.
   */
  bare: string;
  /** Offset of the first character. */
  at: number;
}

/** Longest first. */
const symbols = ['!=', '!~', '<=', '>=', '&&', '||', ...'=<>~!(),[]&|'];
const reservedCharacters = new Set('{}*/%+^$#@?;');
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it must not take.
const wordPart = /[^\s"'=!<>~(),[\]|&{}*/%+^$#@?;\\\u0000-\u001f\u007f-\u009f]+/y;
const number = /^-?\d+$/;
const simpleEscapes: Record<string, string> = {
  "'": "'",
  '"': '"',
  '\\': '\\',
  ' ': ' ',
  t: '\t',
  n: '\n',
  r: '\r',
};

/**
 * The tokens of `query`, the last one being `end`.
 * @throws AppError 400 for reserved characters, unfinished strings and illegal escapes, with line and character
 */
export function tokenize(query: string): Token[] {
  const tokens: Token[] = [];
  let at = skipSpace(query, 0);
  while (at < query.length) {
    const [token, next] = readToken(query, at);
    tokens.push(token);
    at = skipSpace(query, next);
  }
  tokens.push({ kind: 'end', text: '', bare: '', at: query.length });
  return tokens;
}

function skipSpace(query: string, from: number): number {
  let at = from;
  while (at < query.length && /\s/.test(query.charAt(at))) at += 1;
  return at;
}

function readToken(query: string, at: number): [Token, number] {
  const char = query.charAt(at);
  if (char === '"' || char === "'") return readQuoted(query, at, char);
  const symbol = symbols.find((text) => query.startsWith(text, at));
  if (symbol) return [{ kind: 'symbol', text: symbol, bare: '', at }, at + symbol.length];
  return readWord(query, at);
}

function readWord(query: string, start: number): [Token, number] {
  let text = '';
  let escaped = false;
  let at = start;
  for (;;) {
    wordPart.lastIndex = at;
    const part = wordPart.exec(query)?.[0] ?? '';
    text += part;
    at += part.length;
    if (query.charAt(at) !== '\\') break;
    const [char, next] = readEscape(query, at);
    text += char;
    at = next;
    escaped = true;
  }
  refuseBadCharacter(query, at);
  const kind = !escaped && number.test(text) ? 'number' : 'word';
  return [{ kind, text, bare: escaped ? '' : text.toLowerCase(), at: start }, at];
}

/** A word ends before a space, a symbol or a quote; before anything else it does not end, it is wrong. */
function refuseBadCharacter(query: string, at: number): void {
  const char = query.charAt(at);
  if (reservedCharacters.has(char)) throw syntaxError(query, reservedCharacter(char), at);
  if (isControl(char) && !/\s/.test(char)) throw syntaxError(query, unescapedCharacter(char), at);
}

function readQuoted(query: string, start: number, quote: string): [Token, number] {
  let text = '';
  let at = start + 1;
  while (at < query.length) {
    const char = query.charAt(at);
    if (char === quote) return [{ kind: 'string', text, bare: '', at: start }, at + 1];
    if (isControl(char) && char !== '\t') throw syntaxError(query, unescapedCharacter(char), at);
    if (char === '\\') {
      const [resolved, next] = readEscape(query, at);
      text += resolved;
      at = next;
    } else {
      text += char;
      at += 1;
    }
  }
  throw syntaxError(query, unfinishedString(text), start);
}

function isControl(char: string): boolean {
  const code = char.charCodeAt(0);
  return code < 0x20 || (code >= 0x7f && code <= 0x9f);
}

/** The character that the escape at `at` stands for, and the offset behind it. */
function readEscape(query: string, at: number): [string, number] {
  const letter = query.charAt(at + 1);
  if (letter === '') throw syntaxError(query, unfinishedEscape(), at);
  const simple = simpleEscapes[letter];
  if (simple !== undefined) return [simple, at + 2];
  const digits = query.slice(at + 2, at + 6);
  // No stored text can hold the character 0 (PostgreSQL refuses it), so no query may ask for it.
  if (letter !== 'u' || !/^[0-9a-f]{4}$/i.test(digits) || digits === '0000') {
    throw syntaxError(query, illegalEscape(`\\${letter}${letter === 'u' ? digits : ''}`), at);
  }
  return [String.fromCharCode(Number.parseInt(digits, 16)), at + 6];
}
