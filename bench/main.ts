/** `npm run bench [-- OPTIONS]`: measures, as ratios between things of the same run; what there is to measure, `--help` says. */
import { execFileSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { findPostgres, startCluster } from '../test/support/vitest-postgres-cluster.ts';
import { type Figure, table } from './figures.ts';
import { benchIssues } from './issue-bench.ts';
import { benchJql } from './jql-bench.ts';
import { benchOauth1 } from './oauth1-bench.ts';
import { optionsOf, type SuiteName } from './options.ts';
import { benchRedmine, redmineIsThere } from './redmine-bench.ts';
import { benchEngine } from './session-bench.ts';
import { benchTokens } from './token-bench.ts';
import { benchWeb, webBenchIsPossible } from './web-bench.ts';

const values = optionsOf(process.argv.slice(2));

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

const suites: Record<SuiteName, () => Suite> = {
  session: sessionSuite,
  token: tokenSuite,
  oauth1: oauth1Suite,
  issue: issueSuite,
  jql: jqlSuite,
  redmine: redmineSuite,
  web: webSuite,
};
const suite = suites[values.suite]();

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
