/**
 * From what a text asks for to what is looked for in the index: wildcards and similar words become the words that
 * there are, and what is found becomes a query in the engine's own language. Between resolve and compile, since it
 * asks the database.
 */
import { toEngine } from '../../db/full-text.ts';
import { editDistance } from '../../kernel/edit-distance.ts';
import type { Match } from '../../kernel/match.ts';
import { RAW } from '../../kernel/words.ts';
import { type Condition, never, type TextTest } from './condition.ts';
import { clip } from './jql.errors.ts';
import { most } from './limits.ts';
import type { TextGroup, TextNode } from './text.ts';
import type { TermReader } from './text-term.store.ts';
import * as store from './text-term.store.ts';

/** A wildcard that stands for more words than are looked for. */
class TooManyWords extends Error {}

/**
 * The condition with each of its texts ready to be looked for; one that asks for too much finds nothing.
 * @param problems gets a sentence for each of these
 */
export async function prepareTexts(
  reader: TermReader,
  condition: Condition,
  problems: Set<string>,
): Promise<Condition> {
  switch (condition.kind) {
    case 'all':
    case 'any': {
      const parts: Condition[] = [];
      for (const part of condition.parts) parts.push(await prepareTexts(reader, part, problems));
      return { ...condition, parts };
    }
    case 'complement': {
      const before = problems.size;
      const of = await prepareTexts(reader, condition.of, problems);
      // What finds nothing because it asks for too much must not find everything the other way round.
      return problems.size > before ? never : { ...condition, of };
    }
    case 'text':
      return (await prepareTest(reader, condition, problems)) ?? never;
    case 'worklog': {
      const tests: (typeof condition.tests)[number][] = [];
      for (const test of condition.tests) {
        const ready = test.kind === 'text' ? await prepareTest(reader, test, problems) : test;
        if (!ready) return never;
        tests.push(ready);
      }
      return { ...condition, tests };
    }
    default:
      return condition;
  }
}

async function prepareTest(
  reader: TermReader,
  test: TextTest,
  problems: Set<string>,
): Promise<TextTest | null> {
  try {
    const match = toEngine(reader.db, await matchOf(reader, test.query));
    const boosts = [];
    for (const part of boostedParts(test.query)) {
      boosts.push({ match: toEngine(reader.db, await matchOf(reader, part)), boost: part.boost ?? 1 });
    }
    return { ...test, match, boosts };
  } catch (error) {
    if (!(error instanceof TooManyWords)) throw error;
    problems.add(error.message);
    return null;
  }
}

/** Parts that count more or less than others, where the order is by relevance. */
const boostedParts = ({ must, should }: TextGroup): TextNode[] =>
  [...must, ...should].flatMap((node) => [
    ...(node.boost === undefined ? [] : [node]),
    ...(node.kind === 'group' ? boostedParts(node) : []),
  ]);

async function matchOf(reader: TermReader, node: TextNode): Promise<Match> {
  switch (node.kind) {
    case 'group':
      return matchGroup(reader, node);
    case 'pattern':
      return matchPattern(reader, node.pattern);
    case 'similar':
      return anyOf(await similarTerms(reader, node.word, node.edits));
    default:
      return node;
  }
}

async function matchGroup(reader: TermReader, { must, should, not }: TextGroup): Promise<Match> {
  const each = async (nodes: readonly TextNode[]): Promise<Match[]> => {
    const parts: Match[] = [];
    for (const node of nodes) parts.push(await matchOf(reader, node));
    return parts;
  };
  const wanted = must.length > 0 ? join('all', await each(must)) : join('any', await each(should));
  return not.length === 0 ? wanted : { kind: 'but', wanted, unwanted: join('any', await each(not)) };
}

function join(kind: 'all' | 'any', parts: readonly Match[]): Match {
  const [first] = parts;
  if (first === undefined) return { kind: 'nothing' };
  return parts.length === 1 ? first : { kind, parts };
}

const anyOf = (terms: readonly string[]): Match =>
  join(
    'any',
    terms.map((term) => ({ kind: 'term', term })),
  );

/** What only ends in `*` the index answers by itself; anything else is looked up in the dictionary first. */
async function matchPattern(reader: TermReader, pattern: string): Promise<Match> {
  const start = /^([^*?]+)\*$/.exec(pattern)?.[1];
  if (start === undefined) {
    const terms = await store.listLike(reader, pattern, most.expansions + 1);
    if (terms.length > most.expansions) throw tooMany(pattern, most.expansions);
    return anyOf(terms);
  }
  const count = await store.countBeginning(reader.db, start, most.beginnings + 1);
  if (count > most.beginnings) throw tooMany(pattern, most.beginnings);
  return {
    kind: 'any',
    parts: [
      { kind: 'prefix', term: start },
      { kind: 'prefix', term: RAW + start },
    ],
  };
}

const tooMany = (pattern: string, limit: number): TooManyWords =>
  new TooManyWords(
    `The wildcards in '${clip(pattern)}' stand for too many words. At most ${limit} are possible: write more of the word.`,
  );

async function similarTerms(reader: TermReader, word: string, edits: number): Promise<string[]> {
  const signs = Array.from(word);
  const terms = await store.listOfLength(reader, Math.max(1, signs.length - edits), signs.length + edits);
  const near = terms.flatMap((term) => {
    const distance = editDistance(signs, Array.from(term.startsWith(RAW) ? term.slice(1) : term), edits);
    return distance > edits ? [] : [{ term, distance }];
  });
  near.sort((a, b) => a.distance - b.distance || (a.term < b.term ? -1 : 1));
  return near.slice(0, most.similar).map(({ term }) => term);
}
