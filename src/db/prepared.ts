/**
 * Hot look-ups. Kysely needs some 10 µs to build a query, as long as SQLite needs to answer it; a prepared read is
 * built once per engine and then only filled in.
 */
import type { Compilable, CompiledQuery } from 'kysely';
import type { CommitStamp, Db, Engine } from './engine.ts';

const engines = new WeakMap<Db, Engine>();

export const registerEngine = (db: Db, engine: Engine): void => {
  engines.set(db, engine);
};

/** The engine of a database; null inside a transaction. */
export const engineOf = (db: Db): Engine | null => engines.get(db) ?? null;

/** See Engine.commitStamp; null inside a transaction, which sees what nobody else does: keep nothing there. */
export const commitStamp = (db: Db): CommitStamp | null | Promise<CommitStamp> =>
  engines.get(db)?.commitStamp() ?? null;

class Placeholder {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}

/** A list is a single value only where it is an array of PostgreSQL's. */
type Parameters = Record<string, string | number | null | readonly (string | number)[]>;
type Build<P, R> = (db: Db, value: <N extends keyof P & string>(name: N) => P[N]) => Compilable<R>;

/** Compiles at the first use on each engine, and from then on only fills in. */
function compileOnce<P extends Parameters, R>(
  build: Build<P, R>,
): (db: Db, parameters: P) => CompiledQuery<R> {
  const compiled = new Map<string, CompiledQuery<R>>();
  return (db, parameters) => {
    const engine = db.getExecutor().adapter.constructor.name;
    let query = compiled.get(engine);
    if (!query) {
      query = build(db, (name) => new Placeholder(name) as never).compile();
      compiled.set(engine, query);
    }
    const values = query.parameters.map((one) => (one instanceof Placeholder ? parameters[one.name] : one));
    return { ...query, parameters: values };
  };
}

/**
 * Makes a read that is compiled at its first use on each engine.
 * @param build gets the database and a function that stands for a parameter: `where('id', '=', value('id'))`.
 *   Every parameter must be a single value (no lists: their length is part of the SQL).
 * @returns a function of (db, parameters) → rows. Inside a transaction it reads what the transaction wrote.
 */
export function prepared<P extends Parameters, R>(
  build: Build<P, R>,
): (db: Db, parameters: P) => R[] | Promise<R[]> {
  const fill = compileOnce(build);
  return (db, parameters) => {
    const query = fill(db, parameters);
    const engine = engines.get(db);
    if (engine) return engine.read(query.sql, query.parameters) as R[] | Promise<R[]>;
    return db.executeQuery<R>(query).then((result) => result.rows);
  };
}

/** The same for a write; @returns a function of (db, parameters) → the rows that it says it returns */
export function preparedWrite<P extends Parameters, R>(
  build: Build<P, R>,
): (db: Db, parameters: P) => Promise<R[]> {
  const fill = compileOnce(build);
  return async (db, parameters) => {
    const query = fill(db, parameters);
    const write = engines.get(db)?.write;
    if (write) return (await write(query.sql, query.parameters)) as R[];
    return (await db.executeQuery<R>(query)).rows;
  };
}

const ROWS_PREPARED = 4;

/**
 * An insertion of any number of rows. That of a few is compiled once for each number, that of many each time.
 * @param columns of every row
 */
export function preparedInsert<V extends object, R>(
  columns: readonly (keyof V & string)[],
  build: (db: Db, rows: V[]) => Compilable<R>,
): (db: Db, rows: readonly V[]) => Promise<R[]> {
  const few = Array.from({ length: ROWS_PREPARED }, (_, less) =>
    preparedWrite<Parameters, R>((db, value) =>
      build(
        db,
        Array.from(
          { length: less + 1 },
          (_, at) => Object.fromEntries(columns.map((column) => [column, value(`${column} ${at}`)])) as V,
        ),
      ),
    ),
  );
  return async (db, rows) => {
    const write = few[rows.length - 1];
    if (!write) return (await db.executeQuery<R>(build(db, [...rows]).compile())).rows;
    const cells = rows.flatMap((row, at) => columns.map((column) => [`${column} ${at}`, row[column]]));
    return write(db, Object.fromEntries(cells));
  };
}

/** Whether `row` came, and no other: for reads by a unique key. */
export const onlyRow = <R>(rows: R[]): R | null => rows[0] ?? null;
