/**
 * What became of issues, edit by edit. Whoever sees the issue sees its history; issues and projects that it names are
 * named to those who see them.
 */
import type { Ctx } from '../../context.ts';
import { tell } from '../../event/issue-event.service.ts';
import { listCustomFields } from '../../field/custom-field/custom-field.service.ts';
import { fieldKey, holdsProject } from '../../field/custom-field/custom-field.ts';
import { readId } from '../../kernel/id.ts';
import { findProjects } from '../../project/project.service.ts';
import { listVisibleKeys } from '../find.service.ts';
import * as store from './changelog.store.ts';
import { type Change, type ChangeItem, keysLinkedIn, projectsPickedIn, withoutUnseen } from './changelog.ts';

/** Issue id → its whole history, oldest first. */
export async function listChanges(
  ctx: Ctx,
  issueIds: readonly number[],
): Promise<ReadonlyMap<number, readonly Change[]>> {
  const found = await store.changesOf(ctx.db, ctx.actor, issueIds);
  const whole = [...found.values()].flat();
  const shown = await asSeen(ctx, whole);
  return shown === whole ? found : Map.groupBy(shown, (change) => change.issueId);
}

/** Edits by their ids, in no order, as the actor may read them: of issues that they were found to see. */
export const listChangesByIds = async (ctx: Ctx, ids: readonly number[]): Promise<readonly Change[]> =>
  asSeen(ctx, await store.changesByIds(ctx.db, ctx.actor, ids));

/** The edits as the actor may read them; the very list where none of them names an issue or a project. */
export async function asSeen(ctx: Ctx, changes: readonly Change[]): Promise<readonly Change[]> {
  const keys = keysLinkedIn(changes);
  const projectPickers = await pickersOfProjects(ctx, changes);
  const picked = projectsPickedIn(changes, projectPickers);
  if (keys.length + picked.length === 0) return changes;
  const seen = {
    keys: keys.length === 0 ? new Set<string>() : await listVisibleKeys(ctx, keys),
    projects: await namesOfProjects(ctx, picked),
    projectPickers,
  };
  return changes.map((change) => withoutUnseen(change, seen));
}

async function pickersOfProjects(ctx: Ctx, changes: readonly Change[]): Promise<ReadonlySet<string>> {
  if (!changes.some(({ items }) => items.some(({ fieldType }) => fieldType === 'custom'))) return new Set();
  const fields = (await listCustomFields(ctx)).filter(holdsProject);
  return new Set(fields.map(({ id }) => fieldKey(id)));
}

async function namesOfProjects(ctx: Ctx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const known = ids.flatMap((id) => readId(id) ?? []);
  if (known.length === 0) return new Map();
  const projects = await findProjects(ctx, known);
  return new Map([...projects.values()].map(({ id, name }) => [String(id), name]));
}

/** Appends one edit, in the caller's transaction; nothing where nothing changed. @returns its id */
export async function recordChange(
  ctx: Ctx,
  issueId: number,
  items: readonly ChangeItem[],
): Promise<number | null> {
  if (items.length === 0) return null;
  const moved = items.some(({ fieldType, fieldId }) => fieldType === 'jira' && fieldId === 'status');
  await tell(ctx, { issueId, kind: moved ? 'transitioned' : 'updated' });
  return store.insertChange(ctx.db, { issueId, authorId: ctx.actor.userId, created: ctx.now, items });
}
