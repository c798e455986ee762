/** Who may read a comment: nobody can restrict one to a group or a role that they are not in themselves (Jira). */
import type { Ctx } from '../../context.ts';
import { findGroupByName, groupsOf } from '../../people/group/group.service.ts';
import * as store from './audience.store.ts';
import type { NewComment } from './comment.draft.ts';
import * as errors from './comment.errors.ts';
import type { Visibility } from './comment.ts';

export type Audience = Pick<Visibility, 'type' | 'id'> | null;

/** @throws 400 under `commentLevel`: no such group or role, or the actor is not in it */
export async function findAudience(
  ctx: Ctx,
  projectId: number,
  wanted: NonNullable<NewComment['visibility']>,
): Promise<Audience> {
  return wanted.type === 'group' ? findGroup(ctx, wanted.name) : findRole(ctx, projectId, wanted.name);
}

async function findGroup(ctx: Ctx, name: string): Promise<Audience> {
  const { userId } = ctx.actor;
  if (userId === null) throw errors.notInGroup(name);
  const group = await findGroupByName(ctx, name);
  if (!group) throw errors.noSuchGroup(name);
  const mine = await groupsOf(ctx, userId);
  if (!mine.some((one) => one.id === group.id)) throw errors.notInGroup(group.name);
  return { type: 'group', id: group.id };
}

async function findRole(ctx: Ctx, projectId: number, name: string): Promise<Audience> {
  const { userId } = ctx.actor;
  if (userId === null) throw errors.notInRole(name);
  const role = await store.findRole(ctx.db, name, { id: userId, projectId });
  if (!role) throw errors.noSuchRole(name);
  if (!role.isIn) throw errors.notInRole(role.name);
  return { type: 'role', id: role.id };
}
