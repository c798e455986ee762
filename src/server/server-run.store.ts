import type { Db } from '../db/engine.ts';
import type { RunKind, ServerRun } from './server-run.ts';

export const insertRun = (db: Db, kind: RunKind, run: Omit<ServerRun, 'id'>): Promise<ServerRun> =>
  db
    .insertInto('server_run')
    .values({ kind, ...run })
    .returning(['id', 'detail', 'started', 'finished'])
    .executeTakeFirstOrThrow();

const runs = (db: Db, kind: RunKind) =>
  db.selectFrom('server_run').select(['id', 'detail', 'started', 'finished']).where('kind', '=', kind);

export const findRun = async (db: Db, kind: RunKind, id: number): Promise<ServerRun | null> =>
  (await runs(db, kind).where('id', '=', id).executeTakeFirst()) ?? null;

export const findLastRun = async (db: Db, kind: RunKind): Promise<ServerRun | null> =>
  (await runs(db, kind).orderBy('id', 'desc').limit(1).executeTakeFirst()) ?? null;
