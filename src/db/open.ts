import { join } from 'node:path';
import type { Config } from '../config.ts';
import { openPostgres } from './dialect/postgres.ts';
import { openSqlite } from './dialect/sqlite.ts';
import type { OpenDatabase } from './engine.ts';
import { registerEngine } from './prepared.ts';

/** The file of the embedded database; null where PostgreSQL is used. */
export const databaseFile = ({ database, data }: Pick<Config, 'database' | 'data'>): string | null =>
  database ? null : join(data, 'tessera.sqlite');

/**
 * Opens the database that the configuration names.
 * @param onError told of connections that die while nobody uses them
 */
export function openDatabase(
  config: Pick<Config, 'database' | 'data' | 'searchesAtOnce' | 'searchTimeout'>,
  onError: (error: Error) => void = () => {},
): OpenDatabase {
  const file = databaseFile(config);
  const { searchesAtOnce, searchTimeout } = config;
  const opened =
    file === null
      ? openPostgres(config.database, { atOnce: searchesAtOnce, within: searchTimeout }, onError)
      : openSqlite(file, searchesAtOnce);
  registerEngine(opened.db, opened.engine);
  return opened;
}
