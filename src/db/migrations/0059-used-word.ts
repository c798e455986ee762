import type { Migration } from '../migrate.ts';

/** Where the engine keeps words that are used once (engine.ts). */
export const usedWord: Migration = (db, engine) => engine.usedWords.define(db);
