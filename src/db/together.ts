import { PostgresAdapter } from 'kysely';
import type { Db } from './engine.ts';

/**
 * Whether one statement may write to several tables (`with made as (insert …) insert …`): one round trip then instead of
 * one for each. SQLite has no such statements, and no round trips.
 */
export const writesTogether = (db: Db): boolean => db.getExecutor().adapter instanceof PostgresAdapter;
