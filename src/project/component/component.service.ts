/** The components of projects. */
import type { Ctx } from '../../context.ts';
import * as store from './component.store.ts';
import type { Component } from './component.ts';

/** By name, archived ones included. Asks nothing about permissions. */
export const listComponents = (ctx: Ctx, projectId: number): Promise<Component[]> =>
  store.listComponents(ctx.db, projectId);
