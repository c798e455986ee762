/**
 * `npm run bench [-- --suite session|token|oauth1|issue|jql|redmine|web] [--engine sqlite|postgres|both] [--rounds N] [--seconds N] …`
 * session: sessions, Basic, logins and one issue, 32 connections, against a bare node:http server that writes the same
 * bytes, rounds interleaved, medians. Needs wrk (Debian package `wrk`). --sessions N, --issues N.
 * oauth1: signed requests beside such with a token, one script on one connection, in turns. --turns N (of a round).
 * token: requests with tokens beside requests with a cookie, rounds interleaved, medians. Needs wrk. --tokens N.
 * issue: reading and making issues among very many of them, against the same SQL run by hand. --issues N,
 * --comments N (of each issue), --projects N, --turns N (of a round), medians of rounds. --keep FOLDER: fill the tables once, and measure on them again.
 * jql: forty searches as people send them, by somebody who sees half of the projects, against the best SQL by hand for the
 * same page and total. --issues N, --comments N, --projects N, --turns N (of each search), --keep FOLDER,
 * --only TEXT (searches with it in their name).
 * redmine: issue lists beside Redmine's, on SQLite, with the rows of suite jql. Needs Debian's redmine, redmine-sqlite, puma and wrk.
 * web: the browser app in Chromium, from a key press to what is painted. --issues N, --comments N, --projects N, --turns N (of
 * each thing in a round), --rounds N, --keep FOLDER. Needs a Chromium.
 * Every ratio is between things measured in the same run. PostgreSQL's half needs PostgreSQL's programs.
 */
import { execFileSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { findPostgres, startCluster } from '../test/support/vitest-postgres-cluster.ts';
import { type Figure, table } from './figures.ts';
import { benchIssues } from './issue-bench.ts';
import { benchJql } from './jql-bench.ts';
import { benchOauth1 } from './oauth1-bench.ts';
import { benchRedmine, redmineIsThere } from './redmine-bench.ts';
import { benchEngine } from './session-bench.ts';
import { benchTokens } from './token-bench.ts';
import { benchWeb, webBenchIsPossible } from './web-bench.ts';

const number = (standard: number) => ({ type: 'string', default: String(standard) }) as const;
const { values } = parseArgs({
  options: {
    suite: { type: 'string', default: 'session' },
    engine: { type: 'string', default: 'both' },
    sessions: number(1_000_000),
    tokens: number(100_000),
    issues: { type: 'string' },
    comments: number(6),
    projects: number(500),
    rounds: number(5),
    seconds: number(4),
    turns: { type: 'string' },
    keep: { type: 'string' },
    only: { type: 'string', default: '' },
  },
});

interface Suite {
  /** Of what there is how much. */
  of: string;
  run(engine: string, database: string): Promise<Figure[]>;
}

const count = (value: number, what: string): string => `${value.toLocaleString('en')} ${what}`;

function sessionSuite(): Suite {
  requireWrk();
  const size = {
    sessions: Number(values.sessions),
    issues: Number(values.issues ?? 100_000),
    rounds: Number(values.rounds),
    seconds: Number(values.seconds),
  };
  const of = `${count(size.sessions, 'sessions')}, ${count(size.issues, 'issues')}`;
  return { of, run: (engine, database) => benchEngine(engine, database, size) };
}

function tokenSuite(): Suite {
  requireWrk();
  const size = {
    tokens: Number(values.tokens),
    rounds: Number(values.rounds),
    seconds: Number(values.seconds),
  };
  const of = `${count(size.tokens, 'tokens')}, ${count(size.tokens, 'sessions')}`;
  return { of, run: (engine, database) => benchTokens(engine, database, size) };
}

function issueSuite(): Suite {
  const size = {
    issues: Number(values.issues ?? 1_000_000),
    comments: Number(values.comments),
    projects: Number(values.projects),
    turns: Number(values.turns ?? 400),
    rounds: Number(values.rounds),
  };
  const of = [
    count(size.issues, 'issues'),
    count(size.issues * size.comments, 'comments'),
    count(size.projects, 'projects'),
  ];
  return { of: of.join(', '), run: (engine, database) => benchIssues(engine, database, size, values.keep) };
}

const jqlSize = () => ({
  issues: Number(values.issues ?? 1_000_000),
  comments: Number(values.comments),
  projects: Number(values.projects),
  turns: Number(values.turns ?? 20),
  only: values.only,
});

function jqlSuite(): Suite {
  const size = jqlSize();
  const of = [
    count(size.issues, 'issues'),
    count(size.issues * size.comments, 'comments'),
    count(size.projects, 'projects'),
  ];
  return { of: of.join(', '), run: (engine, database) => benchJql(engine, database, size, values.keep) };
}

function redmineSuite(): Suite {
  if (!redmineIsThere()) {
    console.log('Redmine: skipped, it is not installed here: apt-get install redmine redmine-sqlite puma');
    process.exit(0);
  }
  requireWrk();
  const { of } = jqlSuite();
  const run = () =>
    benchRedmine(
      jqlSize(),
      Number(values.rounds),
      Number(values.seconds),
      values.keep && resolve(values.keep),
    );
  values.engine = 'sqlite';
  return { of, run };
}

function webSuite(): Suite {
  if (!webBenchIsPossible()) {
    console.log('The browser app: skipped, there is no Chromium here: apt-get install chromium');
    process.exit(0);
  }
  const size = {
    issues: Number(values.issues ?? 100_000),
    comments: Number(values.comments),
    projects: Number(values.projects),
    turns: Number(values.turns ?? 10),
    rounds: Number(values.rounds),
  };
  const of = [count(size.issues, 'issues'), count(size.projects, 'projects')];
  return { of: of.join(', '), run: (engine, database) => benchWeb(engine, database, size, values.keep) };
}

function requireWrk(): void {
  try {
    execFileSync('wrk', ['-v'], { stdio: 'ignore' });
  } catch (error) {
    // wrk -v prints its version and ends with 1.
    if ((error as { code?: string }).code === 'ENOENT') {
      console.error('The bench needs wrk: apt-get install wrk');
      process.exit(1);
    }
  }
}

function oauth1Suite(): Suite {
  const size = { turns: Number(values.turns ?? 800), rounds: Number(values.rounds) };
  return {
    of: count(size.turns * size.rounds, 'requests'),
    run: (engine, database) => benchOauth1(engine, database, size),
  };
}

const suites = {
  session: sessionSuite,
  token: tokenSuite,
  oauth1: oauth1Suite,
  issue: issueSuite,
  jql: jqlSuite,
  redmine: redmineSuite,
  web: webSuite,
};
if (!Object.hasOwn(suites, values.suite)) {
  console.error('--suite is session, token, oauth1, issue, jql, redmine or web.');
  process.exit(2);
}
const suite = suites[values.suite as keyof typeof suites]();

/** A million issues are some ten gigabytes: PostgreSQL's manual says a quarter of the machine's memory, and not 128 MB. */
const memory: Record<string, Record<string, string>> = { jql: { shared_buffers: '2GB' } };

const results: [string, Figure[]][] = [];
if (values.engine !== 'postgres') results.push(['SQLite', await suite.run('SQLite', '')]);
if (values.engine !== 'sqlite') {
  const binaries = findPostgres();
  if (binaries === null) console.log('PostgreSQL: skipped, its programs are not installed here.');
  else {
    const folder = values.keep === undefined ? undefined : join(resolve(values.keep), 'postgres');
    const cluster = await startCluster(binaries, memory[values.suite] ?? {}, folder);
    try {
      const url = `postgres://postgres@localhost/postgres?host=${encodeURIComponent(cluster.folder)}`;
      results.push(['PostgreSQL', await suite.run('PostgreSQL', url)]);
    } finally {
      await cluster.stop();
    }
  }
}

for (const [engine, figures] of results) console.log(`\n${table(`${engine} (${suite.of})`, figures)}`);
process.exit(0);
