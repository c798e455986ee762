/**
 * A program of its own: `node sqlite-reader.ts FILE` runs reads of the database that its parent sends it, one after the
 * other. A thread could do that, too, but nothing can stop SQLite in a thread of this process; a process can be ended
 * at any moment, and takes nothing with it. It ends when its parent does.
 */
import Sqlite from 'better-sqlite3';
import type { Row } from '../engine.ts';
import { inTurn, type LongRead } from '../read-in-turn.ts';
import { endWithParent } from './sqlite-child.ts';
import { keepStatements } from './sqlite-statements.ts';

/** Of each statement that was run. */
export type ReadAnswer = { rows: Row[][] } | { error: { message: string; code?: string } };

const STATEMENTS_KEPT = 200;

const database = new Sqlite(process.argv[2] ?? '', { readonly: true, fileMustExist: true });
database.pragma('busy_timeout = 5000');
database.pragma('query_only = ON');
database.pragma('cache_size = -32000');
const prepare = keepStatements(database, STATEMENTS_KEPT);

function run(read: LongRead): Row[][] {
  const turns = inTurn(read);
  let turn = turns.next();
  while (!turn.done) turn = turns.next(prepare(turn.value.sql).all(...turn.value.parameters) as Row[]);
  return turn.value;
}

/** What is read together is of one state of the database. */
const runTogether = database.transaction(run);

function answer(read: LongRead): ReadAnswer {
  try {
    return { rows: read.next ? runTogether(read) : run(read) };
  } catch (error) {
    const { message, code } = error as { message: string; code?: string };
    return { error: { message, ...(code !== undefined && { code }) } };
  }
}

process.on('message', (read: LongRead) => process.send?.(answer(read)));
endWithParent();
