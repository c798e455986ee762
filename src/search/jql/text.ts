/**
 * The little language inside `summary ~ "…"`, which is Lucene's as Jira uses it: words that must all occur, "phrases",
 * "near words"~10, wild*cards?, similar~ words, OR, NOT, + and -, (groups) and boosts^4. Words are looked for by what
 * kernel/words.ts makes of them.
 */
import { clip } from './jql.errors.ts';
import { most } from './limits.ts';
import { readText } from './text-parse.ts';

/** What makes a part count more, or less, where results are ordered by relevance. */
interface Boosted {
  readonly boost?: number;
}

export type TextNode = Boosted &
  (
    | { readonly kind: 'term'; readonly term: string }
    /** Terms in a row. */
    | { readonly kind: 'phrase'; readonly terms: readonly string[] }
    /** Different terms, with at most `within` other words among them. */
    | { readonly kind: 'near'; readonly terms: readonly string[]; readonly within: number }
    /** A folded word with `?` for one sign and `*` for any number. */
    | { readonly kind: 'pattern'; readonly pattern: string }
    /** Words that become `word`, folded, by so many insertions, removals, changes and swaps at most. */
    | { readonly kind: 'similar'; readonly word: string; readonly edits: number }
    | TextGroup
  );

/** All that must, none that must not, and, where nothing must, one that should. */
export interface TextGroup extends Boosted {
  readonly kind: 'group';
  readonly must: readonly TextNode[];
  readonly should: readonly TextNode[];
  readonly not: readonly TextNode[];
}

export type TextQuery = TextGroup;

type Outcome = { query: TextQuery } | { problem: string };

/**
 * Reads the text behind `~`.
 * @param field as the query names it, for messages
 * @param text quotes and escapes of JQL already resolved
 * @returns what it asks for, or Jira's message
 */
export function parseText(field: string, text: string): Outcome {
  if (text.trim() === '') {
    return { problem: `The field '${clip(field)}' does not support searching for an empty string.` };
  }
  if (text.length > most.text) {
    return {
      problem: `The text for the field '${clip(field)}' is too long. At most ${most.text} characters are possible.`,
    };
  }
  const read = readText(text);
  if (read === null) {
    return { problem: `Unable to parse the text '${clip(text)}' for field '${clip(field)}'.` };
  }
  if (read.words > most.words) {
    return {
      problem: `The text for the field '${clip(field)}' has too many words. At most ${most.words} are possible.`,
    };
  }
  if (read.depth > most.textDepth) {
    return {
      problem: `The text for the field '${clip(field)}' is nested too deeply. At most ${most.textDepth} levels of parentheses are possible.`,
    };
  }
  if (read.farthest > most.proximity) {
    return {
      problem: `The text for the field '${clip(field)}' looks too far for words. At most ${most.proximity} words may lie between them.`,
    };
  }
  return { query: read.query };
}
