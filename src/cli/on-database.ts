/** Runs a command on the database of an installation, beside a running server or without one. */

import { existsSync } from 'node:fs';
import { pino } from 'pino';
import type { Config } from '../config.ts';
import { type Ctx, system } from '../context.ts';
import { findInstallation } from '../db/installation.store.ts';
import { pendingMigrations } from '../db/migrate.ts';
import { databaseFile, openDatabase } from '../db/open.ts';
import { openFiles } from '../files/open.ts';
import { liveConfig } from '../server/live-config.service.ts';
import { loadSettings } from '../server/setting.service.ts';
import { CommandError } from './command.ts';

/** @throws CommandError where there is no database that this program can work on */
export async function onDatabase<T>(config: Config, work: (ctx: Ctx) => Promise<T>): Promise<T> {
  const file = databaseFile(config);
  if (file && !existsSync(file)) {
    throw new CommandError(
      `There is no Tessera database in ${config.data}. Say where it is with --data or --database; \`tessera serve\` makes a new one.`,
    );
  }
  const database = openDatabase(config);
  try {
    if ((await pendingMigrations(database)).length > 0) {
      throw new CommandError(
        'This database was made by an older version, or is empty. Start `tessera serve` on it once; that brings it up to date.',
      );
    }
    if (!(await findInstallation(database.db))) {
      throw new CommandError('This database is empty. Start `tessera serve` on it once; that fills it.');
    }
    const ctx = systemCtx(liveConfig(config), database.db);
    // What administrators set while the server runs holds here, too: which sessions live, how long passwords are.
    await loadSettings(ctx);
    return await work(ctx);
  } finally {
    await database.engine.close();
  }
}

/** What the program itself does, outside any request. */
export const systemCtx = (config: Config, db: Ctx['db']): Ctx => ({
  db,
  actor: system(config.defaultTimeZone),
  now: Date.now(),
  config,
  log: pino({ level: 'silent' }),
  files: openFiles(config),
  origin: { requestId: 'cli', address: '', userAgent: 'tessera' },
  afterCommit: (work) => work(),
});
