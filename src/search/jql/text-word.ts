/** One word or phrase of a text to search for, with what hangs on it, as what is looked for. */
import { foldText, splitWords, termOf } from '../../kernel/words.ts';
import type { TextNode } from './text.ts';

/** What a piece asks for; null: nothing that an index has, punctuation or stop words. */
export interface Piece {
  node: TextNode | null;
  /** Whether it has any word, stop words included. */
  hasWords: boolean;
  words: number;
  /** How far apart near words may be. */
  within: number;
}

const SUFFIXES = /^(.*?)(~(?:\d+(?:\.\d*)?|\.\d+)?)?(?:\^(\d+(?:\.\d*)?|\.\d+))?$/s;
/** A boost beyond it says no more. */
const HIGHEST_BOOST = 1000;

interface Suffixed {
  body: string;
  /** What stands behind `~`, which may be nothing; undefined: there is no `~`. */
  tilde: string | undefined;
  boost: number;
}

function takeSuffixes(text: string): Suffixed {
  const [, body = '', tilde, boost] = SUFFIXES.exec(text) ?? [undefined, text];
  return {
    body,
    tilde: tilde?.slice(1),
    boost: boost === undefined ? 1 : Math.min(Number(boost), HIGHEST_BOOST),
  };
}

export const boosted = (node: TextNode, boost: number): TextNode => (boost === 1 ? node : { ...node, boost });

/** The boost of a group: what stands behind its `)`. */
export const readBoost = (suffix: string): number => takeSuffixes(suffix).boost;

/** @param inner between the quotation marks @param suffix behind them */
export function readPhrase(inner: string, suffix: string): Piece {
  const { tilde, boost } = takeSuffixes(suffix);
  const words = splitWords(inner);
  const within = Math.floor(Number(tilde || 0));
  const node = phraseOf(words, tilde !== undefined && within > 0 ? within : null);
  return {
    node: node && boosted(node, boost),
    hasWords: words.length > 0,
    words: words.length,
    within,
  };
}

function phraseOf(words: ReturnType<typeof splitWords>, within: number | null): TextNode | null {
  const [first] = words;
  const stems = [...new Set(words.flatMap(({ stem }) => stem ?? []))];
  if (first === undefined || (within !== null && stems.length === 0)) return null;
  if (within !== null && stems.length > 1) return { kind: 'near', terms: stems, within };
  if (words.length === 1 || within !== null) {
    return stems[0] === undefined ? null : { kind: 'term', term: stems[0] };
  }
  return { kind: 'phrase', terms: words.map(termOf) };
}

/** A run of signs without spaces, quotation marks and parentheses. */
export function readWord(text: string): Piece {
  const { body, tilde, boost } = takeSuffixes(text);
  const wild = /[*?]/.test(body) ? patternsOf(body) : null;
  if (wild) return { node: wild.node && boosted(wild.node, boost), ...count(wild.words) };
  const words = splitWords(body);
  const [only] = words;
  const node =
    tilde !== undefined && only && words.length === 1 ? similar(only.raw, tilde) : phraseOf(words, null);
  return { node: node && boosted(node, boost), ...count(words.length) };
}

const count = (words: number) => ({ hasWords: words > 0, words, within: 0 });

/** Signs of words and wildcards together; what else stands between them divides them, as everywhere. */
const PATTERN = /[\p{L}\p{N}\p{M}_*?'’]+/gu;
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}]/u;

function patternsOf(body: string): { node: TextNode | null; words: number } {
  const parts = (foldText(body).match(PATTERN) ?? []).filter((part) => /[\p{L}\p{N}]/u.test(part));
  const must = parts.flatMap((part): TextNode[] => {
    const plain = !/[*?]/.test(part) || UNSPACED.test(part);
    const node = plain
      ? phraseOf(splitWords(part.replace(/[*?]/g, '')), null)
      : ({ kind: 'pattern', pattern: part.replace(/['’]/g, '').replace(/\*+/g, '*') } as const);
    return node ? [node] : [];
  });
  const [first] = must;
  const node: TextNode | null =
    must.length > 1 ? { kind: 'group', must, should: [], not: [] } : (first ?? null);
  return { node, words: parts.length };
}

const MOST_EDITS = 2;
/** Lucene's, where none is named. */
const SIMILARITY = 0.5;

/** Behind `~` stands a number of edits, or below 1 how much of the word must stay. */
function similar(word: string, tilde: string): TextNode {
  const given = tilde === '' ? SIMILARITY : Number(tilde);
  const length = Array.from(word).length;
  const edits = given >= 1 ? Math.floor(given) : Math.floor((1 - given) * length + 1e-9);
  return { kind: 'similar', word, edits: Math.min(edits, MOST_EDITS) };
}
