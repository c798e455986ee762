/**
 * Text to search for → what it asks for. Operators bind as in Lucene's classic parser with AND between words: each
 * clause must, should, or must not; an OR makes the clauses on both its sides optional.
 */
import type { TextGroup, TextNode } from './text.ts';
import { boosted, type Piece, readBoost, readPhrase, readWord } from './text-word.ts';

export interface ReadText {
  query: TextGroup;
  words: number;
  /** Levels of parentheses. */
  depth: number;
  /** The greatest number of words that may lie between near ones. */
  farthest: number;
}

type Token =
  | { kind: 'and' | 'or' | 'plus' | 'minus' | 'open' }
  | { kind: 'close'; boost: number }
  | { kind: 'piece'; piece: Piece };

/** A phrase, a parenthesis, a run without any of these; with what hangs on it. */
const TOKEN = /([-+!]?)(?:"([^"]*)"([~^\d.]*)|(\()|(\))([~^\d.]*)|([^\s"()]+))/g;
const operators = new Map<string, 'and' | 'or' | 'minus' | 'plus'>([
  ['AND', 'and'],
  ['&&', 'and'],
  ['OR', 'or'],
  ['||', 'or'],
  ['NOT', 'minus'],
  ['!', 'minus'],
  ['-', 'minus'],
  ['+', 'plus'],
]);

/** @returns null where it cannot be read, or has nothing to look for */
export function readText(text: string): ReadText | null {
  // What Lucene escapes is not indexed: a comma, which divides words and means nothing, stands in for it.
  const plain = text.replace(/\\([^\p{L}\p{N}]|$)/gsu, ',').replaceAll('\\', '');
  if (plain.trimStart().startsWith('(') || (plain.split('"').length - 1) % 2 === 1) return null;
  const reader = new Reader(plain);
  const query = reader.read();
  return query && reader.hasWords ? { query, ...reader.size } : null;
}

function* tokensOf(text: string): Generator<Token> {
  for (const [, sign, ...match] of text.matchAll(TOKEN)) {
    if (sign) yield { kind: sign === '+' ? 'plus' : 'minus' };
    yield tokenOf(match, !sign);
  }
}

function tokenOf(match: readonly (string | undefined)[], mayBeOperator: boolean): Token {
  const [phrase, phraseSuffix = '', open, close, closeSuffix = '', run = ''] = match;
  if (phrase !== undefined) return { kind: 'piece', piece: readPhrase(phrase, phraseSuffix) };
  if (open) return { kind: 'open' };
  if (close) return { kind: 'close', boost: readBoost(closeSuffix) };
  const operator = mayBeOperator ? operators.get(run) : undefined;
  return operator ? { kind: operator } : { kind: 'piece', piece: readWord(run) };
}

type Sign = 'must' | 'should' | 'not';

/** A group that is being read. */
interface Open {
  clauses: { sign: Sign; node: TextNode | null }[];
  conjunction: 'and' | 'or' | null;
  modifier: 'plus' | 'minus' | null;
}

const opened = (): Open => ({ clauses: [], conjunction: null, modifier: null });

class Reader {
  readonly size = { words: 0, depth: 0, farthest: 0 };
  hasWords = false;
  readonly #text: string;
  readonly #open: Open[] = [opened()];

  constructor(text: string) {
    this.#text = text;
  }

  /** null: it cannot be read */
  read(): TextGroup | null {
    for (const token of tokensOf(this.#text)) if (!this.#take(token)) return null;
    const [whole, ...unclosed] = this.#open;
    if (!whole || unclosed.length > 0 || !isComplete(whole)) return null;
    return groupOf(whole);
  }

  #take(token: Token): boolean {
    const group = this.#open.at(-1) as Open;
    switch (token.kind) {
      case 'and':
      case 'or':
        if (group.clauses.length === 0 || group.conjunction || group.modifier) return false;
        group.conjunction = token.kind;
        return true;
      case 'plus':
      case 'minus':
        if (group.modifier) return false;
        group.modifier = token.kind;
        return true;
      case 'open':
        this.#open.push(opened());
        this.size.depth = Math.max(this.size.depth, this.#open.length - 1);
        return true;
      case 'close':
        return this.#close(token.boost);
      case 'piece':
        this.#count(token.piece);
        add(group, token.piece.node);
        return true;
    }
  }

  #count({ hasWords, words, within }: Piece): void {
    this.hasWords ||= hasWords;
    this.size.words += words;
    this.size.farthest = Math.max(this.size.farthest, within);
  }

  #close(boost: number): boolean {
    const group = this.#open.pop();
    const around = this.#open.at(-1);
    if (!group || !around || !isComplete(group)) return false;
    const node = groupOf(group);
    add(around, isEmpty(node) ? null : boosted(node, boost));
    return true;
  }
}

const isComplete = ({ clauses, conjunction, modifier }: Open): boolean =>
  clauses.length > 0 && !conjunction && !modifier;

const isEmpty = ({ must, should, not }: TextGroup): boolean => must.length + should.length + not.length === 0;

/** What stands before an AND must, before an OR should, where it is not excluded. */
function add(group: Open, node: TextNode | null): void {
  const { clauses, conjunction, modifier } = group;
  const previous = clauses.at(-1);
  if (previous && conjunction && previous.sign !== 'not') {
    previous.sign = conjunction === 'and' ? 'must' : 'should';
  }
  const optional = conjunction === 'or' && modifier !== 'plus';
  clauses.push({ sign: modifier === 'minus' ? 'not' : optional ? 'should' : 'must', node });
  group.conjunction = null;
  group.modifier = null;
}

function groupOf({ clauses }: Open): TextGroup {
  const of = (sign: Sign) => clauses.flatMap((one) => (one.sign === sign && one.node ? [one.node] : []));
  return { kind: 'group', must: of('must'), should: of('should'), not: of('not') };
}
