import { join } from 'node:path';
import type { Config } from '../config.ts';
import { openPostgres } from './dialect/postgres.ts';
import { openSqlite } from './dialect/sqlite.ts';
import type { OpenDatabase } from './engine.ts';
import { registerEngine } from './prepared.ts';

/**
 * Opens the database that the configuration names.
 * @param onError told of connections that die while nobody uses them
 */
export function openDatabase(
  config: Pick<Config, 'database' | 'data'>,
  onError: (error: Error) => void = () => {},
): OpenDatabase {
  const opened = config.database
    ? openPostgres(config.database, onError)
    : openSqlite(join(config.data, 'tessera.sqlite'));
  registerEngine(opened.db, opened.engine);
  return opened;
}
