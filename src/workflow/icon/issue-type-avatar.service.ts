/** Pictures that administrators upload for issue types. Whoever may know of the type sees them. */
import { record } from '../../audit/audit.service.ts';
import type { Ctx } from '../../context.ts';
import { readId } from '../../kernel/id.ts';
import { noSuchAvatar } from '../../people/avatar/avatar.errors.ts';
import {
  type Cropping,
  createFromTemporary,
  drawCustom,
  findCustom,
  listCustom,
  ownerOf,
  removeCustom,
  storeTemporary,
} from '../../people/avatar/custom-avatar.service.ts';
import type { CustomAvatar, Owner, Temporary } from '../../people/avatar/custom-avatar.ts';
import { avatarOfIcon, issueTypeIcon } from '../../people/avatar/icon-address.ts';
import { requireVisibleIssueType, visibleIssueTypes } from '../issue-type/issue-type.service.ts';
import { type IssueType, stockIcon } from '../issue-type/issue-type.ts';
import * as store from './issue-type-avatar.store.ts';

const ownerOfType = (type: IssueType): Owner => ({ type: 'issuetype', id: type.id });

/** What can be chosen for an issue type besides its own picture. @throws AppError 404 */
export async function listTypeAvatars(
  ctx: Ctx,
  typeId: string,
): Promise<{ custom: CustomAvatar[]; chosen: number | null }> {
  const type = await requireVisibleIssueType(ctx, typeId);
  return { custom: await listCustom(ctx, ownerOfType(type)), chosen: avatarOfIcon(type.icon) };
}

/** @throws AppError 400 for what is no picture, 404 */
export async function uploadTypeAvatar(ctx: Ctx, typeId: string, bytes: Buffer): Promise<Temporary> {
  const type = await requireVisibleIssueType(ctx, typeId);
  return storeTemporary(ctx, 'issuetype', type.id, bytes);
}

/** @throws AppError 400 where nothing was uploaded or the square is outside it, 404 */
export async function createTypeAvatar(ctx: Ctx, typeId: string, cropping: Cropping): Promise<CustomAvatar> {
  const type = await requireVisibleIssueType(ctx, typeId);
  return createFromTemporary(ctx, ownerOfType(type), cropping);
}

/**
 * What an issue type's `icon` is when it wears this avatar.
 * @throws AppError 404 where the avatar is not the type's
 */
export async function iconOfAvatar(ctx: Ctx, type: IssueType, avatarId: string): Promise<string> {
  const avatar = await findCustom(ctx, ownerOfType(type), avatarId);
  if (!avatar) throw noSuchAvatar(avatarId);
  return issueTypeIcon(avatar.id);
}

/** A type that wears it has a stock picture from then on. @throws AppError 404 */
export async function deleteTypeAvatar(ctx: Ctx, typeId: string, avatarId: string): Promise<void> {
  const type = await requireVisibleIssueType(ctx, typeId);
  const avatar = await findCustom(ctx, ownerOfType(type), avatarId);
  if (!avatar) throw noSuchAvatar(avatarId);
  await removeCustom(ctx, avatar, async (tx) => {
    await store.replaceIcon(tx.db, issueTypeIcon(avatar.id), stockIcon(type.subtask));
    await record(tx, {
      category: 'workflows',
      action: 'issue-type-avatar-deleted',
      summary: 'Avatar of an issue type deleted',
      object: { type: 'issue type', id: String(type.id), name: type.name },
    });
  });
}

/** A PNG, for whoever may know of the issue type. @returns null: missing and hidden are one */
export async function drawTypeAvatar(ctx: Ctx, avatarId: string, pixels: number): Promise<Buffer | null> {
  const id = readId(avatarId);
  const owner = id === null ? null : await ownerOf(ctx, 'issuetype', id);
  if (!owner || !(await visibleIssueTypes(ctx)).some((type) => type.id === owner.id)) return null;
  const avatar = await findCustom(ctx, owner, avatarId);
  return avatar && drawCustom(ctx, avatar, pixels);
}
