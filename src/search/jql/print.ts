/**
 * AST to text, in one canonical spelling: keywords in capitals, quotation marks only where they are needed,
 * parentheses only where they change the meaning. `parse(print(q))` is `q` again, but for positions.
 */
import type { Clause, FieldName, Operand, Predicate, Query } from './ast.ts';
import { unicodeEscape } from './jql.errors.ts';
import { isReserved } from './reserved.ts';

/** The canonical text of a query; empty for the query that finds everything. */
export function print(query: Query): string {
  const sorts = query.orderBy.map(
    ({ field, direction }) => printField(field) + (direction ? ` ${direction.toUpperCase()}` : ''),
  );
  const parts = [
    ...(query.where ? [printClause(query.where)] : []),
    ...(sorts.length > 0 ? [`ORDER BY ${sorts.join(', ')}`] : []),
  ];
  return parts.join(' ');
}

export function printClause(clause: Clause): string {
  switch (clause.kind) {
    case 'and':
    case 'or':
      return clause.clauses
        .map((part) => printInside(part, clause.kind))
        .join(` ${clause.kind.toUpperCase()} `);
    case 'not':
      return `NOT ${printInside(clause.clause, 'not')}`;
    case 'change':
      return `${printField(clause.field)} CHANGED${printPredicates(clause.predicates)}`;
    case 'comparison':
      return `${printField(clause.field)} ${clause.operator.toUpperCase()} ${printOperand(clause.operand)}`;
    case 'history':
      return (
        `${printField(clause.field)} ${clause.operator.toUpperCase()} ${printOperand(clause.operand)}` +
        printPredicates(clause.predicates)
      );
  }
}

/** An AND inside an OR needs no parentheses; one inside an AND has them, for they were written. */
function printInside(clause: Clause, outer: 'and' | 'or' | 'not'): string {
  const loose = clause.kind === 'or' || (clause.kind === 'and' && outer !== 'or');
  return loose ? `(${printClause(clause)})` : printClause(clause);
}

const printPredicates = (predicates: Predicate[]): string =>
  predicates.map(({ name, operand }) => ` ${name.toUpperCase()} ${printOperand(operand)}`).join('');

export function printField({ name, customFieldId, property }: FieldName): string {
  if (customFieldId !== undefined) return `cf[${customFieldId}]`;
  if (!property) return quote(name);
  return `${quote(name)}[${quote(property.key)}]${property.path.map((part) => `.${escapePath(part)}`).join('')}`;
}

export function printOperand(operand: Operand): string {
  switch (operand.kind) {
    case 'empty':
      return 'EMPTY';
    case 'value':
      return operand.numeric ? operand.text : quote(operand.text);
    case 'function':
      return `${quote(operand.name)}(${operand.args.map(quote).join(', ')})`;
    case 'list':
      return `(${operand.items.map(printOperand).join(', ')})`;
  }
}

/** A word that the lexer would read as itself. Digits alone are quoted: bare, they would be a number. */
const safe = /^[\p{L}\p{N}_:.-]+$/u;
const escapes: Record<string, string> = { '"': '\\"', '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** A value or a name as a query writes it: in quotation marks where it needs them. */
export function quote(text: string): string {
  if (safe.test(text) && !isReserved(text.toLowerCase()) && !/^-?\d+$/.test(text)) return text;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must be escaped.
  return `"${text.replace(/["\\\u0000-\u001f\u007f-\u009f]/g, escapeCharacter)}"`;
}

/** A path cannot be quoted, so what a bare word cannot hold is escaped. */
const escapePath = (part: string): string =>
  part.replace(/[^\p{L}\p{N}_:-]/gu, (chars) => chars.split('').map(unicodeEscape).join(''));

const escapeCharacter = (char: string): string => escapes[char] ?? unicodeEscape(char);
