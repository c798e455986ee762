/**
 * The little language inside `summary ~ "…"`: words, all of which must occur, "phrases", `word*`, `*word`, and
 * `-word`, `!word` or `NOT word` for what must not. Words are compared whole, ignoring case.
 *
 * This is what can be done with plain SQL on both engines. The rest of Jira's (Lucene's) language, OR, `?`, fuzzy and
 * proximity searches, boosting, stemming and stop words, needs the full-text indexes of an issue to come; until then
 * it is refused by name and not misunderstood.
 */
import { fold } from '../../kernel/fold.ts';
import { clip } from './jql.errors.ts';
import { most } from './limits.ts';

/** Words in a row, folded. */
export interface TextTerm {
  words: string[];
  /** The last word may go on: `log*`. */
  openEnd: boolean;
  /** The first word may begin earlier: `*log`. */
  openStart: boolean;
  /** Must not occur. */
  excluded: boolean;
}

export type TextQuery = TextTerm[];

/**
 * What separates words, space aside: compile-text.sql.ts replaces the same characters in the stored text. Not the
 * underscore, which joins words as it does in Jira.
 */
export const WORD_BREAKS = [
  ...'!"#$%&\'()*+,-./:;<=>?@[\\]^`{|}~\t\n\r',
  ...'\u00a0\u2028\u2029\u3000¡¿«»‹›‘’‚“”„–—…•·、。「」『』，！？：；（）【】',
];
const breaks = new Set(WORD_BREAKS);

/** Scripts that write no spaces: a word of theirs is looked for inside of longer runs. */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

type Outcome = { query: TextQuery } | { problem: string };

/**
 * Reads the text behind `~`.
 * @param field as the query names it, for messages
 * @param text quotes and escapes of JQL already resolved
 * @returns the terms, never none; or Jira's message
 */
export function parseText(field: string, text: string): Outcome {
  if (text.trim() === '') {
    return { problem: `The field '${field}' does not support searching for an empty string.` };
  }
  if (text.length > most.text) {
    return {
      problem: `The text for the field '${field}' is too long. At most ${most.text} characters are possible.`,
    };
  }
  // What Lucene escapes is not indexed: a comma, which separates words and means nothing, stands in for it.
  const outcome = readTerms(text.replace(/\\./gs, ','));
  if ('unsupported' in outcome) {
    return {
      problem: `Searching the field '${field}' for '${clip(outcome.unsupported)}' is not supported by this server yet.`,
    };
  }
  if (outcome.query.length === 0) {
    return { problem: `Unable to parse the text '${clip(text)}' for field '${field}'.` };
  }
  if (outcome.query.reduce((sum, term) => sum + term.words.length, 0) > most.words) {
    return {
      problem: `The text for the field '${field}' has too many words. At most ${most.words} are possible.`,
    };
  }
  return outcome;
}

/** A phrase, with what is stuck to it, or a run without spaces and quotes. */
const PIECE = /[-+!]?"[^"]*"[~^]?[\d.]*|[^\s"]+/g;
const operators = new Map<string, 'and' | 'or' | 'not'>([
  ['AND', 'and'],
  ['&&', 'and'],
  ['+', 'and'],
  ['OR', 'or'],
  ['||', 'or'],
  ['NOT', 'not'],
  ['!', 'not'],
  ['-', 'not'],
]);

/** No terms at all: the text cannot be read. */
function readTerms(text: string): { query: TextQuery } | { unsupported: string } {
  const unreadable = { query: [] };
  if (text.trimStart().startsWith('(') || (text.split('"').length - 1) % 2 === 1) return unreadable;
  const query: TextQuery = [];
  let operator: 'and' | 'or' | 'not' | undefined;
  for (const piece of text.match(PIECE) ?? []) {
    const previous = operator;
    operator = operators.get(piece);
    if (operator === 'or' || isUnsupported(piece, previous === 'not')) return { unsupported: piece };
    if (operator) continue;
    const term = readTerm(piece, previous === 'not');
    if (term.words.length > 0) query.push(term);
  }
  return operator ? unreadable : { query };
}

/** Fuzzy, proximity and boost; wildcards that are not at an end; negated groups. */
function isUnsupported(piece: string, negated: boolean): boolean {
  const phrase = /^[-+!]?"/.test(piece);
  if (/[^~^][~^][\d.]*$/.test(piece)) return true;
  if (/^[-!]\(/.test(piece) || (negated && piece.startsWith('('))) return true;
  return !phrase && /[\p{L}\p{N}_](\?|\*+[\p{L}\p{N}_])|\?[\p{L}\p{N}_]/u.test(piece);
}

function readTerm(piece: string, negated: boolean): TextTerm {
  const sign = /^[-+!]/.exec(piece)?.[0] ?? '';
  const body = piece.slice(sign.length);
  const words = splitWords(body);
  const loose = words.some((word) => unspaced.test(word));
  return {
    words,
    openStart: loose || /^\*+[\p{L}\p{N}_]/u.test(body),
    openEnd: loose || /[\p{L}\p{N}_]\*+$/u.test(body),
    excluded: negated || sign === '-' || sign === '!',
  };
}

/** The words of a text, folded, by the one definition of what a word is. */
export function splitWords(text: string): string[] {
  return Array.from(fold(text), (char) => (breaks.has(char) || /\s/.test(char) ? ' ' : char))
    .join('')
    .split(' ')
    .filter((word) => word !== '');
}
