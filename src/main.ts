/** argv, signals, exit codes: the only file that touches `process`. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { type DestinationStream, pino } from 'pino';
import { assemble } from './app.ts';
import type { Program, Running } from './cli/command.ts';
import { run } from './cli/run.ts';
import type { Config } from './config.ts';
import { jiraOperations } from './jira-operations.ts';
import { routes } from './routes.ts';

const program: Program = {
  version: JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')).version,
  nodeVersion: process.versions.node,
  start,
  routes: async () => routes,
  jiraOperations,
};

/** Where scripts/build.js puts the browser app: dist/web, beside the bundle or beside the sources. */
const builtWebApp = fileURLToPath(new URL('../dist/web', import.meta.url));

const MEMORY_GIVEN_BACK_AFTER_START = 2_000;

async function start(given: Config): Promise<Running> {
  const config = Object.freeze({ ...given, webApp: given.webApp || builtWebApp });
  const destination = pino.destination({ fd: 2, sync: false });
  const log = pino({ level: config.logLevel, timestamp: pino.stdTimeFunctions.isoTime }, destination);
  const app = await assemble(config, { log });
  await app.server.listen({ host: config.host, port: config.port });
  setTimeout(giveBackMemory, MEMORY_GIVEN_BACK_AFTER_START).unref();
  return {
    url: config.baseUrl,
    first: app.first,
    stop: async () => {
      await app.stop();
      flush(destination);
    },
  };
}

/**
 * What only the start needed, some 25 MB. V8 collects when memory is asked for, so that a server with nothing to do
 * would keep it for ever. Beside the event loop, once.
 */
function giveBackMemory(): void {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as NonNullable<typeof globalThis.gc>;
  void collect({ type: 'major', execution: 'async', flavor: 'last-resort' });
}

/** Log lines are written in bulk; the last ones must not be lost. */
function flush(destination: DestinationStream & { flushSync(): void }): void {
  try {
    destination.flushSync();
  } catch {
    // Nothing was written yet.
  }
}

function askedToStop(): Promise<string> {
  return new Promise((resolve) => {
    // On Ctrl+C a terminal and npm both send one: the second must not cut off what the first one lets finish.
    for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => resolve(signal));
  });
}

async function readStdin(): Promise<string> {
  let text = '';
  for await (const chunk of process.stdin.setEncoding('utf8')) text += chunk;
  return text;
}

process.exitCode = await run({
  argv: process.argv.slice(2),
  env: process.env,
  folder: process.cwd(),
  out: (text) => void process.stdout.write(`${text}\n`),
  err: (text) => void process.stderr.write(`${text}\n`),
  readStdin,
  askedToStop,
  program,
});
