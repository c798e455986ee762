/** What pickers show besides names: whom a group would make an administrator is told to administrators only. */
import type { Ctx } from '../../context.ts';
import { forbidden } from '../../kernel/app-error.ts';
import { groupsGiving } from '../user/administrator.service.ts';
import { mayBrowsePeople } from '../user/user.policy.ts';
import { findUserByName } from '../user/user.service.ts';
import type { User } from '../user/user.ts';

/** @returns null: not for this actor */
export async function readGroupLabels(
  ctx: Ctx,
): Promise<{ administrators: Set<number>; users: Set<number> } | null> {
  if (!ctx.actor.may('ADMINISTER')) return null;
  const administrators = await groupsGiving(ctx, ['ADMINISTER', 'SYSTEM_ADMIN']);
  return { administrators: new Set(administrators), users: new Set(await groupsGiving(ctx, ['USE'])) };
}

/** @throws AppError 403: the one picker that says so (Jira) */
export function requireMayBrowsePeople(ctx: Ctx): void {
  if (mayBrowsePeople(ctx.actor)) return;
  throw forbidden(`The user ${ctx.actor.name} does not have permission to browse users.`);
}

/** The user whose groups are wanted; null: there is none of this name, and so no group. */
export const findWhose = (ctx: Ctx, name: string): Promise<User | null> => findUserByName(ctx, name);
