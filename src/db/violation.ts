import { NoResultError } from 'kysely';
import { postgresViolation } from './dialect/postgres.ts';
import { sqliteViolation } from './dialect/sqlite.ts';

/** Whether `error` says that a row with this unique value is there already. */
export const isDuplicate = (error: unknown): boolean =>
  sqliteViolation(error) === 'unique' || postgresViolation(error) === 'unique';

/** Whether two transactions stood in one another's way, and this one was given up. SQLite writes one at a time. */
export const isDeadlock = (error: unknown): boolean => postgresViolation(error) === 'deadlock';

/** Whether a row that was there a moment ago, or the change of it, is wanted in vain. */
const isGone = (error: unknown): boolean => error instanceof NoResultError;

/** What a transaction goes by is another now, and nothing in the database says so by itself. */
export class ChangedMeanwhile extends Error {}

/** How often a transaction is run at most that such an error ended; 1: it is not run again. */
export function triesAfter(error: unknown): number {
  if (isDeadlock(error) || isDuplicate(error) || error instanceof ChangedMeanwhile) return 5;
  return isReferenced(error) || isGone(error) ? 2 : 1;
}

/** Whether `error` says that another row still needs this one, or that a row it needs is gone. */
export const isReferenced = (error: unknown): boolean =>
  sqliteViolation(error) === 'foreign-key' || postgresViolation(error) === 'foreign-key';
