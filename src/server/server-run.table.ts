import type { Generated } from 'kysely';

/** What an administrator had the server do once, such as a reindex. */
export interface ServerRunTable {
  id: Generated<number>;
  /** One of server-run.ts. */
  kind: string;
  /** What was asked for, such as the type of a reindex. */
  detail: string;
  started: number;
  finished: number;
}
