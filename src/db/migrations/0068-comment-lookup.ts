import type { Migration } from '../migrate.ts';

/** What comments are looked up by where the engine must look at each that its index of words means (engine.ts). */
export const commentLookup: Migration = (db, engine) => engine.lookUpComments(db);
