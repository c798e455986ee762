/**
 * A query as plain data. Every node knows where it begins: `at` is the offset, in UTF-16 units, into the query's
 * text; jql.errors.ts turns it into the line and character that people read.
 */
export interface Query {
  /** null: every issue that the caller may see. */
  where: Clause | null;
  orderBy: SortTerm[];
}

export type Clause = Junction | Negation | Comparison | History | Change;

/** `a AND b AND c`. Always two clauses or more. */
export interface Junction {
  kind: 'and' | 'or';
  clauses: Clause[];
  at: number;
}

export interface Negation {
  kind: 'not';
  clause: Clause;
  at: number;
}

export type EqualityOperator = '=' | '!=';
export type OrderOperator = '<' | '<=' | '>' | '>=';
export type TextOperator = '~' | '!~';
export type ListOperator = 'in' | 'not in';
export type EmptyOperator = 'is' | 'is not';
export type Operator = EqualityOperator | OrderOperator | TextOperator | ListOperator | EmptyOperator;

/** `status = Open`, `priority IN (High, Low)`, `assignee IS EMPTY`. */
export interface Comparison {
  kind: 'comparison';
  field: FieldName;
  operator: Operator;
  operand: Operand;
  at: number;
}

export type HistoryOperator = 'was' | 'was not' | 'was in' | 'was not in';

/** `status WAS Open BY fred`. */
export interface History {
  kind: 'history';
  field: FieldName;
  operator: HistoryOperator;
  operand: Operand;
  predicates: Predicate[];
  at: number;
}

/** `status CHANGED FROM Open TO Closed`. */
export interface Change {
  kind: 'change';
  field: FieldName;
  predicates: Predicate[];
  at: number;
}

export type PredicateName = 'after' | 'before' | 'on' | 'during' | 'by' | 'from' | 'to';

export interface Predicate {
  name: PredicateName;
  operand: Operand;
  at: number;
}

export interface FieldName {
  /** As written, quotes and escapes resolved; `cf[10001]` for a custom field by id. */
  name: string;
  /** `cf[10001]`: 10001. Digits only, of any length; kept as text. */
  customFieldId?: string;
  /** `issue.property[key].path`. */
  property?: { key: string; path: string[] };
  at: number;
}

export type Operand = EmptyOperand | ValueOperand | FunctionOperand | ListOperand;

/** EMPTY or NULL. */
export interface EmptyOperand {
  kind: 'empty';
  at: number;
}

export interface ValueOperand {
  kind: 'value';
  text: string;
  /** Written as a bare number: `7`, and not `"7"`. Jira looks such a value up as an id first. */
  numeric: boolean;
  at: number;
}

export interface FunctionOperand {
  kind: 'function';
  name: string;
  args: string[];
  at: number;
}

/** Never empty; may hold further lists, which mean the same as their items. */
export interface ListOperand {
  kind: 'list';
  items: Operand[];
  at: number;
}

export interface SortTerm {
  field: FieldName;
  /** null: the field's own order. */
  direction: 'asc' | 'desc' | null;
  at: number;
}
