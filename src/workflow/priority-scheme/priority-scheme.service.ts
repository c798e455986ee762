/**
 * Priority schemes: which priorities a project offers, in which order, and which of them an issue is given that is made
 * without a word about it. Whatever is done to a scheme, no issue is left with a priority that its project does not
 * offer: where issues would have to be migrated, nothing changes.
 */
import { record } from '../../audit/audit.service.ts';
import type { ChangedValue } from '../../audit/audit.ts';
import { type Ctx, transact } from '../../context.ts';
import { isDuplicate, isReferenced } from '../../db/violation.ts';
import { readId } from '../../kernel/id.ts';
import { listPriorities } from '../priority/priority.service.ts';
import type { Priority } from '../priority/priority.ts';
import { schemeNameProblem } from '../scheme-name.ts';
import * as errors from './priority-scheme.errors.ts';
import * as store from './priority-scheme.store.ts';
import {
  defaultPriorityScheme,
  type PriorityScheme,
  type PriorityToChoose,
  standardOf,
  type WornScheme,
} from './priority-scheme.ts';

/** The same for several projects, in four queries. */
export async function prioritiesOfProjects(
  ctx: Ctx,
  projectIds: readonly number[],
): Promise<ReadonlyMap<number, PriorityToChoose[]>> {
  if (projectIds.length === 0) return new Map();
  const all = await listPriorities(ctx);
  const schemes = await store.listSchemes(
    ctx.db,
    all.map((one) => one.id),
  );
  const offered = new Map(schemes.map((scheme) => [scheme.id, toChoose(scheme, all)]));
  const worn = await store.listWorn(ctx.db, projectIds);
  return new Map(worn.map(({ projectId, schemeId }) => [projectId, offered.get(schemeId) ?? []]));
}

/** What issues of a project can be given, in its scheme's order. Asks nothing about permissions. */
export async function prioritiesOfProject(ctx: Ctx, projectId: number): Promise<PriorityToChoose[]> {
  const all = await listPriorities(ctx);
  const kept = await store.findSchemeOfProject(ctx.db, projectId);
  return kept ? toChoose(wholeScheme(kept, all), all) : [];
}

function toChoose(scheme: PriorityScheme, all: readonly Priority[]): PriorityToChoose[] {
  const standard = standardOf(scheme);
  return scheme.priorityIds.flatMap((id) => {
    const priority = all.find((one) => one.id === id);
    return priority ? [{ ...priority, standard: id === standard }] : [];
  });
}

const wholeScheme = (scheme: PriorityScheme, all: readonly Priority[]): PriorityScheme =>
  scheme.id === defaultPriorityScheme ? { ...scheme, priorityIds: all.map((one) => one.id) } : scheme;

/** The default one first, then by name. Asks nothing about permissions, but for the keys of projects. */
export async function listSchemes(ctx: Ctx): Promise<WornScheme[]> {
  const all = (await listPriorities(ctx)).map((priority) => priority.id);
  const keys = await store.listProjectKeys(ctx.db, ctx.actor);
  const schemes = await store.listSchemes(ctx.db, all);
  return schemes.map((scheme) => ({ ...scheme, projectKeys: keys.get(scheme.id) ?? [] }));
}

/** The same for one. @throws AppError 404 */
export async function requireScheme(ctx: Ctx, id: string | number): Promise<WornScheme> {
  const known = readId(String(id));
  const scheme = (await listSchemes(ctx)).find((one) => one.id === known);
  if (!scheme) throw errors.noSuchScheme(id);
  return scheme;
}

/** What a project wears. Asks nothing about permissions, as above. */
export async function schemeOfProject(ctx: Ctx, projectId: number): Promise<WornScheme> {
  const worn = await store.findSchemeOfProject(ctx.db, projectId);
  return requireScheme(ctx, worn?.id ?? defaultPriorityScheme);
}

type Id = string | number;

export interface SchemeInput {
  readonly id?: Id | null | undefined;
  readonly name?: string | undefined;
  readonly description?: string | null | undefined;
  readonly defaultOptionId?: Id | null | undefined;
  readonly optionIds?: readonly Id[] | undefined;
}

const nothing = { name: '', description: '', defaultPriorityId: null, priorityIds: [] };

/** @throws AppError 400 by field */
export const createScheme = (ctx: Ctx, input: SchemeInput): Promise<WornScheme> =>
  transact(ctx, async (tx) => {
    const draft = draftOf(input, nothing, await listPriorities(tx));
    const scheme = await explained(draft.name, () => store.insertScheme(tx.db, draft));
    await tell(tx, scheme, 'created');
    return { ...scheme, projectKeys: [] };
  });

/** What is absent stays as it is. @throws AppError 400 by field, 404 */
export const changeScheme = (ctx: Ctx, id: string, input: SchemeInput): Promise<WornScheme> =>
  transact(ctx, async (tx) => {
    await store.lockScheme(tx.db, readId(id) ?? 0);
    const before = await requireScheme(tx, id);
    if (typeof (input.id ?? undefined) !== 'undefined' && String(input.id) !== String(before.id))
      throw errors.otherId();
    const all = await listPriorities(tx);
    const draft = draftOf(input, before, all);
    const isDefault = before.id === defaultPriorityScheme;
    if (isDefault && draft.priorityIds.length < all.length) throw errors.allNeeded();
    const after = wholeScheme({ ...draft, id: before.id }, all);
    if (!isDefault) await refuseOrphans(tx, { schemeId: after.id }, after, 'optionIds');
    await explained(after.name, () => store.updateScheme(tx.db, after));
    await tell(tx, after, 'changed', changesBetween(before, after));
    return { ...after, projectKeys: before.projectKeys };
  });

/** Projects that wear it wear the default scheme from then on. @throws AppError 400 for the default one, 404 */
export const deleteScheme = (ctx: Ctx, id: string): Promise<void> =>
  transact(ctx, async (tx) => {
    const scheme = await requireScheme(tx, id);
    if (scheme.id === defaultPriorityScheme) throw errors.isDefault(scheme.name);
    await explained(scheme.name, () => store.removeScheme(tx.db, scheme.id));
    await tell(tx, scheme, 'deleted');
  });

interface Project {
  readonly id: number;
  readonly key: string;
}

/**
 * The project wears the scheme from then on.
 * @throws AppError 400 where there is no such scheme, or issues have priorities that it lacks
 */
export const assignScheme = (ctx: Ctx, project: Project, id: Id): Promise<WornScheme> =>
  transact(ctx, async (tx) => {
    const known = readId(String(id));
    const scheme = (await listSchemes(tx)).find((one) => one.id === known);
    if (!scheme) throw errors.schemeIsMissing(String(id).slice(0, 40));
    await refuseOrphans(tx, { projectId: project.id }, scheme, 'id');
    await wear(tx, project, scheme);
    return requireScheme(tx, scheme.id);
  });

/**
 * The project wears the default scheme from then on.
 * @returns the scheme that it wore @throws AppError 400 for the default scheme, and for one that it does not wear; 404
 */
export const unassignScheme = (ctx: Ctx, project: Project, id: string): Promise<WornScheme> =>
  transact(ctx, async (tx) => {
    const scheme = await requireScheme(tx, id);
    if (scheme.id === defaultPriorityScheme) throw errors.cannotUnassignDefault();
    if ((await schemeOfProject(tx, project.id)).id !== scheme.id) throw errors.notWorn();
    await wear(tx, project, await requireScheme(tx, defaultPriorityScheme));
    return requireScheme(tx, scheme.id);
  });

async function wear(tx: Ctx, { id, key }: Project, scheme: PriorityScheme): Promise<void> {
  const before = await schemeOfProject(tx, id);
  if (before.id === scheme.id) return;
  await explained(scheme.name, () => store.putOn(tx.db, id, scheme.id));
  await record(tx, {
    category: 'projects',
    action: 'project-priority-scheme-changed',
    summary: 'Priority scheme of a project changed',
    object: { type: 'project', id: String(id), name: key },
    changed: [{ fieldName: 'Priority scheme', changedFrom: before.name, changedTo: scheme.name }],
  });
}

type Draft = Omit<PriorityScheme, 'id'>;

function draftOf(input: SchemeInput, before: Draft, all: readonly Priority[]): Draft {
  const name = input.name === undefined && before.name !== '' ? before.name : (input.name ?? '').trim();
  const problem = schemeNameProblem(name);
  if (problem !== null) throw errors.badName(problem);
  const priorityIds = input.optionIds ? readPriorities(input.optionIds, all) : before.priorityIds;
  if (priorityIds.length === 0) throw errors.priorityNeeded();
  const asked = input.defaultOptionId;
  const defaultPriorityId = asked === undefined ? before.defaultPriorityId : readDefault(asked);
  if (defaultPriorityId !== null && !priorityIds.includes(defaultPriorityId)) throw errors.badDefault();
  return { name, description: input.description ?? before.description, defaultPriorityId, priorityIds };
}

function readPriorities(ids: readonly Id[], all: readonly Priority[]): number[] {
  const read: number[] = [];
  for (const text of ids.map(String)) {
    const priority = all.find((one) => one.id === readId(text));
    if (!priority) throw errors.noSuchPriority(text.slice(0, 40));
    if (read.includes(priority.id)) throw errors.twice(text);
    read.push(priority.id);
  }
  return read;
}

/** -1 stands for an id that is none. */
const readDefault = (asked: Id | null): number | null =>
  asked === null || asked === '' ? null : (readId(String(asked)) ?? -1);

// Enough to find them by.
const ORPHANS_NAMED = 10;

async function refuseOrphans(
  tx: Ctx,
  where: { projectId: number } | { schemeId: number },
  scheme: PriorityScheme,
  field: string,
): Promise<void> {
  const orphans = await store.listOrphans(tx.db, where, scheme.priorityIds, ORPHANS_NAMED);
  if (orphans.length > 0) throw errors.wouldOrphan(field, orphans);
}

async function explained<T>(name: string, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (isDuplicate(error)) throw errors.nameTaken(name);
    throw isReferenced(error) ? errors.changedMeanwhile() : error;
  }
}

const changesBetween = (before: Draft, after: Draft): ChangedValue[] =>
  (
    [
      ['Name', before.name, after.name],
      ['Description', before.description, after.description],
      ['Default priority', String(before.defaultPriorityId ?? ''), String(after.defaultPriorityId ?? '')],
      ['Priorities', before.priorityIds.join(), after.priorityIds.join()],
    ] as const
  )
    .filter(([, from, to]) => from !== to)
    .map(([fieldName, changedFrom, changedTo]) => ({ fieldName, changedFrom, changedTo }));

const tell = (
  tx: Ctx,
  { id, name }: PriorityScheme,
  what: 'created' | 'changed' | 'deleted',
  changed?: ChangedValue[],
) =>
  record(tx, {
    category: 'workflows',
    action: `priority-scheme-${what}`,
    summary: `Priority scheme ${what}`,
    object: { type: 'priority scheme', id: String(id), name },
    ...(changed && { changed }),
  });
