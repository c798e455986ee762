/**
 * Hot look-ups. Kysely needs some 10 µs to build a query, as long as SQLite needs to answer it; a prepared read is
 * built once per engine and then only filled in.
 */
import type { Compilable, CompiledQuery } from 'kysely';
import type { Db, Engine } from './engine.ts';

const engines = new WeakMap<Db, Engine>();

export const registerEngine = (db: Db, engine: Engine): void => {
  engines.set(db, engine);
};

/** See Engine.commitStamp; null also inside a transaction. */
export const commitStamp = (db: Db): number | null => engines.get(db)?.commitStamp() ?? null;

class Placeholder {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}

/**
 * Makes a read that is compiled at its first use on each engine.
 * @param build gets the database and a function that stands for a parameter: `where('id', '=', value('id'))`.
 *   Every parameter must be a single value (no lists: their length is part of the SQL).
 * @returns a function of (db, parameters) → rows. Inside a transaction it reads what the transaction wrote.
 */
export function prepared<P extends Record<string, string | number | null>, R>(
  build: (db: Db, value: <N extends keyof P & string>(name: N) => P[N]) => Compilable<R>,
): (db: Db, parameters: P) => R[] | Promise<R[]> {
  const compiled = new Map<string, CompiledQuery<R>>();
  return (db, parameters) => {
    const engine = engines.get(db);
    const key = engine?.name ?? db.getExecutor().adapter.constructor.name;
    let query = compiled.get(key);
    if (!query) {
      query = build(db, (name) => new Placeholder(name) as never).compile();
      compiled.set(key, query);
    }
    const values = query.parameters.map((one) => (one instanceof Placeholder ? parameters[one.name] : one));
    if (engine) return engine.read(query.sql, values) as R[] | Promise<R[]>;
    return db.executeQuery<R>({ ...query, parameters: values }).then((result) => result.rows);
  };
}

/** Whether `row` came, and no other: for reads by a unique key. */
export const onlyRow = <R>(rows: R[]): R | null => rows[0] ?? null;
