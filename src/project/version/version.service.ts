/**
 * The versions of projects. Whoever may see a project sees its versions; its administrators and the global ones make,
 * change, order, merge and delete them.
 */
import { record } from '../../audit/audit.service.ts';
import { type Ctx, transact } from '../../context.ts';
import { isDuplicate } from '../../db/violation.ts';
import { readId } from '../../kernel/id.ts';
import type { Page } from '../../kernel/paging.ts';
import { findProject, mayConfigure } from '../project.service.ts';
import {
  cannotCreateIn,
  cannotModify,
  cannotMoveToItself,
  invalidVersion,
  nameTaken,
  noSuchVersion,
  noUnfixedTarget,
  projectMissing,
} from './version.errors.ts';
import * as store from './version.store.ts';
import { moveAfter, moveTo, type Position, type Version } from './version.ts';
import { type VersionAsked, withAsked } from './version-draft.ts';
import { holdVersion, swapVersion } from './version-swap.store.ts';

/** The oldest first, archived ones included. Asks nothing about permissions. */
export const listVersions = (ctx: Ctx, projectId: number): Promise<Version[]> =>
  store.listVersions(ctx.db, [projectId]);

/** The same for several projects, in one query. */
export const versionsOfProjects = async (
  ctx: Ctx,
  projectIds: readonly number[],
): Promise<ReadonlyMap<number, Version[]>> =>
  Map.groupBy(await store.listVersions(ctx.db, projectIds), (one) => one.projectId);

/** @throws 404, for what the actor may not see too */
export async function requireVersion(ctx: Ctx, id: string): Promise<Version> {
  const number = readId(id);
  const found = number === null ? null : await store.findVisibleVersion(ctx.db, ctx.actor, number);
  if (!found) throw noSuchVersion(id);
  return found;
}

/** In all projects that the actor may browse. */
export const searchVersions = (ctx: Ctx, search: store.VersionSearch, page: Page) =>
  store.searchVersions(ctx.db, ctx.actor, search, page);

/** How many issues have it, of those that the actor may see. */
export async function countIssues(ctx: Ctx, { id }: Version) {
  return {
    fixed: await store.countIssues(ctx.db, ctx.actor, id, 'fix'),
    affected: await store.countIssues(ctx.db, ctx.actor, id, 'affects'),
  };
}

/**
 * @param project id or key
 * @throws 404 where the actor may not see the project or not change it, 400 by field
 */
export async function createVersion(
  ctx: Ctx,
  project: string | number | undefined,
  asked: VersionAsked,
): Promise<Version> {
  if (project === undefined || project === '') throw projectMissing();
  const found = await findProject(ctx, project);
  if (!found || !(await mayConfigure(ctx, found.id))) {
    throw cannotCreateIn(String(project), typeof project === 'number');
  }
  const nothing = {
    projectId: found.id,
    name: '',
    description: null,
    startDate: null,
    releaseDate: null,
    released: false,
    archived: false,
  };
  const draft = withAsked(nothing, asked);
  return explainDuplicate(() =>
    transact(ctx, async (tx) => {
      const version = await store.insertVersion(tx.db, draft);
      await tell(tx, 'created', version);
      return version;
    }),
  );
}

/**
 * What is not given stays.
 * @param unfixedTo the version that its unresolved issues shall be fixed in instead; null: they stay
 * @throws 401 or 403, 400 by field
 */
export async function changeVersion(
  ctx: Ctx,
  found: Version,
  asked: VersionAsked,
  unfixedTo: Version | null,
): Promise<Version> {
  await requireModifiable(ctx, found);
  if (unfixedTo && (unfixedTo.id === found.id || unfixedTo.projectId !== found.projectId)) {
    throw noUnfixedTarget();
  }
  return explainDuplicate(() =>
    transact(ctx, async (tx) => {
      await store.lockVersion(tx.db, found.id);
      const before = await requireVersion(tx, String(found.id));
      const after = { ...withAsked(before, asked), id: before.id, sequence: before.sequence };
      await store.updateVersion(tx.db, after);
      if (unfixedTo) {
        const swap = { from: before, to: unfixedTo, kind: 'fix', unresolvedOnly: true } as const;
        await swapVersion(tx.db, swap, changedBy(tx));
      }
      await tell(tx, 'changed', after);
      return after;
    }),
  );
}

/** @param place an end, a neighbouring place, or the version that it shall stand behind. @throws 401, 403, 404 */
export async function moveVersion(
  ctx: Ctx,
  version: Version,
  place: Position | { after: string },
): Promise<Version> {
  await requireModifiable(ctx, version);
  return transact(ctx, async (tx) => {
    await store.lockVersionsOf(tx.db, version.projectId);
    const ids = (await store.listVersions(tx.db, [version.projectId])).map((one) => one.id);
    const order =
      typeof place === 'string'
        ? moveTo(ids, version.id, place)
        : moveAfter(ids, version.id, anchorAmong(ids, place.after));
    await store.updateOrder(tx.db, order);
    await tell(tx, 'moved', version);
    return { ...version, sequence: order.indexOf(version.id) };
  });
}

function anchorAmong(ids: readonly number[], after: string): number {
  const id = readId(after);
  if (id === null || !ids.includes(id)) throw noSuchVersion(after);
  return id;
}

/** What takes the place of a version that goes; null: nothing does. */
export interface Replacements {
  fixed: string | null;
  affected: string | null;
}

/** @throws 401 or 403, 400 or 404 for a version that cannot take its place */
export async function deleteVersion(
  ctx: Ctx,
  version: Version,
  { fixed, affected }: Replacements,
): Promise<void> {
  await requireModifiable(ctx, version);
  const fixedIn = await replacement(ctx, version, fixed);
  const affecting = await replacement(ctx, version, affected);
  await transact(ctx, async (tx) => {
    await holdVersion(tx.db, version.id);
    const swap = { from: version, unresolvedOnly: false };
    await swapVersion(tx.db, { ...swap, to: fixedIn, kind: 'fix' }, changedBy(tx));
    await swapVersion(tx.db, { ...swap, to: affecting, kind: 'affects' }, changedBy(tx));
    await store.removeVersion(tx.db, version.id);
    await tell(tx, 'deleted', version);
  });
}

async function replacement(ctx: Ctx, version: Version, id: string | null): Promise<Version | null> {
  if (id === null) return null;
  const other = await requireVersion(ctx, id);
  if (other.id === version.id) throw cannotMoveToItself();
  if (other.projectId !== version.projectId) throw noSuchVersion(id);
  return other;
}

async function requireModifiable(ctx: Ctx, version: Version): Promise<void> {
  if (!(await mayConfigure(ctx, version.projectId))) throw cannotModify(ctx.actor.userId === null);
}

const changedBy = ({ actor, now }: Ctx) => ({ authorId: actor.userId, now });

async function explainDuplicate<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    throw isDuplicate(error) ? invalidVersion({ name: nameTaken }) : error;
  }
}

const tell = (tx: Ctx, what: 'created' | 'changed' | 'moved' | 'deleted', { id, name }: Version) =>
  record(tx, {
    category: 'projects',
    action: `version-${what}`,
    summary: `Version ${what}`,
    object: { type: 'version', id: String(id), name },
  });
