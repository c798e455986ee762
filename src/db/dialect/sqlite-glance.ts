/**
 * What SQLite knows of its indexes, by which it chooses the way to issues. It looks at nothing by itself. A glance at so many
 * rows of each is soon done; where there are more, it takes an index that says the same of all for one that leads to so
 * many, so all of them are looked at later, beside everything else (sqlite-sizes.ts).
 */
import type { Database } from 'better-sqlite3';

/** Rows of each index: about half a second where there are very many. */
const GLANCE = 100_000;
/** Stands behind the figures of what was not seen whole. SQLite passes over words there that it does not know. */
const BRIEF = 'brief';

export interface IndexName {
  tbl: string;
  idx: string;
}

/** Tables that have grown or shrunk tenfold since they were looked at; those of text indexes have figures of their own. */
const outgrown = (database: Database): string[] =>
  (database.pragma('optimize = 0x10003') as { optimize: string }[]).flatMap(
    ({ optimize }) => /"main"\."(.+)"$/.exec(optimize)?.[1] ?? [],
  );

export const needsGlance = (database: Database): boolean => outgrown(database).length > 0;

/** Looks at the first rows of what has outgrown its figures, and notes what is to be looked at whole. */
export function glance(database: Database): void {
  const tables = outgrown(database);
  if (tables.length === 0) return;
  try {
    database.exec(`pragma analysis_limit = ${GLANCE}; pragma optimize = 0x10002`);
  } finally {
    // Whoever looks by this connection later looks at everything.
    database.pragma('analysis_limit = 0');
  }
  database
    .prepare(`update sqlite_stat1 set stat = stat || ' ${BRIEF}'
      where idx is not null and cast(stat as integer) > ${GLANCE} and tbl in (select value from json_each(?))`)
    .run(JSON.stringify(tables));
}

/** What a glance has not seen whole. */
export function listBrief(database: Database): IndexName[] {
  const known = database.prepare(`select 1 from sqlite_schema where name = 'sqlite_stat1'`).get();
  if (!known) return [];
  return database
    .prepare(`select tbl, idx from sqlite_stat1 where stat like '% ${BRIEF}' order by tbl, idx`)
    .all() as IndexName[];
}

/** Reads an index, so that looking at it, while nobody can write, does not wait for the disk. */
export function warm(database: Database, { tbl, idx }: IndexName): void {
  try {
    database.prepare(`select count(*) from ${quote(tbl)} indexed by ${quote(idx)}`).get();
  } catch {
    // An index of some rows only cannot be read so.
  }
}

/** Looks at all rows. */
export function look(database: Database, { idx }: IndexName): void {
  database.exec(`analyze ${quote(idx)}`);
}

const quote = (name: string): string => `"${name.replaceAll('"', '""')}"`;
