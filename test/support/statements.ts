/** The SQL that a server runs, as its drivers are given it. */
import { subscribe } from 'node:diagnostics_channel';
import Sqlite, { type Statement } from 'better-sqlite3';
import pg from 'pg';
import { longReadChannel } from '../../src/db/long-read-channel.ts';

export interface Traced {
  sql: string;
  parameters: unknown[];
}

/** Looks over the shoulders of both drivers; call it before anything is opened. */
export function traceStatements() {
  let seen: Traced[] | null = null;
  const prototype = Object.getPrototypeOf(new Sqlite(':memory:').prepare('select 1')) as Statement;
  const { all } = prototype;
  prototype.all = function (this: Statement, ...parameters: unknown[]) {
    seen?.push({ sql: this.source, parameters });
    return all.apply(this, parameters);
  } as typeof all;
  // What SQLite's readers run, each in a process of its own.
  subscribe(longReadChannel, (message) => void seen?.push(message as Traced));
  const { query } = pg.Client.prototype;
  pg.Client.prototype.query = function (this: pg.Client, ...given: unknown[]) {
    const [first, second] = given as [string | { text: string; values?: unknown[] }, unknown];
    if (typeof first === 'string')
      seen?.push({ sql: first, parameters: Array.isArray(second) ? second : [] });
    else seen?.push({ sql: first.text, parameters: first.values ?? [] });
    return (query as (...given: unknown[]) => unknown).apply(this, given);
  } as typeof query;
  return {
    start: (): void => {
      seen = [];
    },
    stop: (): Traced[] => {
      const traced = (seen ?? []).filter(({ sql }) => !sql.includes('pg_current_snapshot'));
      seen = null;
      return traced;
    },
  };
}
