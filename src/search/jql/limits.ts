/**
 * How much one query may ask for. Jira has no such limits; without them one request could keep the database, or
 * SQLite's parser, busy for as long as its sender likes. Each is far above what people and scripts write.
 */
export const most = {
  /** Comparisons in one query. */
  conditions: 1000,
  /** Values in one query, lists included (Jira documents lists of up to 3000). */
  values: 10_000,
  /** Saved filters that it uses, one through another. */
  filters: 100,
  /** Weight of the SQL that comes of it, in parameters: SQLite takes 32,766, PostgreSQL 65,535. */
  parameters: 30_000,
  /** What looking through one text weighs. */
  textWeight: 50,
  /** Characters of one text to search for. */
  text: 1000,
  /** Words of one text to search for. */
  words: 50,
  /** Levels of parentheses in one. */
  textDepth: 20,
  /** Words that may lie between those of "near words"~10. */
  proximity: 100,
  /** Words that a wildcard may stand for: `*` at the end only, and elsewhere. */
  beginnings: 20_000,
  expansions: 1000,
  /** Words that are similar to one, the most similar first; no more are looked for. */
  similar: 50,
  /** `*` in the name of a version to search for. */
  wildcards: 10,
  /** Messages in one answer. */
  messages: 100,
} as const;
