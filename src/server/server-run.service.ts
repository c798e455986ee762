/** What was ordered of the server and is done at once: on record, for whoever asks how it went. */
import type { Ctx } from '../context.ts';
import * as store from './server-run.store.ts';
import type { RunKind, ServerRun } from './server-run.ts';

/** @param detail what was asked for, in the words of its kind */
export const recordRun = (ctx: Ctx, kind: RunKind, detail: string): Promise<ServerRun> =>
  store.insertRun(ctx.db, kind, { detail, started: ctx.now, finished: ctx.now });

/** @param id null: the last one @returns null where there is none */
export const findRun = (ctx: Ctx, kind: RunKind, id: number | null = null): Promise<ServerRun | null> =>
  id === null ? store.findLastRun(ctx.db, kind) : store.findRun(ctx.db, kind, id);
