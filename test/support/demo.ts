/** The demo as a new user starts it: a process of its own, on a port of its own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { createDatabase, dropDatabase } from './postgres.ts';

export interface Demo {
  /** http://localhost:PORT/jira */
  readonly base: string;
  /** What it printed so far. */
  output(): string;
  stop(): Promise<void>;
}

export async function startDemo(
  engine: 'SQLite' | 'PostgreSQL',
  env: Record<string, string> = {},
): Promise<Demo> {
  const data = await mkdtemp(join(tmpdir(), 'tessera-demo-'));
  const database = engine === 'PostgreSQL' ? await createDatabase() : '';
  const port = await freePort();
  const child = spawn(process.execPath, ['src/main.ts', 'serve', '--demo', '--port', String(port)], {
    env: {
      PATH: process.env.PATH,
      TESSERA_DATA: data,
      TESSERA_DATABASE: database,
      TESSERA_LOG_LEVEL: 'error',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (text) => {
      printed += text;
    });
  }
  const base = `http://localhost:${port}/jira`;
  await answering(base, child, () => printed);
  return {
    base,
    output: () => printed,
    async stop() {
      child.kill('SIGTERM');
      await new Promise((resolve) => child.once('exit', resolve));
      await rm(data, { recursive: true, force: true });
      if (database) await dropDatabase(database);
    },
  };
}

async function answering(base: string, child: ChildProcess, printed: () => string): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (!(await fetch(`${base}/rest/api/2/serverInfo`).catch(() => null))) {
    if (child.exitCode !== null || Date.now() > deadline)
      throw new Error(`The demo did not start:\n${printed()}`);
    await wait(50);
  }
}

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}
