/** Field names: a word, a quoted string, a number, `cf[10001]`, or a property `issue.property[key].path`. */
import type { FieldName } from './ast.ts';
import {
  acceptSymbol,
  type Cursor,
  isSymbol,
  isWord,
  peek,
  requireSymbol,
  take,
  takeName,
} from './cursor.ts';
import { bracketWithoutField, customFieldIdWanted, expected, syntaxError } from './jql.errors.ts';

export function parseField(cursor: Cursor): FieldName {
  const token = peek(cursor);
  if (isWord(token, 'cf')) return parseCustomField(cursor);
  if (isSymbol(token, '[')) throw syntaxError(cursor.query, bracketWithoutField(), token.at);
  const { text, at } = takeName(cursor, expected.field);
  if (!acceptSymbol(cursor, '[')) return { name: text, at };
  return { name: text, property: parseProperty(cursor), at };
}

function parseCustomField(cursor: Cursor): FieldName {
  const { at } = take(cursor);
  const opened = acceptSymbol(cursor, '[');
  const id = peek(cursor);
  if (!opened || id.kind !== 'number' || id.text.startsWith('-')) {
    throw syntaxError(cursor.query, customFieldIdWanted(), id.kind === 'end' ? null : id.at);
  }
  take(cursor);
  requireSymbol(cursor, ']');
  return { name: `cf[${id.text}]`, customFieldId: id.text, at };
}

function parseProperty(cursor: Cursor): { key: string; path: string[] } {
  const key = takeName(cursor, expected.propertyKey).text;
  requireSymbol(cursor, ']');
  let path = '';
  while (isPathPart(cursor, path)) path += take(cursor).text;
  return { key, path: path.split('.').filter((part) => part !== '') };
}

/** The lexer sees `.a.b` as one word and `. a . b` as four. */
function isPathPart(cursor: Cursor, path: string): boolean {
  const { kind, text } = peek(cursor);
  return kind === 'word' && (text.startsWith('.') || path.endsWith('.'));
}
