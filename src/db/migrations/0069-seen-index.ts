import type { Migration } from '../migrate.ts';

/** What all that somebody sees is counted by, where the engine has a smaller index for that than the others (engine.ts). */
export const seenIndex: Migration = (db, engine) => engine.indexSeen(db);
