/**
 * A program of its own: `node sqlite-reader.ts FILE` runs reads of the database that its parent sends it, one after the
 * other. A thread could do that, too, but nothing can stop SQLite in a thread of this process; a process can be ended
 * at any moment, and takes nothing with it. It ends when its parent does.
 */
import { Worker } from 'node:worker_threads';
import Sqlite from 'better-sqlite3';
import { keepStatements } from './sqlite-statements.ts';

export interface ReadMessage {
  sql: string;
  parameters: readonly unknown[];
}

export type ReadAnswer = { rows: Record<string, unknown>[] } | { error: { message: string; code?: string } };

const STATEMENTS_KEPT = 200;

const database = new Sqlite(process.argv[2] ?? '', { readonly: true, fileMustExist: true });
database.pragma('busy_timeout = 5000');
database.pragma('query_only = ON');
database.pragma('cache_size = -32000');
const prepare = keepStatements(database, STATEMENTS_KEPT);

function answer({ sql, parameters }: ReadMessage): ReadAnswer {
  try {
    return { rows: prepare(sql).all(...parameters) as Record<string, unknown>[] };
  } catch (error) {
    const { message, code } = error as { message: string; code?: string };
    return { error: { message, ...(code !== undefined && { code }) } };
  }
}

process.on('message', (message: ReadMessage) => process.send?.(answer(message)));
process.on('disconnect', () => process.exit(0));
// A read keeps this thread from hearing that; where the parent died in the middle of one, nobody else would end it.
const watch = `const { ppid, pid } = process;
  setInterval(() => process.ppid === ppid || process.kill(pid, 'SIGKILL'), 1000);`;
new Worker(watch, { eval: true, resourceLimits: { maxOldGenerationSizeMb: 8 } }).unref();
// A terminal sends these to everybody in it; the parent says when its requests are served.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => {});
