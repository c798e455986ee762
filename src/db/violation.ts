import { postgresViolation } from './dialect/postgres.ts';
import { sqliteViolation } from './dialect/sqlite.ts';

/** Whether `error` says that a row with this unique value is there already. */
export const isDuplicate = (error: unknown): boolean =>
  sqliteViolation(error) === 'unique' || postgresViolation(error) === 'unique';

/** Whether two transactions waited for one another, and this one was given up. SQLite writes one at a time. */
export const isDeadlock = (error: unknown): boolean => postgresViolation(error) === 'deadlock';

/** Whether `error` says that another row still needs this one, or that a row it needs is gone. */
export const isReferenced = (error: unknown): boolean =>
  sqliteViolation(error) === 'foreign-key' || postgresViolation(error) === 'foreign-key';
