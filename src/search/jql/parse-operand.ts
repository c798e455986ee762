/** What stands behind an operator: EMPTY, a value, a function call, or a list of these. */
import type { FunctionOperand, ListOperand, Operand } from './ast.ts';
import {
  acceptSymbol,
  type Cursor,
  isSymbol,
  isWord,
  nested,
  peek,
  take,
  takeName,
  unexpected,
} from './cursor.ts';
import { type Expectation, expected, functionNameEmpty, syntaxError } from './jql.errors.ts';
import type { Token } from './lex.ts';

export function parseOperand(cursor: Cursor, wanted: Expectation = expected.operand): Operand {
  const token = peek(cursor);
  if (isSymbol(token, '(')) return nested(cursor, parseList);
  if (isWord(token, 'empty', 'null')) return { kind: 'empty', at: take(cursor).at };
  const name = takeName(cursor, wanted);
  if (name.kind !== 'number' && isSymbol(peek(cursor), '(')) return parseCall(cursor, name);
  return { kind: 'value', text: name.text, numeric: name.kind === 'number', at: name.at };
}

function parseList(cursor: Cursor): ListOperand {
  const { at } = take(cursor);
  return { kind: 'list', items: parseItems(cursor, (inner) => parseOperand(inner)), at };
}

/** Arguments are words, strings and numbers; a function's result cannot be handed to another. */
function parseCall(cursor: Cursor, name: Token): FunctionOperand {
  if (name.text === '') throw syntaxError(cursor.query, functionNameEmpty(), name.at);
  take(cursor);
  const args = acceptSymbol(cursor, ')')
    ? []
    : parseItems(cursor, (inner) => takeName(inner, expected.argument).text);
  return { kind: 'function', name: name.text, args, at: name.at };
}

/** `item (',' item)* ')'`: the opening parenthesis has been taken. */
function parseItems<T>(cursor: Cursor, parseItem: (cursor: Cursor) => T): T[] {
  const items: T[] = [];
  do items.push(parseItem(cursor));
  while (acceptSymbol(cursor, ','));
  if (!acceptSymbol(cursor, ')')) throw unexpected(cursor, expected.token(')'));
  return items;
}
