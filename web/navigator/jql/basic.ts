/**
 * JQL as chips: conditions joined by AND, each field once. What chips cannot say stays JQL, with the reason, so that
 * nothing of a query is ever lost on the way.
 */
import { fieldText, type Sort, splitOrder, withOrder } from './order.ts';
import { bare, type Token, tokensOf, unquote } from './tokens.ts';

export type Operator = '=' | '!=' | 'in' | 'not in' | 'is' | 'is not' | '~' | '!~' | '<' | '<=' | '>' | '>=';

export interface Condition {
  /** Name of the field, unquoted. */
  readonly field: string;
  readonly operator: Operator;
  /** As the query writes them: `Open`, `"In Progress"`, `currentUser()`, `EMPTY`. */
  readonly values: readonly string[];
}

export interface Basic {
  readonly conditions: readonly Condition[];
  readonly sorts: readonly Sort[];
}

/** Why a query cannot be shown as chips. */
export type Reason = 'or' | 'not' | 'parentheses' | 'history' | 'twice' | 'unfinished';

const symbols: readonly string[] = ['=', '!=', '~', '!~', '<', '<=', '>', '>='];

class CannotShow extends Error {
  readonly reason: Reason;
  constructor(reason: Reason) {
    super(reason);
    this.reason = reason;
  }
}

export function readBasic(jql: string): Basic | Reason {
  const { where, sorts } = splitOrder(jql);
  try {
    const conditions = new Reader(tokensOf(where)).all();
    const names = conditions.map(({ field }) => field.toLowerCase());
    if (new Set(names).size < names.length) return 'twice';
    return { conditions, sorts };
  } catch (error) {
    if (error instanceof CannotShow) return error.reason;
    throw error;
  }
}

class Reader {
  readonly #tokens: readonly Token[];
  #at = 0;
  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  all(): Condition[] {
    const found: Condition[] = [];
    while (this.#at < this.#tokens.length) {
      if (found.length > 0) this.#join();
      found.push(this.#condition());
    }
    return found;
  }

  #next(): Token {
    const token = this.#tokens[this.#at++];
    if (!token) throw new CannotShow('unfinished');
    return token;
  }

  #join(): void {
    const token = this.#next();
    if (bare(token) === 'and' || token.text === '&&' || token.text === '&') return;
    if (bare(token) === 'or' || token.text === '||' || token.text === '|') throw new CannotShow('or');
    throw new CannotShow('unfinished');
  }

  #condition(): Condition {
    const field = this.#field();
    const operator = this.#operator();
    const many = operator === 'in' || operator === 'not in';
    const values = many && this.#tokens[this.#at]?.text === '(' ? this.#list() : [this.#value()];
    return { field, operator, values };
  }

  #field(): string {
    const token = this.#next();
    if (token.text === '(') throw new CannotShow('parentheses');
    if (bare(token) === 'not' || token.text === '!') throw new CannotShow('not');
    if (token.kind === 'symbol') throw new CannotShow('unfinished');
    if (this.#tokens[this.#at]?.text !== '[') return unquote(token.text);
    // cf[10001]; a property of an issue goes on with a point and stays JQL.
    const [, id, end] = [this.#next(), this.#next(), this.#next()];
    if (bare(token) !== 'cf' || end.text !== ']') throw new CannotShow('unfinished');
    return `cf[${id.text}]`;
  }

  #operator(): Operator {
    const token = this.#next();
    if (symbols.includes(token.text)) return token.text as Operator;
    const word = bare(token);
    if (word === 'in') return 'in';
    if (word === 'was' || word === 'changed') throw new CannotShow('history');
    const next = bare(this.#tokens[this.#at]);
    if (word === 'not' && next === 'in') {
      this.#at++;
      return 'not in';
    }
    if (word !== 'is') throw new CannotShow('unfinished');
    if (next === 'not') this.#at++;
    return next === 'not' ? 'is not' : 'is';
  }

  #list(): string[] {
    this.#next();
    const values: string[] = [];
    for (;;) {
      values.push(this.#value());
      const { text } = this.#next();
      if (text === ')') return values;
      if (text !== ',') throw new CannotShow('unfinished');
    }
  }

  /** A word, a text, or a function with all that stands in its parentheses. */
  #value(): string {
    const token = this.#next();
    if (token.text === '(') throw new CannotShow('parentheses');
    if (token.kind === 'symbol') throw new CannotShow('unfinished');
    if (token.kind === 'string' && !isClosed(token.text)) throw new CannotShow('unfinished');
    if (this.#tokens[this.#at]?.text !== '(') return token.text;
    const parts = [token.text, this.#next().text];
    while (parts.at(-1) !== ')') {
      const { text } = this.#next();
      parts.push(text === ',' ? ', ' : text);
    }
    return parts.join('');
  }
}

const isClosed = (text: string): boolean => /^(["'])(?:[^\\]|\\.)*\1$/s.test(text) && text.length > 1;

export function writeBasic({ conditions, sorts }: Basic): string {
  const where = conditions
    .filter(({ values }) => values.length > 0)
    .map(({ field, operator, values }) => {
      const one = values.length === 1 && !isList(values[0]);
      if (operator === 'in' || operator === '=')
        return `${fieldText(field)} ${one ? '=' : 'in'} ${one ? values[0] : listText(values)}`;
      if (operator === 'not in' || operator === '!=')
        return `${fieldText(field)} ${one ? '!=' : 'not in'} ${one ? values[0] : listText(values)}`;
      return `${fieldText(field)} ${operator} ${values[0]}`;
    })
    .join(' AND ');
  return withOrder(where, sorts);
}

/** Functions may answer lists, which only IN takes. */
const isList = (value: string | undefined): boolean =>
  value !== undefined &&
  /\($|\(.*\)$/s.test(value) &&
  !/^(?:currentUser|now|currentLogin|lastLogin)\(/i.test(value) &&
  !isDate(value);

const isDate = (value: string): boolean => /^(?:start|end)Of(?:Day|Week|Month|Year)\(/i.test(value);

/** A function that is alone stands without parentheses about it. */
const listText = (values: readonly string[]): string =>
  values.length === 1 && isList(values[0]) ? (values[0] ?? '') : `(${values.join(', ')})`;

/** The conditions with this one in place of what its field had; none where nothing is chosen. */
export function withCondition({ conditions, sorts }: Basic, changed: Condition): Basic {
  const same = (one: Condition) => one.field.toLowerCase() === changed.field.toLowerCase();
  const keep = changed.values.length > 0;
  if (!conditions.some(same)) return { conditions: keep ? [...conditions, changed] : conditions, sorts };
  return { conditions: conditions.flatMap((one) => (same(one) ? (keep ? [changed] : []) : [one])), sorts };
}
