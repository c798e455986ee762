import type { Migration } from '../migrate.ts';

/** Used words by when they end: an index less to write for each request that is signed. */
export const usedWordIndex: Migration = (db, engine) => engine.usedWords.redefine(db);
