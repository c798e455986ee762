import { Migrator } from 'kysely/migration';
import type { AnyDb, Engine, OpenDatabase } from './engine.ts';
import { migrations } from './migrations/index.ts';

export type Migration = (db: AnyDb, engine: Engine) => Promise<void>;

/**
 * Brings the database to this program's version, each step in a transaction. Safe when two programs start at once.
 * @returns the names of the steps taken
 */
export async function migrate({ db, engine }: OpenDatabase): Promise<string[]> {
  const toLatest = () => migrator(db, engine).migrateToLatest();
  const { error, results } = await (engine.migrating ? engine.migrating(toLatest) : toLatest());
  if (error) throw error;
  return (results ?? []).map((result) => result.migrationName);
}

/** Names of the steps that this database still lacks. */
export async function pendingMigrations({ db, engine }: OpenDatabase): Promise<string[]> {
  const steps = await migrator(db, engine).getMigrations();
  return steps.filter((step) => !step.executedAt).map((step) => step.name);
}

function migrator(db: AnyDb, engine: Engine): Migrator {
  return new Migrator({
    db,
    migrationTableName: 'schema_migration',
    migrationLockTableName: 'schema_migration_lock',
    // Who follows the project between releases may have a later step before an earlier one: no step goes by another's number.
    allowUnorderedMigrations: true,
    provider: {
      getMigrations: async () =>
        Object.fromEntries(
          Object.entries(migrations).map(([name, up]) => [name, { up: (any: AnyDb) => up(any, engine) }]),
        ),
    },
  });
}
