/** What a query wants at a place in it, for completion and for colours. Follows the grammar loosely, from the left. */
import { bare, type Token, tokensOf, unquote } from './tokens.ts';

export type Wanted = 'field' | 'operator' | 'value' | 'listed' | 'join' | 'sort' | 'direction' | 'by';

export interface Place {
  readonly wants: Wanted;
  /** Field of the condition that the place is in. */
  readonly field: string;
  /** What was typed of the word there, from `from` on. */
  readonly typed: string;
  readonly from: number;
}

/** The state of a reading, from token to token. */
export interface Reading {
  readonly wants: Wanted;
  readonly field: string;
  /** Parentheses that are open within a list or the arguments of a function. */
  readonly depth: number;
}

export const begin: Reading = { wants: 'field', field: '', depth: 0 };

const joins: ReadonlySet<string> = new Set(['and', 'or', '&&', '||', '&', '|']);
const predicates: ReadonlySet<string> = new Set(['after', 'before', 'on', 'during', 'by', 'from', 'to']);

export function read(state: Reading, token: Token): Reading {
  const word = bare(token);
  const { text } = token;
  switch (state.wants) {
    case 'field':
      if (word === 'order') return { ...state, wants: 'by' };
      if (word === 'not' || text === '!' || text === '(') return state;
      return { ...state, wants: 'operator', field: unquote(text) };
    case 'operator':
      if (text === '[' || text === ']' || /^\d+$/.test(text)) return { ...state, field: state.field + text };
      if (word === 'changed') return { ...state, wants: 'join' };
      if (word === 'in') return { ...state, wants: 'listed' };
      // `is`, `was` and `not` may go on: what comes next says so.
      return { ...state, wants: 'value' };
    case 'listed':
      return text === '(' ? { ...state, wants: 'value', depth: 1 } : { ...state, wants: 'join' };
    case 'value':
      if (word === 'not' && state.depth === 0) return state;
      if (word === 'in' && state.depth === 0) return { ...state, wants: 'listed' };
      if (text === ')') return { ...state, wants: 'join', depth: 0 };
      return { ...state, wants: 'join' };
    case 'join':
      if (text === '(') return { ...state, wants: 'value', depth: state.depth + 1 };
      if (text === ',' && state.depth > 0) return { ...state, wants: 'value' };
      if (text === ')') return { ...state, depth: Math.max(0, state.depth - 1) };
      if (joins.has(word) || joins.has(text)) return { ...state, wants: 'field', depth: 0 };
      if (word === 'order') return { ...state, wants: 'by' };
      if (predicates.has(word)) return { ...state, wants: 'value' };
      return state;
    case 'by':
      return { ...state, wants: 'sort' };
    case 'sort':
      return { ...state, wants: 'direction', field: unquote(text) };
    case 'direction':
      return text === ',' ? { ...state, wants: 'sort' } : state;
  }
}

/** @param at offset in the text, where the cursor is */
export function placeAt(text: string, at: number): Place {
  const tokens = tokensOf(text.slice(0, at));
  const last = tokens.at(-1);
  // A word that the cursor touches is still being typed.
  const typing =
    last &&
    last.to === at &&
    (last.kind === 'word' || (last.kind === 'string' && !/^(["']).*\1$/s.test(last.text)));
  const done = typing ? tokens.slice(0, -1) : tokens;
  const { wants, field } = done.reduce(read, begin);
  return { wants, field, typed: typing ? last.text : '', from: typing ? last.from : at };
}
