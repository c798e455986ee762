/**
 * `npm run bench [-- --engine sqlite|postgres|both] [--sessions N] [--issues N] [--rounds N] [--seconds N]`
 * 32 connections. Ratios against a bare node:http server that writes the same bytes, measured in the same run, rounds interleaved,
 * medians. Needs wrk (Debian package `wrk`), and PostgreSQL's programs for its half.
 */
import { execFileSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { findPostgres, startCluster } from '../test/support/vitest-postgres-cluster.ts';
import { type Figure, table } from './figures.ts';
import { benchEngine } from './session-bench.ts';

const { values } = parseArgs({
  options: {
    engine: { type: 'string', default: 'both' },
    sessions: { type: 'string', default: '1000000' },
    issues: { type: 'string', default: '100000' },
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '4' },
  },
});

const size = {
  sessions: Number(values.sessions),
  issues: Number(values.issues),
  rounds: Number(values.rounds),
  seconds: Number(values.seconds),
};

try {
  execFileSync('wrk', ['-v'], { stdio: 'ignore' });
} catch (error) {
  // wrk -v prints its version and ends with 1.
  if ((error as { code?: string }).code === 'ENOENT') {
    console.error('The bench needs wrk: apt-get install wrk');
    process.exit(1);
  }
}

const results: [string, Figure[]][] = [];
if (values.engine !== 'postgres') results.push(['SQLite', await benchEngine('SQLite', '', size)]);
if (values.engine !== 'sqlite') {
  const binaries = findPostgres();
  if (binaries === null) console.log('PostgreSQL: skipped, its programs are not installed here.');
  else {
    const cluster = await startCluster(binaries);
    try {
      const url = `postgres://postgres@localhost/postgres?host=${encodeURIComponent(cluster.folder)}`;
      results.push(['PostgreSQL', await benchEngine('PostgreSQL', url, size)]);
    } finally {
      await cluster.stop();
    }
  }
}

const numbers = `${size.sessions.toLocaleString('en')} sessions, ${size.issues.toLocaleString('en')} issues`;
for (const [engine, figures] of results) console.log(`\n${table(`${engine} (${numbers})`, figures)}`);
process.exit(0);
