/** One comparison: field, operator, operand, and the predicates of WAS and CHANGED. */
import type {
  Clause,
  FieldName,
  HistoryOperator,
  Operand,
  Operator,
  Predicate,
  PredicateName,
} from './ast.ts';
import { acceptWord, type Cursor, isSymbol, isWord, peek, take, unexpected } from './cursor.ts';
import { type Expectation, expected } from './jql.errors.ts';
import { parseField } from './parse-field.ts';
import { parseOperand } from './parse-operand.ts';

const wasPredicates: PredicateName[] = ['after', 'before', 'on', 'during', 'by'];
const changedPredicates: PredicateName[] = [...wasPredicates, 'from', 'to'];

type Shape = 'empty' | 'value' | 'function' | 'list';

const equals: Shape[] = ['empty', 'value', 'function'];
const orders: Shape[] = ['value', 'function'];
const sets: Shape[] = ['list', 'function'];

const symbolOperators = new Map<string, Shape[]>([
  ['=', equals],
  ['!=', equals],
  ['~', equals],
  ['!~', equals],
  ['<', orders],
  ['<=', orders],
  ['>', orders],
  ['>=', orders],
]);

export function parseTerminal(cursor: Cursor): Clause {
  const field = parseField(cursor);
  const token = peek(cursor);
  const shapes = token.kind === 'symbol' ? symbolOperators.get(token.text) : undefined;
  if (shapes) return compare(cursor, field, take(cursor).text as Operator, shapes);
  if (acceptWord(cursor, 'in')) return compare(cursor, field, 'in', sets);
  if (acceptWord(cursor, 'is')) return compareEmpty(cursor, field);
  if (acceptWord(cursor, 'was')) return parseWas(cursor, field);
  if (acceptWord(cursor, 'changed')) {
    return { kind: 'change', field, predicates: parsePredicates(cursor, changedPredicates), at: field.at };
  }
  if (isWord(token, 'not') && isWord(peek(cursor, 1), 'in')) {
    cursor.index += 2;
    return compare(cursor, field, 'not in', sets);
  }
  throw unexpected(cursor, expected.operator);
}

function compare(cursor: Cursor, field: FieldName, operator: Operator, shapes: Shape[]): Clause {
  return { kind: 'comparison', field, operator, operand: operandOf(cursor, shapes), at: field.at };
}

function compareEmpty(cursor: Cursor, field: FieldName): Clause {
  const operator = acceptWord(cursor, 'not') ? 'is not' : 'is';
  if (!isWord(peek(cursor), 'empty', 'null')) throw unexpected(cursor, expected.token('EMPTY'));
  return compare(cursor, field, operator, ['empty']);
}

function parseWas(cursor: Cursor, field: FieldName): Clause {
  const negated = acceptWord(cursor, 'not');
  const set = acceptWord(cursor, 'in');
  const operator: HistoryOperator = set ? (negated ? 'was not in' : 'was in') : negated ? 'was not' : 'was';
  const operand = operandOf(cursor, set ? sets : equals);
  return {
    kind: 'history',
    field,
    operator,
    operand,
    predicates: parsePredicates(cursor, wasPredicates),
    at: field.at,
  };
}

function parsePredicates(cursor: Cursor, names: PredicateName[]): Predicate[] {
  const predicates: Predicate[] = [];
  while (isWord(peek(cursor), ...names)) {
    const { bare, at } = take(cursor);
    predicates.push({ name: bare as PredicateName, operand: parseOperand(cursor), at });
  }
  return predicates;
}

/** The operand, if it has one of the shapes that its operator takes. */
function operandOf(cursor: Cursor, shapes: Shape[]): Operand {
  const wanted = wordingFor(shapes);
  if (isSymbol(peek(cursor), '(') && !shapes.includes('list')) throw unexpected(cursor, wanted);
  const start = cursor.index;
  const operand = parseOperand(cursor, shapes.includes('list') ? expected.set : expected.operand);
  if (shapes.includes(operand.kind)) return operand;
  cursor.index = start;
  throw unexpected(cursor, wanted);
}

function wordingFor(shapes: Shape[]): Expectation {
  return shapes.includes('list') ? expected.set : expected.single;
}
