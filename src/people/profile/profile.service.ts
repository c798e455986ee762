/** A user with all that belongs to him: his groups and what he may use. */
import type { Ctx } from '../../context.ts';
import { rolesOf } from '../application-role/application-role.service.ts';
import { groupsOf } from '../group/group.service.ts';
import type { User } from '../user/user.ts';
import type { Profile } from './profile.ts';

export async function readProfile(ctx: Pick<Ctx, 'db'>, user: User): Promise<Profile> {
  const groups = await groupsOf(ctx, user.id);
  return { user, groups, roles: await rolesOf(ctx, groups) };
}
