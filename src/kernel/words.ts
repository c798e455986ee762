/**
 * What a text is searched by: its words, without regard to case and accents, English ones by their stem. The one
 * analysis, for what is written into the index and for what is looked for, so that every engine finds the same.
 */
import { stemmer } from 'stemmer';

/** A word of a text. */
export interface Word {
  /** As it is written, folded. */
  readonly raw: string;
  /** What it is found by; null: it is too common to be looked for but in a phrase. */
  readonly stem: string | null;
}

/**
 * What of a text goes into an index. A term is the stem of a word, as it is; a stop word behind STOP, which only
 * phrases look for; a word that is no stem behind RAW, which only wildcards look for.
 */
export interface IndexedText {
  /** The term at each place, from the first word on; null: nothing is found there. */
  readonly places: readonly (string | null)[];
  /** Words that are no stems, each once, with their mark. */
  readonly raw: readonly string[];
}

export const STOP = '.';
export const RAW = '=';
/** What no text has. */
export const NO_TERM = '=';

/** Bounds of a document, which are the narrower engine's (PostgreSQL's), and the same for all. */
const most = {
  /** Places; what comes after is not found. */
  places: 16_000,
  /** Places of one word. */
  repeats: 250,
  /** Bytes of the words together. */
  bytes: 400_000,
  /** Characters of a word; what it has more is cut off. */
  word: 255,
} as const;

/** Jira's, for English. */
const stopWords = new Set(
  'a an and are as at be but by for if in into is it no not of on or such that the their then there these they this to was will with'.split(
    ' ',
  ),
);

/** Scripts that put no spaces between words: there each sign is a word. */
const UNSPACED = ['Han', 'Hiragana', 'Katakana', 'Thai', 'Lao', 'Khmer', 'Myanmar', 'Tibetan'].map(
  (script) => String.raw`\p{Script=${script}}`,
);
const unspaced = `[${UNSPACED.join('')}]`;
const letter = String.raw`[[\p{L}\p{N}_]--${unspaced}]`;
const WORD = new RegExp(String.raw`${unspaced}\p{M}*|${letter}(?:[${letter}\p{M}]|['’](?=${letter}))*`, 'gv');
const ASCII_WORD = /[a-z0-9_]+(?:'[a-z0-9_]+)*/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII begins with them
const ASCII = /^[\x00-\x7f]*$/;

/** Accents of scripts that read the same without. */
const ACCENTED = /([\p{Script=Latin}\p{Script=Greek}])[\u0300-\u036f]+/gu;
const LIGATURE = /[ßæœøłđðþıŋħ]/g;
const ligatures: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ŋ: 'n',
  ħ: 'h',
};

/** A text without the differences that a search overlooks: case, accents, widths, ligatures. */
export function foldText(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase();
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(ACCENTED, '$1')
    .normalize('NFC')
    .replace(LIGATURE, (sign) => ligatures[sign] ?? sign);
}

/** The words of a text, in their order, stop words included. */
export function splitWords(text: string): Word[] {
  return rawWords(text).map((raw) => ({ raw, stem: stemOf(raw) }));
}

function rawWords(text: string): string[] {
  const folded = foldText(text);
  const found = folded.match(ASCII.test(folded) ? ASCII_WORD : WORD) ?? [];
  const words: string[] = [];
  for (const one of found) {
    const word = one.length > 1 || one === '_' ? bare(one) : one;
    if (word !== '') words.push(word);
  }
  return words;
}

/** Without the apostrophes (a possessive is dropped whole), and no longer than a word may be. */
function bare(found: string): string {
  if (found.charCodeAt(0) === 95 && /^_+$/.test(found)) return '';
  const apostrophe = found.search(/['’]/);
  const plain = apostrophe < 0 ? found : found.replace(/['’]s$/, '').replace(/['’]/g, '');
  return plain.length <= most.word ? plain : plain.slice(0, most.word).replace(/[\ud800-\udbff]$/, '');
}

const ENGLISH = /^[a-z]+$/;

/** null for a stop word */
export function stemOf(raw: string): string | null {
  if (stopWords.has(raw)) return null;
  return ENGLISH.test(raw) ? englishStem(raw) : raw;
}

const STEMS_KEPT = 50_000;
const stems = new Map<string, string>();

/** Porter's, remembered: a text has few words that no text had before it. */
function englishStem(word: string): string {
  const known = stems.get(word);
  if (known !== undefined) return known;
  if (stems.size >= STEMS_KEPT) stems.clear();
  const stem = word.length > 2 ? stemmer(word) : word;
  stems.set(word, stem);
  return stem;
}

/** The term that finds a word at its place. */
export const termOf = ({ raw, stem }: Word): string => stem ?? STOP + raw;

/** What an index keeps of a text; see `most` for how much of a very long one. */
export function indexText(text: string): IndexedText {
  const places: (string | null)[] = [];
  const raw = new Set<string>();
  const repeats = new Map<string, number>();
  let bytes = 0;
  for (const word of rawWords(text)) {
    if (places.length >= most.places || bytes > most.bytes) break;
    const stem = stemOf(word);
    const term = termOf({ raw: word, stem });
    const before = repeats.get(term) ?? 0;
    repeats.set(term, before + 1);
    places.push(before < most.repeats ? term : null);
    if (before > 0 && raw.has(RAW + word)) continue;
    if (stem !== null && stem !== word) raw.add(RAW + word);
    bytes += 3 * (term.length + word.length);
  }
  return { places, raw: [...raw] };
}
