/** The avatars of a user: chosen, uploaded and taken away by him, or by an administrator for him. */
import type { Ctx } from '../../context.ts';
import { requireMayActFor } from '../user/administrator.service.ts';
import { requireUser } from '../user/user.service.ts';
import type { User } from '../user/user.ts';
import { changeUser } from '../user/user-change.service.ts';
import { noSuchAvatar } from './avatar.errors.ts';
import { findSystemAvatar } from './avatar.ts';
import { findCustom, removeCustom } from './custom-avatar.service.ts';
import type { Owner } from './custom-avatar.ts';

export const ownerOfUser = (user: User): Owner => ({ type: 'user', id: user.id });

/** The user of that name, or else the actor; one whom the actor may act for. @throws AppError 403, 404 */
export async function requireOwnUser(ctx: Ctx, username: string | undefined): Promise<User> {
  const user = await requireUser(ctx, { username: username ?? ctx.actor.name ?? '' });
  await requireMayActFor(ctx, user);
  return user;
}

/** @throws AppError 404 for an avatar that is neither a stock one nor the user's */
export async function chooseAvatar(ctx: Ctx, user: User, id: string): Promise<User> {
  const avatar = findSystemAvatar(Number(id)) ?? (await findCustom(ctx, ownerOfUser(user), id));
  if (!avatar) throw noSuchAvatar(id);
  return changeUser(ctx, user, { avatarId: avatar.id });
}

/** Whoever wears it wears a stock one from then on. @throws AppError 404 */
export async function deleteAvatar(ctx: Ctx, user: User, id: string): Promise<void> {
  const avatar = await findCustom(ctx, ownerOfUser(user), id);
  if (!avatar) throw noSuchAvatar(id);
  await removeCustom(ctx, avatar, async (tx) => {
    if (user.avatarId === avatar.id) await changeUser(tx, user, { avatarId: null });
  });
}
