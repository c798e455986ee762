import { postgresViolation } from './dialect/postgres.ts';
import { sqliteViolation } from './dialect/sqlite.ts';

/** Whether `error` says that a row with this unique value is there already. */
export const isDuplicate = (error: unknown): boolean =>
  sqliteViolation(error) === 'unique' || postgresViolation(error) === 'unique';

/** Whether `error` says that another row still needs this one, or that a row it needs is gone. */
export const isReferenced = (error: unknown): boolean =>
  sqliteViolation(error) === 'foreign-key' || postgresViolation(error) === 'foreign-key';
