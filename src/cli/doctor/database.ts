/** The database: there, up to date, filled, and with an administrator who can log in. */
import { existsSync } from 'node:fs';
import { readAudit } from '../../audit/audit.service.ts';
import { everything } from '../../audit/audit.ts';
import type { Config } from '../../config.ts';
import type { Ctx } from '../../context.ts';
import type { OpenDatabase } from '../../db/engine.ts';
import { findInstallation } from '../../db/installation.store.ts';
import { pendingMigrations } from '../../db/migrate.ts';
import { databaseFile, openDatabase } from '../../db/open.ts';
import { countPeopleIn, findGroupsByIds } from '../../people/group/group.service.ts';
import { groupsGiving } from '../../people/user/administrator.service.ts';
import { explainSystemError } from '../explain.ts';
import { systemCtx } from '../on-database.ts';
import { advice, type Finding, problem, well } from './finding.ts';

const startOnce = 'Start `tessera serve` once.';

/** @param now integer ms UTC */
export async function checkDatabase(config: Config, now: number): Promise<Finding[]> {
  const file = databaseFile(config);
  if (file && !existsSync(file)) return [well('There is no database yet; the first start makes it.')];
  try {
    const database = openDatabase(config);
    return await examine(database, config, now).finally(() => database.engine.close());
  } catch (error) {
    const remedy = explainSystemError(error) ?? (error as Error).message;
    return [problem(`The database cannot be read (${file ?? 'PostgreSQL'}).`, remedy)];
  }
}

async function examine(database: OpenDatabase, config: Config, now: number): Promise<Finding[]> {
  const pending = await pendingMigrations(database);
  if (pending.length > 0) {
    return [
      advice(
        `The database lacks ${pending.length} steps to this version.`,
        `${startOnce} Back it up before.`,
      ),
    ];
  }
  if (!(await findInstallation(database.db))) return [advice('The database is empty.', startOnce)];
  const ctx = systemCtx(config, database.db);
  return [
    well(`The database (${database.engine.name}) can be read and is up to date.`),
    await checkAdministrator(ctx),
    await checkClock(ctx, now),
  ];
}

async function checkAdministrator(ctx: Ctx): Promise<Finding> {
  const groups = await findGroupsByIds(ctx, await groupsGiving(ctx, ['SYSTEM_ADMIN']));
  if ((await countPeopleIn(ctx, groups)) > 0) return well('There is an administrator who can log in.');
  return problem(
    'No active user is an administrator.',
    'Make one: tessera user add NAME --group jira-administrators',
  );
}

const MINUTE = 60_000;

/** Time runs forward: what was written lies in the past. */
async function checkClock(ctx: Ctx, now: number): Promise<Finding> {
  const { records } = await readAudit(ctx, everything, { startAt: 0, maxResults: 1 });
  const ahead = (records[0]?.created ?? 0) - now;
  if (ahead <= MINUTE) return well(`The clock says ${new Date(now).toISOString().slice(0, 16)} UTC.`);
  return problem(
    `The clock is ${Math.ceil(ahead / MINUTE)} minutes behind the newest record in the database.`,
    'Set the clock (NTP): sessions and logins go by it.',
  );
}
