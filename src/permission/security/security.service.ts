/**
 * Security schemes and their levels. Administrators make them and give them to projects; whoever writes issues chooses
 * among the levels that they are in. Nothing that is changed here opens an issue by accident: a level that issues have
 * goes only with a word about what takes its place, and so does the scheme of a project.
 */
import { record } from '../../audit/audit.service.ts';
import { type Ctx, transact } from '../../context.ts';
import { isDuplicate, isReferenced } from '../../db/violation.ts';
import { tellEverything } from '../../event/issue-event.service.ts';
import { readId } from '../../kernel/id.ts';
import { requireAdministeredProject, requireProject } from '../subject/subject.service.ts';
import { addMembers, type MemberInput } from './member.service.ts';
import * as errors from './security.errors.ts';
import * as store from './security.store.ts';
import { type LevelToChoose, nameProblem, type SecurityLevel, type SecurityScheme } from './security.ts';

type FindCtx = Pick<Ctx, 'db'>;

/** Every scheme, by name. */
export const listSchemes = (ctx: FindCtx): Promise<SecurityScheme[]> => store.listSchemes(ctx.db);

/** @returns null: there is none. Asks nothing about permissions. */
export const findScheme = (ctx: FindCtx, id: number): Promise<SecurityScheme | null> =>
  store.findScheme(ctx.db, id);

/** @throws AppError 404 */
export async function requireScheme(ctx: FindCtx, id: string | number): Promise<SecurityScheme> {
  const known = readId(String(id));
  const scheme = known === null ? null : await findScheme(ctx, known);
  if (!scheme) throw errors.noSuchScheme(String(id));
  return scheme;
}

/** The same as it stands once everyone before has finished with it. */
async function holdScheme(tx: Ctx, { id }: SecurityScheme): Promise<SecurityScheme> {
  await store.lockScheme(tx.db, id);
  return requireScheme(tx, id);
}

/** The levels of these schemes, by name. */
export const listLevels = (ctx: FindCtx, schemes: readonly SecurityScheme[]): Promise<SecurityLevel[]> =>
  store.listLevels(
    ctx.db,
    schemes.map((scheme) => scheme.id),
  );

/** @throws AppError 404 */
export async function requireLevel(ctx: FindCtx, scheme: SecurityScheme, id: string): Promise<SecurityLevel> {
  const known = readId(id);
  const level = known === null ? null : await store.findLevel(ctx.db, known);
  if (level?.schemeId !== scheme.id) throw errors.noSuchLevel(id);
  return level;
}

/**
 * A level by its id alone, to administrators and to whoever is in it in a project that they browse.
 * @throws AppError 404: missing and hidden are one answer
 */
export async function readLevel(ctx: Ctx, id: string): Promise<SecurityLevel> {
  const known = readId(id) ?? 0;
  const level = await store.findLevel(ctx.db, known);
  const isKnown = await store.isLevelKnownTo(ctx.db, ctx.actor, known);
  if (!level || !(isKnown || ctx.actor.may('ADMINISTER'))) throw errors.noSuchLevel(id);
  return level;
}

/** Levels of the scheme that a project wears, by name. Asks nothing about permissions. */
export const levelsOfProject = async (ctx: Ctx, projectId: number): Promise<LevelToChoose[]> =>
  (await levelsOfProjects(ctx, [projectId])).get(projectId) ?? [];

/** The same for several projects, in one query. */
export const levelsOfProjects = (
  ctx: Ctx,
  projectIds: readonly number[],
): Promise<ReadonlyMap<number, LevelToChoose[]>> => store.listLevelsOfProjects(ctx.db, ctx.actor, projectIds);

/** The level that an issue gets that is made without a word about it; null: none. */
export const defaultLevelOf = (ctx: FindCtx, projectId: number): Promise<number | null> =>
  store.findDefaultOf(ctx.db, projectId);

/** The levels of a project that the actor is in. @throws AppError 404 for a project that is missing or hidden */
export async function listUsableLevels(ctx: Ctx, idOrKey: string): Promise<SecurityLevel[]> {
  const project = await requireProject(ctx, idOrKey);
  return (await levelsOfProject(ctx, project.id)).filter((level) => level.usable);
}

/** @throws AppError 404, and where the project wears none; 403 for whoever does not administer it */
export async function readProjectScheme(ctx: Ctx, idOrKey: string): Promise<SecurityScheme> {
  const project = await requireAdministeredProject(ctx, idOrKey);
  const scheme = await store.findSchemeOfProject(ctx.db, project.id);
  if (!scheme) throw errors.wearsNoScheme();
  return scheme;
}

export interface LevelInput {
  readonly name: string;
  readonly description?: string | null | undefined;
  readonly isDefault?: boolean | undefined;
  readonly members?: readonly MemberInput[] | undefined;
}

export interface SchemeInput {
  readonly name: string;
  readonly description?: string | null | undefined;
  readonly levels?: readonly LevelInput[] | undefined;
}

/** @throws AppError 400 by field */
export async function createScheme(ctx: Ctx, input: SchemeInput): Promise<SecurityScheme> {
  const name = checkName('an issue security scheme', input.name);
  const levels = input.levels ?? [];
  if (levels.filter((level) => level.isDefault).length > 1) throw errors.manyDefaults();
  return transact(ctx, async (tx) => {
    const values = { name, description: input.description ?? '' };
    const id = await unlessTaken(errors.schemeNameTaken(name), () => store.insertScheme(tx.db, values));
    let scheme: SecurityScheme = { id, ...values, defaultLevelId: null };
    for (const level of levels) {
      const made = await addLevel(tx, scheme, level);
      if (level.isDefault) scheme = { ...scheme, defaultLevelId: made.id };
    }
    await recordScheme(tx, scheme, 'created');
    return scheme;
  });
}

export interface SchemeChange {
  readonly name?: string | undefined;
  readonly description?: string | null | undefined;
  /** null: none. */
  readonly defaultSecurityLevelId?: number | string | null | undefined;
}

/** What is absent stays as it is. @throws AppError 400 by field */
export async function changeScheme(
  ctx: Ctx,
  found: SecurityScheme,
  input: SchemeChange,
): Promise<SecurityScheme> {
  const name = input.name === undefined ? undefined : checkName('an issue security scheme', input.name);
  return transact(ctx, async (tx) => {
    const scheme = await holdScheme(tx, found);
    const after: SecurityScheme = {
      ...scheme,
      name: name ?? scheme.name,
      description: input.description ?? scheme.description,
      defaultLevelId:
        input.defaultSecurityLevelId === undefined
          ? scheme.defaultLevelId
          : await readDefault(tx, scheme, input.defaultSecurityLevelId),
    };
    await unlessTaken(errors.schemeNameTaken(after.name), () => store.updateScheme(tx.db, after));
    await recordScheme(tx, after, 'changed', scheme);
    return after;
  });
}

async function readDefault(
  ctx: Ctx,
  scheme: SecurityScheme,
  given: number | string | null,
): Promise<number | null> {
  if (given === null) return null;
  const id = readId(String(given));
  const level = id === null ? null : await store.findLevel(ctx.db, id);
  if (level?.schemeId !== scheme.id) throw errors.defaultIsElsewhere();
  return level.id;
}

// Enough to find them by.
const PROJECTS_NAMED = 10;

/** @throws AppError 400 where a project wears it */
export async function deleteScheme(ctx: Ctx, scheme: SecurityScheme): Promise<void> {
  const projects = await store.listProjectsOfScheme(ctx.db, scheme.id, PROJECTS_NAMED);
  if (projects.length > 0) throw errors.schemeInUse(scheme.name, projects);
  await transact(ctx, async (tx) => {
    try {
      await store.removeScheme(tx.db, scheme.id);
    } catch (error) {
      // A project was given it since they were counted.
      throw isReferenced(error) ? errors.schemeInUse(scheme.name, ['another project']) : error;
    }
    await recordScheme(tx, scheme, 'deleted');
  });
}

/** @throws AppError 400 by field */
export const addLevel = (ctx: Ctx, scheme: SecurityScheme, input: LevelInput): Promise<SecurityLevel> => {
  const name = checkName('a security level', input.name);
  return transact(ctx, async (tx) => {
    const values = { schemeId: scheme.id, name, description: input.description ?? '' };
    const id = await unlessTaken(errors.levelNameTaken(name), () => store.insertLevel(tx.db, values));
    const level = { id, ...values };
    if (input.isDefault)
      await store.updateScheme(tx.db, { ...(await holdScheme(tx, scheme)), defaultLevelId: id });
    await recordLevel(tx, level, 'created');
    await addMembers(tx, level, input.members ?? []);
    return level;
  });
};

export async function changeLevel(
  ctx: Ctx,
  found: SecurityLevel,
  input: { name?: string | undefined; description?: string | null | undefined },
): Promise<SecurityLevel> {
  const name = input.name === undefined ? undefined : checkName('a security level', input.name);
  return transact(ctx, async (tx) => {
    await store.lockLevel(tx.db, found.id);
    const level = await store.findLevel(tx.db, found.id);
    if (!level) throw errors.noSuchLevel(String(found.id));
    const after = {
      ...level,
      name: name ?? level.name,
      description: input.description ?? level.description,
    };
    await unlessTaken(errors.levelNameTaken(after.name), () => store.updateLevel(tx.db, after));
    await recordLevel(tx, after, 'changed');
    return after;
  });
}

/**
 * @param replaceWith id of the level that its issues get; `none`: they are open from then on; undefined: it has none
 * @throws AppError 400 where issues have it and nothing is said, or what is said is no other level of the scheme
 */
export async function deleteLevel(
  ctx: Ctx,
  scheme: SecurityScheme,
  level: SecurityLevel,
  replaceWith: string | undefined,
): Promise<void> {
  const to = await readReplacement(ctx, level, replaceWith);
  await transact(ctx, async (tx) => {
    if (to === undefined) {
      const worn = await store.listLevelsOnIssues(tx.db, { levelId: level.id });
      if (worn.length > 0) throw errors.levelInUse(level.name);
    } else {
      await store.replaceOnIssues(tx.db, { from: level.id, to });
      await tellEverything(tx);
    }
    const now = await holdScheme(tx, scheme);
    if (now.defaultLevelId === level.id) await store.updateScheme(tx.db, { ...now, defaultLevelId: null });
    try {
      await store.removeLevel(tx.db, level.id);
    } catch (error) {
      throw isReferenced(error) ? errors.levelInUse(level.name) : error;
    }
    await recordLevel(tx, level, 'deleted');
  });
}

async function readReplacement(
  ctx: Ctx,
  level: SecurityLevel,
  given: string | undefined,
): Promise<number | null | undefined> {
  if (given === undefined || given === '') return undefined;
  if (given === 'none') return null;
  const id = readId(given);
  const other = id === null ? null : await store.findLevel(ctx.db, id);
  if (other?.schemeId !== level.schemeId || other.id === level.id) throw errors.badReplacement();
  return other.id;
}

/** Which level of the new scheme takes the place of which of the old one; null: the issues are open from then on. */
export type Places = Readonly<Record<string, number | string | null>>;

/**
 * Gives a project another scheme, or none. Runs in the caller's transaction. Issues keep a level that the new scheme
 * has too; for any other level that they have, `places` must say what becomes of it.
 * @throws AppError 400 where it does not, or names what is no level of the new scheme
 */
export async function wearScheme(
  tx: Ctx,
  project: { readonly id: number; readonly key: string },
  scheme: SecurityScheme | null,
  places: Places = {},
): Promise<void> {
  const before = await store.findSchemeOfProject(tx.db, project.id);
  if (before?.id === scheme?.id) return;
  const levels = scheme ? await store.listLevels(tx.db, [scheme.id]) : [];
  const worn = await store.listLevelsOnIssues(tx.db, { projectId: project.id });
  const homeless = worn.filter((level) => level.schemeId !== scheme?.id && !(String(level.id) in places));
  if (homeless.length > 0) throw errors.levelsNeedPlace(homeless.map((level) => level.name));
  for (const level of worn.filter((one) => one.schemeId !== scheme?.id)) {
    const given = places[String(level.id)] ?? null;
    const place = given === null ? null : levels.find((one) => String(one.id) === String(given));
    if (place === undefined) throw errors.badPlace(String(given));
    const to = place === null ? null : place.id;
    await store.replaceOnIssues(tx.db, { from: level.id, to, projectId: project.id });
  }
  if (worn.length > 0) await tellEverything(tx);
  await store.updateSchemeOfProject(tx.db, project.id, scheme?.id ?? null);
  await record(tx, {
    category: 'permissions',
    action: 'issue-security-scheme-assigned',
    summary: 'Issue security scheme assigned to project',
    object: { type: 'project', id: String(project.id), name: project.key },
    changed: [
      {
        fieldName: 'issue security scheme',
        changedFrom: before?.name ?? '',
        changedTo: scheme?.name ?? '',
      },
    ],
  });
}

/** The same by what a client names. @throws AppError 404 for a project or a scheme that is missing */
export async function assignScheme(
  ctx: Ctx,
  idOrKey: string,
  schemeId: number | string | null,
  places: Places,
): Promise<SecurityScheme | null> {
  const project = await requireProject(ctx, idOrKey);
  const scheme = schemeId === null ? null : await requireScheme(ctx, schemeId);
  await transact(ctx, (tx) => wearScheme(tx, project, scheme, places));
  return scheme;
}

function checkName(noun: string, typed: string): string {
  const name = typed.trim();
  const problem = nameProblem(noun, name);
  if (problem) throw errors.badName(problem);
  return name;
}

async function unlessTaken<T>(taken: Error, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    throw isDuplicate(error) ? taken : error;
  }
}

const recordScheme = (
  tx: Ctx,
  scheme: SecurityScheme,
  what: 'created' | 'changed' | 'deleted',
  before: SecurityScheme = scheme,
) =>
  record(tx, {
    category: 'permissions',
    action: `issue-security-scheme-${what}`,
    summary: `Issue security scheme ${what}`,
    object: { type: 'issue security scheme', id: String(scheme.id), name: scheme.name },
    changed: (['name', 'description', 'defaultLevelId'] as const)
      .filter((field) => before[field] !== scheme[field])
      .map((field) => ({
        fieldName: field,
        changedFrom: String(before[field] ?? ''),
        changedTo: String(scheme[field] ?? ''),
      })),
  });

const recordLevel = (tx: Ctx, level: SecurityLevel, what: 'created' | 'changed' | 'deleted') =>
  record(tx, {
    category: 'permissions',
    action: `security-level-${what}`,
    summary: `Security level ${what}`,
    object: { type: 'security level', id: String(level.id), name: level.name },
  });
