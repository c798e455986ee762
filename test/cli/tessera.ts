/** The program as an operator runs it: another process, spoken to by its options, its streams and HTTP. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from '../../src/cli/run.ts';
import { createDatabase, dropDatabase } from '../support/postgres.ts';

const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url));

export interface Ended {
  code: number | null;
  out: string;
  err: string;
}

interface Surroundings {
  env?: Record<string, string>;
  stdin?: string;
  /** The working folder. */
  cwd?: string;
}

function launch(argv: readonly string[], { env = {}, cwd = tmpdir() }: Surroundings): ChildProcess {
  return spawn(process.execPath, [main, ...argv], { cwd, env: { PATH: process.env.PATH, ...env } });
}

function collect(child: ChildProcess): { out: string; err: string } {
  const texts = { out: '', err: '' };
  child.stdout?.setEncoding('utf8').on('data', (text) => {
    texts.out += text;
  });
  child.stderr?.setEncoding('utf8').on('data', (text) => {
    texts.err += text;
  });
  return texts;
}

/** Runs a command to its end. */
export function tessera(argv: readonly string[], surroundings: Surroundings = {}): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = launch(argv, surroundings);
    const texts = collect(child);
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, ...texts }));
    child.stdin?.on('error', () => {});
    child.stdin?.end(surroundings.stdin ?? '');
  });
}

/** The same without a process of its own, for what is over before anything is opened. */
export async function typed(argv: readonly string[], env: Record<string, string> = {}): Promise<Ended> {
  const texts = { out: '', err: '' };
  const never = () => Promise.reject(new Error('This command should not have come so far.'));
  const code = await run({
    argv,
    env,
    folder: tmpdir(),
    out: (text) => {
      texts.out += `${text}\n`;
    },
    err: (text) => {
      texts.err += `${text}\n`;
    },
    readStdin: never,
    askedToStop: never,
    program: {
      version: '1.2.3',
      nodeVersion: process.versions.node,
      start: never,
      routes: never,
      jiraOperations: () => [],
    },
  });
  return { code, ...texts };
}

export interface Served {
  /** http://localhost:40123/jira */
  url: string;
  /** What it has written so far. */
  texts: { out: string; err: string };
  /** Asks it to stop. @returns the exit code */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

/** Starts a server on a free port and waits until it says that it is ready. */
export function serve(argv: readonly string[], surroundings: Surroundings = {}): Promise<Served> {
  const child = launch(['serve', '--port', '0', '--log-level', 'error', ...argv], surroundings);
  const texts = collect(child);
  const closed = new Promise<number | null>((resolve) => child.once('close', resolve));
  return new Promise((resolve, reject) => {
    child.stdout?.on('data', () => {
      const url = /is ready: (\S+)/.exec(texts.out)?.[1];
      if (!url) return;
      resolve({
        url,
        texts,
        stop: (signal = 'SIGTERM') => {
          child.kill(signal);
          return closed;
        },
      });
    });
    closed.then(
      (code) => reject(new Error(`The server ended with ${code}: ${texts.out}${texts.err}`)),
      reject,
    );
  });
}

/** Where an installation of a test lies: a data folder, and on PostgreSQL a database. */
export interface Place {
  data: string;
  /** `--data …`, and `--database …` */
  options: string[];
  remove(): Promise<void>;
}

export async function makePlace(engine: 'SQLite' | 'PostgreSQL'): Promise<Place> {
  const folder = mkdtempSync(join(tmpdir(), 'tessera-cli-'));
  const data = join(folder, 'data');
  const database = engine === 'PostgreSQL' ? await createDatabase() : null;
  return {
    data,
    options: ['--data', data, ...(database ? ['--database', database] : [])],
    async remove() {
      rmSync(folder, { recursive: true, force: true });
      if (database) await dropDatabase(database);
    },
  };
}

/** Logs in as a script does. @returns the status, and the Cookie header for further requests */
export async function logIn(url: string, username: string, password: string) {
  const answer = await fetch(`${url}/rest/auth/1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username, password }),
  });
  const body = (await answer.json()) as { session?: { value: string } };
  return { status: answer.status, cookie: `JSESSIONID=${body.session?.value}` };
}

export const statusOf = async (url: string, cookie: string): Promise<number> =>
  (await fetch(`${url}/rest/auth/1/session`, { headers: { cookie } })).status;

/** The password that a command shows once. */
export const shownPassword = (text: string): string =>
  /password(?:, shown only now:)?\s+([a-z2-9]{5}(?:-[a-z2-9]{5}){3})\b/i.exec(text)?.[1] ?? '';
