/**
 * From what a text asks for to what is looked for in the index: wildcards and similar words become the words that
 * there are, and what is found becomes a query in the engine's own language. Between resolve and compile, since it
 * asks the database.
 */
import type { Ctx } from '../../context.ts';
import type { Db } from '../../db/engine.ts';
import { toEngine } from '../../db/full-text.ts';
import { editDistance } from '../../kernel/edit-distance.ts';
import type { Match } from '../../kernel/match.ts';
import { RAW } from '../../kernel/words.ts';
import { type Condition, never, type TextTest } from './condition.ts';
import { clip } from './jql.errors.ts';
import { most } from './limits.ts';
import type { TextGroup, TextNode } from './text.ts';
import * as store from './text-term.store.ts';

/** A wildcard that stands for more words than are looked for. */
class TooManyWords extends Error {}

/**
 * The condition with each of its texts ready to be looked for; one that asks for too much finds nothing.
 * @param problems gets a sentence for each of these
 */
export async function prepareTexts(
  { db }: Pick<Ctx, 'db'>,
  condition: Condition,
  problems: Set<string>,
): Promise<Condition> {
  switch (condition.kind) {
    case 'all':
    case 'any': {
      const parts: Condition[] = [];
      for (const part of condition.parts) parts.push(await prepareTexts({ db }, part, problems));
      return { ...condition, parts };
    }
    case 'complement': {
      const before = problems.size;
      const of = await prepareTexts({ db }, condition.of, problems);
      // What finds nothing because it asks for too much must not find everything the other way round.
      return problems.size > before ? never : { ...condition, of };
    }
    case 'text':
      return (await prepareTest(db, condition, problems)) ?? never;
    case 'worklog': {
      const tests: (typeof condition.tests)[number][] = [];
      for (const test of condition.tests) {
        const ready = test.kind === 'text' ? await prepareTest(db, test, problems) : test;
        if (!ready) return never;
        tests.push(ready);
      }
      return { ...condition, tests };
    }
    default:
      return condition;
  }
}

async function prepareTest(db: Db, test: TextTest, problems: Set<string>): Promise<TextTest | null> {
  try {
    const match = toEngine(db, await matchOf(db, test.query));
    const boosts = [];
    for (const part of boostedParts(test.query)) {
      boosts.push({ match: toEngine(db, await matchOf(db, part)), boost: part.boost ?? 1 });
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

async function matchOf(db: Db, node: TextNode): Promise<Match> {
  switch (node.kind) {
    case 'group':
      return matchGroup(db, node);
    case 'pattern':
      return matchPattern(db, node.pattern);
    case 'similar':
      return anyOf(await similarTerms(db, node.word, node.edits));
    default:
      return node;
  }
}

async function matchGroup(db: Db, { must, should, not }: TextGroup): Promise<Match> {
  const each = async (nodes: readonly TextNode[]): Promise<Match[]> => {
    const parts: Match[] = [];
    for (const node of nodes) parts.push(await matchOf(db, node));
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
async function matchPattern(db: Db, pattern: string): Promise<Match> {
  const start = /^([^*?]+)\*$/.exec(pattern)?.[1];
  if (start === undefined) {
    const terms = await store.listLike(db, pattern, most.expansions + 1);
    if (terms.length > most.expansions) throw tooMany(pattern, most.expansions);
    return anyOf(terms);
  }
  const count = await store.countBeginning(db, start, most.beginnings + 1);
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

async function similarTerms(db: Db, word: string, edits: number): Promise<string[]> {
  const signs = Array.from(word);
  const terms = await store.listOfLength(db, Math.max(1, signs.length - edits), signs.length + edits);
  const near = terms.flatMap((term) => {
    const distance = editDistance(signs, Array.from(term.startsWith(RAW) ? term.slice(1) : term), edits);
    return distance > edits ? [] : [{ term, distance }];
  });
  near.sort((a, b) => a.distance - b.distance || (a.term < b.term ? -1 : 1));
  return near.slice(0, most.similar).map(({ term }) => term);
}
