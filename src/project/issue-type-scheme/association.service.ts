/** Which projects wear an issue type scheme. Every project wears one: who loses theirs wears the default one. */
import { type Ctx, transact } from '../../context.ts';
import { noSuchProject, notWorn } from '../../workflow/issue-type-scheme/issue-type-scheme.errors.ts';
import {
  requireScheme,
  wearDefault,
  wearersOf,
  wearScheme,
} from '../../workflow/issue-type-scheme/issue-type-scheme.service.ts';
import { defaultIssueTypeScheme } from '../../workflow/issue-type-scheme/issue-type-scheme.ts';
import { findProject, requireProject } from '../project.service.ts';
import type { Project } from '../project.ts';
import { type LoadedProject, listProjects } from '../project-list.service.ts';

/** Archived ones too. @throws AppError 404 */
export async function listAssociations(ctx: Ctx, schemeId: string): Promise<LoadedProject[]> {
  const scheme = await requireScheme(ctx, schemeId);
  const projects = await listProjects(ctx, { archived: true, recent: null });
  return projects.filter((project) => project.issueTypeSchemeId === scheme.id);
}

type Names = readonly (string | number)[];

/** @throws AppError 400 for a project that does not exist, or whose issues do not fit the scheme; 404 */
export const addAssociations = (ctx: Ctx, schemeId: string, idsOrKeys: Names): Promise<void> =>
  transact(ctx, async (tx) => {
    const scheme = await requireScheme(tx, schemeId);
    const added = (await named(tx, idsOrKeys)).filter((one) => one.issueTypeSchemeId !== scheme.id);
    await wearScheme(tx, scheme, added, 'idsOrKeys');
  });

/** These, and no others. @throws AppError as above */
export const setAssociations = (ctx: Ctx, schemeId: string, idsOrKeys: Names): Promise<void> =>
  transact(ctx, async (tx) => {
    const scheme = await requireScheme(tx, schemeId);
    const wanted = await named(tx, idsOrKeys);
    const left = (await wearersOf(tx, scheme)).filter((one) => !wanted.some(({ id }) => id === one.id));
    if (scheme.id !== defaultIssueTypeScheme) await wearDefault(tx, left);
    const added = wanted.filter((one) => one.issueTypeSchemeId !== scheme.id);
    await wearScheme(tx, scheme, added, 'idsOrKeys');
  });

/** @throws AppError 400 where issues do not fit the default scheme; 404 */
export const removeAssociations = (ctx: Ctx, schemeId: string): Promise<void> =>
  setAssociations(ctx, schemeId, []);

/** @throws AppError as above; 404 for a project that does not wear the scheme */
export const removeAssociation = (ctx: Ctx, schemeId: string, idOrKey: string): Promise<void> =>
  transact(ctx, async (tx) => {
    const scheme = await requireScheme(tx, schemeId);
    const project = await requireProject(tx, idOrKey);
    if (project.issueTypeSchemeId !== scheme.id) throw notWorn();
    if (scheme.id !== defaultIssueTypeScheme) await wearDefault(tx, [project]);
  });

/** Each once, however often it is named. */
async function named(ctx: Ctx, idsOrKeys: Names): Promise<Project[]> {
  const found = new Map<number, Project>();
  for (const idOrKey of idsOrKeys) {
    const project = await findProject(ctx, idOrKey);
    if (!project) throw noSuchProject(String(idOrKey).slice(0, 100));
    found.set(project.id, project);
  }
  return [...found.values()];
}
