/**
 * The queries with which Atlassian tests its own JQL grammar (the package @atlaskit/jql-parser, Apache-2.0). They are
 * about form alone: which fields there are is for the resolver.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../kernel/app-error.ts';
import { parse } from './parse.ts';
import { print } from './print.ts';

const home = dirname(createRequire(import.meta.url).resolve('@atlaskit/jql-parser/package.json'));
const folder = join(home, 'test-utils', 'data');

interface Corpus {
  valid: string[];
  invalid: string[];
}

const corpus = readdirSync(folder)
  .sort()
  .map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as Corpus);
const valid = corpus.flatMap((one) => one.valid);
const invalid = corpus.flatMap((one) => one.invalid);

/** Drops the positions. */
const plain = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (key, inner) => (key === 'at' ? undefined : inner)));

const problemOf = (query: string): string => {
  try {
    parse(query);
    return 'none';
  } catch (error) {
    if (error instanceof AppError && error.code === 'invalid') return error.messages.join('\n');
    throw error;
  }
};

/** Jira Server differs from the grammar of the corpus, which is Cloud's, in one reserved word, and in no query of it. */
describe('the corpus of queries', () => {
  it('is whole', () => {
    expect([valid.length, invalid.length]).toEqual([242, 430]);
  });

  it('is read where it is right', () => {
    expect(valid.filter((query) => problemOf(query) !== 'none')).toEqual([]);
  });

  it('prints to what reads the same again, and prints the same again', () => {
    for (const query of valid) {
      const printed = print(parse(query));
      expect(plain(parse(printed)), printed).toEqual(plain(parse(query)));
      expect(print(parse(printed))).toBe(printed);
    }
  });

  it('is refused where it is wrong, with the place, unless it ends too soon', () => {
    const placed = /^Error in the JQL Query: [^\n]+ \(line \d+, character \d+\)$/;
    const ended =
      /^Error in the JQL Query: [^\n]+ (?:before|at) the end of the query\.(?: The valid operators are [^\n]+)?$/;
    const customField = /^Error in the JQL Query: Expecting a custom field id enclosed by /;
    for (const query of invalid) {
      const problem = problemOf(query);
      expect([
        query,
        problem,
        placed.test(problem) || ended.test(problem) || customField.test(problem),
      ]).toEqual([query, problem, true]);
    }
  });

  it('reserves the word that only Jira Server reserves', () => {
    expect(problemOf('issuetype = all')).toContain("'all' is a reserved JQL word.");
  });
});
