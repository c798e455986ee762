/** The avatars of a project: whoever sees it sees them, whoever administers it chooses, uploads and deletes them. */
import { record } from '../../audit/audit.service.ts';
import { type Ctx, transact } from '../../context.ts';
import { readId } from '../../kernel/id.ts';
import { noSuchAvatar } from '../../people/avatar/avatar.errors.ts';
import { avatarFor, findSystemAvatar } from '../../people/avatar/avatar.ts';
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
import { findProject, requireConfigurable, requireProject } from '../project.service.ts';
import type { Project } from '../project.ts';
import * as store from './project-avatar.store.ts';

const ownerOfProject = (project: Project): Owner => ({ type: 'project', id: project.id });

export interface ProjectAvatars {
  readonly project: Project;
  readonly custom: CustomAvatar[];
  readonly chosen: number;
}

/** @throws AppError 404 for a project that is missing or hidden */
export async function listProjectAvatars(ctx: Ctx, idOrKey: string): Promise<ProjectAvatars> {
  const project = await requireProject(ctx, idOrKey);
  const custom = await listCustom(ctx, ownerOfProject(project));
  return { project, custom, chosen: project.avatarId ?? avatarFor(String(project.id)).id };
}

/** @throws AppError 404, 403 for whoever does not administer it */
async function requireAdministered(ctx: Ctx, idOrKey: string): Promise<Project> {
  const project = await requireProject(ctx, idOrKey);
  await requireConfigurable(ctx, project);
  return project;
}

/** @throws AppError 400 for what is no picture, 403, 404 */
export async function uploadProjectAvatar(
  ctx: Ctx,
  idOrKey: string,
  receive: () => Promise<Buffer>,
): Promise<{ project: Project; picture: Temporary }> {
  const project = await requireAdministered(ctx, idOrKey);
  return { project, picture: await storeTemporary(ctx, 'project', project.id, await receive()) };
}

/** @throws AppError 400 where nothing was uploaded or the square is outside it, 403, 404 */
export async function createProjectAvatar(
  ctx: Ctx,
  idOrKey: string,
  cropping: Cropping,
): Promise<{ project: Project; avatar: CustomAvatar }> {
  const project = await requireAdministered(ctx, idOrKey);
  return { project, avatar: await createFromTemporary(ctx, ownerOfProject(project), cropping) };
}

/** @throws AppError 404 for an avatar that is neither a stock one nor the project's; 403 */
export async function chooseProjectAvatar(ctx: Ctx, idOrKey: string, id: string): Promise<void> {
  const project = await requireAdministered(ctx, idOrKey);
  const avatar = findSystemAvatar(Number(id)) ?? (await findCustom(ctx, ownerOfProject(project), id));
  if (!avatar) throw noSuchAvatar(id);
  await transact(ctx, (tx) => wear(tx, project, avatar.id));
}

/** A project that wears it wears a stock one from then on. @throws AppError 403, 404 */
export async function deleteProjectAvatar(ctx: Ctx, idOrKey: string, id: string): Promise<void> {
  const project = await requireAdministered(ctx, idOrKey);
  const avatar = await findCustom(ctx, ownerOfProject(project), id);
  if (!avatar) throw noSuchAvatar(id);
  await removeCustom(ctx, avatar, async (tx) => {
    if (project.avatarId === avatar.id) await wear(tx, project, null);
  });
}

async function wear(tx: Ctx, project: Project, avatarId: number | null): Promise<void> {
  if (project.avatarId === avatarId) return;
  await store.updateAvatar(tx.db, project.id, avatarId);
  await record(tx, {
    category: 'projects',
    action: 'project-changed',
    summary: 'Avatar of a project changed',
    object: { type: 'project', id: String(project.id), name: project.key },
    changed: [
      {
        fieldName: 'Avatar',
        changedFrom: String(project.avatarId ?? ''),
        changedTo: String(avatarId ?? ''),
      },
    ],
  });
}

/**
 * A PNG of an avatar that was uploaded for a project, for whoever may browse it.
 * @returns null: missing and hidden are one, and a stock avatar is none of these
 */
export async function drawProjectAvatar(ctx: Ctx, avatarId: string, pixels: number): Promise<Buffer | null> {
  const id = readId(avatarId);
  const owner = id === null ? null : await ownerOf(ctx, 'project', id);
  if (!owner || !(await findProject(ctx, owner.id))) return null;
  const avatar = await findCustom(ctx, owner, avatarId);
  return avatar && drawCustom(ctx, avatar, pixels);
}
