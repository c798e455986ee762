/**
 * Issue type schemes: which types a project offers, in which order, and which of them clients propose first. Whatever
 * is done to a scheme, no issue is left with a type that its project does not offer.
 */
import { record } from '../../audit/audit.service.ts';
import type { ChangedValue } from '../../audit/audit.ts';
import { type Ctx, transact } from '../../context.ts';
import { isDuplicate, isReferenced } from '../../db/violation.ts';
import { readId } from '../../kernel/id.ts';
import { listIssueTypes } from '../issue-type/issue-type.service.ts';
import type { IssueType } from '../issue-type/issue-type.ts';
import { schemeNameProblem } from '../scheme-name.ts';
import * as errors from './issue-type-scheme.errors.ts';
import * as store from './issue-type-scheme.store.ts';
import { defaultIssueTypeScheme, type IssueTypeScheme, type ResolvedScheme } from './issue-type-scheme.ts';

/** By name. Asks nothing about permissions. */
export const listSchemes = async (ctx: Ctx): Promise<ResolvedScheme[]> => {
  const types = await listIssueTypes(ctx);
  return (await store.listSchemes(ctx.db)).map((scheme) => resolve(scheme, types));
};

/** The same for one. @throws AppError 404 */
export async function requireScheme(ctx: Ctx, id: string): Promise<ResolvedScheme> {
  const known = readId(id);
  const scheme = known === null ? null : await store.findScheme(ctx.db, known);
  if (!scheme) throw errors.noSuchScheme(id);
  return resolve(scheme, await listIssueTypes(ctx));
}

/** `id` where there is such a scheme still, and otherwise the default one. */
export const schemeOrDefault = async (ctx: Ctx, id: number): Promise<number> =>
  (await store.findScheme(ctx.db, id))?.id ?? defaultIssueTypeScheme;

export interface SchemeInput {
  readonly name?: string | undefined;
  readonly description?: string | null | undefined;
  readonly defaultIssueTypeId?: string | number | null | undefined;
  readonly issueTypeIds?: readonly (string | number)[] | undefined;
}

/** @throws AppError 400 by field */
export const createScheme = (ctx: Ctx, input: SchemeInput): Promise<ResolvedScheme> =>
  transact(ctx, async (tx) => {
    const types = await listIssueTypes(tx);
    const draft = draftOf(
      input,
      { name: '', description: '', defaultIssueTypeId: null, issueTypeIds: [] },
      types,
    );
    const scheme = await unlessTaken(draft.name, () => store.insertScheme(tx.db, draft));
    await tell(tx, scheme, 'created');
    return resolve(scheme, types);
  });

/** What is absent stays as it is. @throws AppError 400 by field, 404 */
export const changeScheme = (ctx: Ctx, id: string, input: SchemeInput): Promise<ResolvedScheme> =>
  transact(ctx, async (tx) => {
    const types = await listIssueTypes(tx);
    await store.lockScheme(tx.db, readId(id) ?? 0);
    const before = await requireScheme(tx, id);
    const after = { id: before.id, ...draftOf(input, before, types) };
    await refuseOrphans(tx, after, await store.listWearers(tx.db, after.id), 'issueTypeIds');
    await unlessTaken(after.name, () => store.updateScheme(tx.db, after));
    await tell(tx, after, 'changed', changesBetween(before, after));
    return resolve(after, types);
  });

/** Projects that wear it wear the default scheme from then on. @throws AppError 400 for the default one, 404 */
export const deleteScheme = (ctx: Ctx, id: string): Promise<void> =>
  transact(ctx, async (tx) => {
    const scheme = await requireScheme(tx, id);
    if (scheme.id === defaultIssueTypeScheme) throw errors.isDefault(scheme.name);
    await wearDefault(tx, await store.listWearers(tx.db, scheme.id));
    await store.removeScheme(tx.db, scheme.id);
    await tell(tx, scheme, 'deleted');
  });

export interface Wearer {
  readonly id: number;
  readonly key: string;
}

/** Those that wear the scheme, whoever may see them. */
export const wearersOf = (ctx: Ctx, scheme: IssueTypeScheme): Promise<Wearer[]> =>
  store.listWearers(ctx.db, scheme.id);

/**
 * The projects wear the scheme from then on.
 * @param field of the body, that named them
 * @throws AppError 400 where one has issues of a type that the scheme lacks
 */
export async function wearScheme(
  tx: Ctx,
  scheme: IssueTypeScheme,
  projects: readonly Wearer[],
  field: string | null,
): Promise<void> {
  if (projects.length === 0) return;
  await refuseOrphans(tx, scheme, projects, field);
  await store.putOn(
    tx.db,
    projects.map((project) => project.id),
    scheme.id,
  );
  for (const { id, key } of projects) {
    await record(tx, {
      category: 'projects',
      action: 'project-issue-type-scheme-changed',
      summary: 'Issue type scheme of a project changed',
      object: { type: 'project', id: String(id), name: key },
      changed: [{ fieldName: 'Issue type scheme', changedTo: scheme.name }],
    });
  }
}

/** @throws AppError 400 where one has issues of a type that the default scheme lacks */
export const wearDefault = async (tx: Ctx, projects: readonly Wearer[]): Promise<void> =>
  wearScheme(tx, await requireScheme(tx, String(defaultIssueTypeScheme)), projects, null);

/** Every new issue type is in the default scheme, as its last. */
export async function addToDefault(tx: Ctx, issueTypeId: number): Promise<void> {
  await store.lockScheme(tx.db, defaultIssueTypeScheme);
  const scheme = await store.findScheme(tx.db, defaultIssueTypeScheme);
  if (!scheme) return;
  await store.updateScheme(tx.db, { ...scheme, issueTypeIds: [...scheme.issueTypeIds, issueTypeId] });
}

/**
 * A type that is deleted leaves every scheme.
 * @returns names of the schemes that would be left without a standard type: then nothing has changed
 */
export async function withdrawType(tx: Ctx, type: IssueType): Promise<string[]> {
  await store.lockSchemes(tx.db);
  const schemes = (await listSchemes(tx)).filter((scheme) => scheme.issueTypeIds.includes(type.id));
  const rest = (scheme: ResolvedScheme) => scheme.issueTypes.filter((one) => one.id !== type.id);
  const bare = schemes.filter((scheme) => !rest(scheme).some((one) => !one.subtask));
  if (bare.length > 0) return bare.map((scheme) => scheme.name);
  for (const scheme of schemes) {
    const { defaultIssueTypeId } = scheme;
    await store.updateScheme(tx.db, {
      ...scheme,
      issueTypeIds: rest(scheme).map((one) => one.id),
      defaultIssueTypeId: defaultIssueTypeId === type.id ? null : defaultIssueTypeId,
    });
  }
  return [];
}

function resolve(scheme: IssueTypeScheme, types: readonly IssueType[]): ResolvedScheme {
  const byId = new Map(types.map((type) => [type.id, type]));
  return {
    ...scheme,
    issueTypes: scheme.issueTypeIds.flatMap((id) => byId.get(id) ?? []),
    defaultIssueType: byId.get(scheme.defaultIssueTypeId ?? -1) ?? null,
  };
}

type Draft = Omit<IssueTypeScheme, 'id'>;

function draftOf(input: SchemeInput, before: Draft, types: readonly IssueType[]): Draft {
  const name = input.name === undefined && before.name !== '' ? before.name : (input.name ?? '').trim();
  const problem = schemeNameProblem(name);
  if (problem !== null) throw errors.badName(problem);
  const issueTypeIds = input.issueTypeIds ? readTypes(input.issueTypeIds, types) : before.issueTypeIds;
  const offered = types.filter((type) => issueTypeIds.includes(type.id) && !type.subtask);
  if (offered.length === 0) throw errors.standardTypeNeeded();
  const asked = input.defaultIssueTypeId;
  const defaultIssueTypeId = asked === undefined ? before.defaultIssueTypeId : readDefault(asked);
  if (defaultIssueTypeId !== null && !offered.some((type) => type.id === defaultIssueTypeId))
    throw errors.badDefault();
  return { name, description: input.description ?? before.description, defaultIssueTypeId, issueTypeIds };
}

function readTypes(ids: readonly (string | number)[], types: readonly IssueType[]): number[] {
  const read: number[] = [];
  for (const text of ids.map(String)) {
    const type = types.find((one) => one.id === readId(text));
    if (!type) throw errors.noSuchType(text.slice(0, 40));
    if (read.includes(type.id)) throw errors.twice(text);
    read.push(type.id);
  }
  return read;
}

/** -1 stands for an id that is none. */
const readDefault = (asked: string | number | null): number | null =>
  asked === null || asked === '' ? null : (readId(String(asked)) ?? -1);

// Enough to find them by.
const ORPHANS_NAMED = 10;

async function refuseOrphans(
  tx: Ctx,
  scheme: IssueTypeScheme,
  projects: readonly Wearer[],
  field: string | null,
): Promise<void> {
  const ids = projects.map((project) => project.id);
  const orphans = await store.listOrphans(tx.db, ids, scheme.issueTypeIds, ORPHANS_NAMED);
  if (orphans.length > 0) throw errors.wouldOrphan(field, orphans);
}

async function unlessTaken<T>(name: string, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (isDuplicate(error)) throw errors.nameTaken(name);
    // A type was deleted since it was read.
    throw isReferenced(error) ? errors.badDefault() : error;
  }
}

const changesBetween = (before: Draft, after: Draft): ChangedValue[] =>
  (
    [
      ['Name', before.name, after.name],
      ['Description', before.description, after.description],
      ['Default issue type', String(before.defaultIssueTypeId ?? ''), String(after.defaultIssueTypeId ?? '')],
      ['Issue types', before.issueTypeIds.join(), after.issueTypeIds.join()],
    ] as const
  )
    .filter(([, from, to]) => from !== to)
    .map(([fieldName, changedFrom, changedTo]) => ({ fieldName, changedFrom, changedTo }));

const tell = (
  tx: Ctx,
  { id, name }: IssueTypeScheme,
  what: 'created' | 'changed' | 'deleted',
  changed?: ChangedValue[],
) =>
  record(tx, {
    category: 'workflows',
    action: `issue-type-scheme-${what}`,
    summary: `Issue type scheme ${what}`,
    object: { type: 'issue type scheme', id: String(id), name },
    ...(changed && { changed }),
  });
