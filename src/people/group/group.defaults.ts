import type { Ctx } from '../../context.ts';
import { createGroup } from './group.service.ts';

/** Groups of a fresh installation: who administers it, and who may use it. */
export const administratorsGroup = 'jira-administrators';
export const usersGroup = 'jira-software-users';

/** Runs once, in the transaction of the first start. */
export async function seedGroups(ctx: Ctx): Promise<void> {
  await createGroup(ctx, administratorsGroup);
  await createGroup(ctx, usersGroup);
}
