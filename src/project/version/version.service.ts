/** The versions of projects. */
import type { Ctx } from '../../context.ts';
import * as store from './version.store.ts';
import type { Version } from './version.ts';

/** The oldest first, archived ones included. Asks nothing about permissions. */
export const listVersions = (ctx: Ctx, projectId: number): Promise<Version[]> =>
  store.listVersions(ctx.db, projectId);
