/**
 * Text to AST, by recursive descent. The grammar is Jira's (Data Center): NOT binds tighter than AND, AND tighter
 * than OR; `&` and `&&`, `|` and `||`, `!` are the same as the words. It is read whole, history included: which
 * fields, functions and operators exist is the resolver's business.
 */
import type { Clause, Query, SortTerm } from './ast.ts';
import {
  acceptSymbol,
  acceptWord,
  type Cursor,
  isSymbol,
  isWord,
  nested,
  openCursor,
  peek,
  take,
  unexpected,
} from './cursor.ts';
import { expected, tooLong } from './jql.errors.ts';
import { parseField } from './parse-field.ts';
import { parseTerminal } from './parse-terminal.ts';

/** Characters a query may have: room for some thirty thousand issue keys. */
export const LONGEST = 400_000;

/**
 * Reads a JQL query.
 * @param query any text; empty (or only spaces) is the query that finds every visible issue
 * @returns the AST: plain data, at most 250 levels deep
 * @throws AppError 400 `invalid` whose one message begins with `Error in the JQL Query: ` and, unless the query
 *   ended too soon, ends with ` (line L, character C)`, both from 1. Nothing else is ever thrown.
 */
export function parse(query: string): Query {
  if (query.length > LONGEST) throw tooLong(LONGEST);
  const cursor = openCursor(query);
  const where = startsOrder(cursor) || peek(cursor).kind === 'end' ? null : parseOr(cursor);
  const orderBy = startsOrder(cursor) ? parseOrderBy(cursor) : [];
  if (peek(cursor).kind !== 'end') {
    throw unexpected(cursor, orderBy.length > 0 ? expected.token(',') : expected.andOrOr);
  }
  return { where, orderBy };
}

const startsOrder = (cursor: Cursor): boolean => isWord(peek(cursor), 'order');

function parseOr(cursor: Cursor): Clause {
  return parseJunction(cursor, 'or', ['|', '||'], parseAnd);
}

function parseAnd(cursor: Cursor): Clause {
  return parseJunction(cursor, 'and', ['&', '&&'], parseNot);
}

function parseJunction(
  cursor: Cursor,
  kind: 'and' | 'or',
  symbols: string[],
  parsePart: (cursor: Cursor) => Clause,
): Clause {
  const first = parsePart(cursor);
  const clauses = [first];
  while (acceptWord(cursor, kind) || acceptSymbol(cursor, ...symbols)) clauses.push(parsePart(cursor));
  return clauses.length === 1 ? first : { kind, clauses, at: first.at };
}

function parseNot(cursor: Cursor): Clause {
  const { at } = peek(cursor);
  if (acceptWord(cursor, 'not') || acceptSymbol(cursor, '!')) {
    return { kind: 'not', clause: nested(cursor, parseNot), at };
  }
  return isSymbol(peek(cursor), '(') ? nested(cursor, parseParentheses) : parseTerminal(cursor);
}

function parseParentheses(cursor: Cursor): Clause {
  take(cursor);
  const clause = parseOr(cursor);
  if (!acceptSymbol(cursor, ')')) {
    const ended = peek(cursor).kind === 'end';
    throw unexpected(cursor, ended ? expected.token(')') : expected.andOrOr);
  }
  return clause;
}

function parseOrderBy(cursor: Cursor): SortTerm[] {
  take(cursor);
  if (!acceptWord(cursor, 'by')) throw unexpected(cursor, expected.token('by'));
  const terms: SortTerm[] = [];
  do terms.push(parseSortTerm(cursor));
  while (acceptSymbol(cursor, ','));
  return terms;
}

function parseSortTerm(cursor: Cursor): SortTerm {
  const field = parseField(cursor);
  const direction = acceptWord(cursor, 'asc') ? 'asc' : acceptWord(cursor, 'desc') ? 'desc' : null;
  return { field, direction, at: field.at };
}
