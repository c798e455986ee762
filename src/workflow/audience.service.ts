/**
 * Who is shown what belongs to no project: priorities, resolutions, fields. Every user is, and an anonymous visitor
 * where some project is open to all; of an installation that shows them nothing they learn nothing (the 401 that
 * Jira documents for these lists).
 */
import { notAuthenticated } from '../access/session/session.errors.ts';
import type { Ctx } from '../context.ts';
import * as store from './audience.store.ts';

/** @throws 401 where the actor is anonymous and no project is open to all */
export async function requireAudience(ctx: Ctx): Promise<void> {
  if (ctx.actor.userId !== null || ctx.actor.via === 'system') return;
  if (!(await store.browsesAnything(ctx.db, ctx.actor))) throw notAuthenticated();
}
