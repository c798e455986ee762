import type { Migration } from '../migrate.ts';

/** Which project a key means is kept under the stamp of the configuration, too: one that it had before may be taken away. */
export const projectKeyStamp: Migration = (db, engine) => engine.renewStampOnChange(db, 'project_key');
