import type { Database, Statement } from 'better-sqlite3';

export type Prepare = (text: string) => Statement;

/** Prepared statements of one connection, the least recently used dropped first. */
export function keepStatements(database: Database, most = 1000): Prepare {
  const kept = new Map<string, Statement>();
  return (text) => {
    let statement = kept.get(text);
    if (statement) {
      kept.delete(text);
    } else {
      statement = database.prepare(text);
      const oldest = kept.size >= most ? kept.keys().next().value : undefined;
      if (oldest !== undefined) kept.delete(oldest);
    }
    kept.set(text, statement);
    return statement;
  };
}
