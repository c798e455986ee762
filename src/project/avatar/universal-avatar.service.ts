/** The avatars of whatever has some, by the type of the owner. Users have addresses of their own (Jira). */
import type { Ctx } from '../../context.ts';
import { forbidden } from '../../kernel/app-error.ts';
import { noSuchAvatarType } from '../../people/avatar/avatar.errors.ts';
import type { Cropping } from '../../people/avatar/custom-avatar.service.ts';
import type { CustomAvatar, Temporary } from '../../people/avatar/custom-avatar.ts';
import {
  createTypeAvatar,
  deleteTypeAvatar,
  listTypeAvatars,
  uploadTypeAvatar,
} from '../../workflow/icon/issue-type-avatar.service.ts';
import { requireVisibleIssueType } from '../../workflow/issue-type/issue-type.service.ts';
import {
  createProjectAvatar,
  deleteProjectAvatar,
  listProjectAvatars,
  uploadProjectAvatar,
} from './project-avatar.service.ts';

export interface ShownOwner {
  readonly type: 'project' | 'issuetype';
  readonly id: number;
}

const project = (id: number): ShownOwner => ({ type: 'project', id });

/** @throws AppError 404 for a type or an owner that is missing or hidden */
export async function listAvatarsOf(
  ctx: Ctx,
  type: string,
  ownerId: string,
): Promise<{ owner: ShownOwner; custom: CustomAvatar[]; chosen: number | null }> {
  if (type === 'project') {
    const found = await listProjectAvatars(ctx, ownerId);
    return { ...found, owner: project(found.project.id) };
  }
  const owner = await issueType(ctx, type, ownerId);
  return { ...(await listTypeAvatars(ctx, ownerId)), owner };
}

/** @throws AppError 400 for what is no picture, 403, 404 */
export async function uploadAvatarOf(
  ctx: Ctx,
  type: string,
  ownerId: string,
  receive: () => Promise<Buffer>,
): Promise<{ owner: ShownOwner; picture: Temporary }> {
  if (type === 'project') {
    const found = await uploadProjectAvatar(ctx, ownerId, receive);
    return { ...found, owner: project(found.project.id) };
  }
  const owner = await changeableIssueType(ctx, type, ownerId);
  return { owner, picture: await uploadTypeAvatar(ctx, ownerId, await receive()) };
}

/** @throws AppError 400 where nothing was uploaded or the square is outside it, 403, 404 */
export async function createAvatarOf(
  ctx: Ctx,
  type: string,
  ownerId: string,
  cropping: Cropping,
): Promise<{ owner: ShownOwner; avatar: CustomAvatar }> {
  if (type === 'project') {
    const found = await createProjectAvatar(ctx, ownerId, cropping);
    return { ...found, owner: project(found.project.id) };
  }
  const owner = await changeableIssueType(ctx, type, ownerId);
  return { owner, avatar: await createTypeAvatar(ctx, ownerId, cropping) };
}

/** @throws AppError 403, 404 */
export async function deleteAvatarOf(ctx: Ctx, type: string, ownerId: string, id: string): Promise<void> {
  if (type === 'project') return deleteProjectAvatar(ctx, ownerId, id);
  await changeableIssueType(ctx, type, ownerId);
  return deleteTypeAvatar(ctx, ownerId, id);
}

async function issueType(ctx: Ctx, type: string, id: string): Promise<ShownOwner> {
  if (type !== 'issuetype') throw noSuchAvatarType(type);
  return { type, id: (await requireVisibleIssueType(ctx, id)).id };
}

async function changeableIssueType(ctx: Ctx, type: string, id: string): Promise<ShownOwner> {
  const owner = await issueType(ctx, type, id);
  if (!ctx.actor.may('ADMINISTER')) throw forbidden('Only administrators can change issue types.');
  return owner;
}
