/**
 * Workflow schemes, for administrators. What projects wear is not changed under their issues: a scheme in use has a
 * draft, and it is the draft that is changed until it is published (issue/workflow-move).
 */
import { record } from '../../audit/audit.service.ts';
import { type Ctx, transact } from '../../context.ts';
import { isDuplicate, isReferenced } from '../../db/violation.ts';
import { readId } from '../../kernel/id.ts';
import { findUsersByIds } from '../../people/user/user.service.ts';
import { projectGone } from '../definition/workflow.errors.ts';
import { listWorkflows } from '../definition/workflow.service.ts';
import type { Workflow } from '../definition/workflow.ts';
import { listIssueTypes } from '../issue-type/issue-type.service.ts';
import type { IssueType } from '../issue-type/issue-type.ts';
import { schemeNameProblem } from '../scheme-name.ts';
import type { ShownScheme } from './shown-scheme.ts';
import * as errors from './workflow-scheme.errors.ts';
import * as store from './workflow-scheme.store.ts';
import {
  defaultWorkflowScheme,
  type MappedScheme,
  type Mapping,
  type SchemeDraft,
  sameMapping,
  systemWorkflow,
} from './workflow-scheme.ts';

/** `itself`: the scheme · `draft`: its draft, which must be there · `draft-if-any`: the draft, or else the scheme. */
export type Wanted = 'itself' | 'draft' | 'draft-if-any';

/** By name. */
export async function listSchemes(ctx: Ctx): Promise<ShownScheme[]> {
  const [workflows, types] = [await listWorkflows(ctx), await listIssueTypes(ctx)];
  const schemes = await store.listSchemes(ctx.db);
  return schemes.map((scheme) => ({ scheme, draft: null, lastModifiedUser: null, workflows, types }));
}

/** @throws AppError 404, also for a draft that is wanted and not there */
export async function readScheme(ctx: Ctx, id: string, wanted: Wanted): Promise<ShownScheme> {
  const scheme = await requireScheme(ctx, id);
  if (wanted === 'itself') return shown(ctx, scheme, null);
  const draft = await store.findDraft(ctx.db, scheme.id);
  if (!draft && wanted === 'draft') throw errors.noSuchDraft(scheme.name);
  return shown(ctx, scheme, draft);
}

/** What a project wears. Asks nothing about permissions. */
export async function schemeOfProject(ctx: Ctx, projectId: number): Promise<ShownScheme> {
  const scheme = await store.findSchemeOfProject(ctx.db, projectId);
  if (!scheme) throw projectGone();
  return shown(ctx, scheme, null);
}

async function shown(ctx: Ctx, scheme: MappedScheme, draft: SchemeDraft | null): Promise<ShownScheme> {
  const id = draft?.lastModifiedBy ?? null;
  const users = id === null ? null : await findUsersByIds(ctx, [id]);
  return {
    scheme,
    draft,
    lastModifiedUser: (id !== null && users?.get(id)) || null,
    workflows: await listWorkflows(ctx),
    types: await listIssueTypes(ctx),
  };
}

export async function requireScheme(ctx: Ctx, text: string): Promise<MappedScheme> {
  const id = readId(text);
  const [scheme] = id === null ? [] : await store.listSchemes(ctx.db, [id]);
  if (!scheme) throw errors.noSuchScheme(text);
  return scheme;
}

/** The same as it stands once everyone before has finished with it. In the caller's transaction. */
export async function holdScheme(tx: Ctx, text: string): Promise<MappedScheme> {
  await store.lockScheme(tx.db, readId(text) ?? 0);
  return requireScheme(tx, text);
}

export interface SchemeInput {
  readonly name?: string | undefined;
  readonly description?: string | null | undefined;
  /** Name of a workflow. */
  readonly defaultWorkflow?: string | undefined;
  /** Issue type id → name of a workflow. */
  readonly issueTypeMappings?: Readonly<Record<string, string>> | undefined;
}

/** @throws AppError 400 by field */
export const createScheme = (ctx: Ctx, input: SchemeInput): Promise<ShownScheme> =>
  transact(ctx, async (tx) => {
    const empty: Mapping = { defaultWorkflowId: systemWorkflow, byType: new Map() };
    const draft = {
      ...(await readMapping(tx, input, empty)),
      name: readName(input.name ?? ''),
      description: input.description ?? '',
    };
    const id = await explained(draft.name, () => store.insertScheme(tx.db, draft));
    await tell(tx, { id, name: draft.name }, 'created');
    return readScheme(tx, String(id), 'itself');
  });

export interface Place {
  readonly id: string;
  /** Whether it is the draft that is meant. */
  readonly draft: boolean;
  /** Where the scheme is in use: change its draft, which is made where there is none. */
  readonly updateDraftIfNeeded: boolean;
}

/** What is absent stays. @throws AppError 400 by field, and for a scheme in use; 404 */
export const changeScheme = (ctx: Ctx, place: Place, input: SchemeInput): Promise<ShownScheme> =>
  transact(ctx, async (tx) => {
    await rename(tx, await holdScheme(tx, place.id), place, input);
    return changeMapping(tx, place, (mapping) => readMapping(tx, input, mapping));
  });

async function rename(tx: Ctx, scheme: MappedScheme, { draft }: Place, input: SchemeInput): Promise<void> {
  const name = input.name === undefined ? scheme.name : readName(input.name);
  const description = input.description ?? scheme.description;
  if (name === scheme.name && description === scheme.description) return;
  if (draft) throw errors.nameOfDraft();
  if (scheme.id === defaultWorkflowScheme) throw errors.isDefault(scheme.name);
  await explained(name, () => store.updateScheme(tx.db, { ...scheme, name, description }));
  await tell(tx, { id: scheme.id, name }, 'changed');
}

/** @param change from what is to what is to be @throws AppError 400 for a scheme in use, and what `change` throws; 404 */
export const changeMapping = (
  ctx: Ctx,
  place: Place,
  change: (mapping: Mapping) => Promise<Mapping> | Mapping,
): Promise<ShownScheme> =>
  transact(ctx, async (tx) => {
    const scheme = await holdScheme(tx, place.id);
    const draft = await store.findDraft(tx.db, scheme.id);
    if (place.draft) {
      if (!draft) throw errors.noSuchDraft(scheme.name);
      await saveDraft(tx, scheme, draft, await change(draft));
      return readScheme(tx, place.id, 'draft');
    }
    const worn = await store.isWorn(tx.db, scheme.id);
    if (worn && place.updateDraftIfNeeded) {
      await saveDraft(tx, scheme, draft, await change(draft ?? scheme));
      return readScheme(tx, place.id, 'draft');
    }
    await saveScheme(tx, scheme, await change(scheme), worn);
    return readScheme(tx, place.id, 'itself');
  });

async function saveScheme(tx: Ctx, scheme: MappedScheme, after: Mapping, worn: boolean): Promise<void> {
  if (sameMapping(scheme, after)) return;
  if (scheme.id === defaultWorkflowScheme) throw errors.isDefault(scheme.name);
  if (worn) throw errors.isInUse(scheme.name);
  await explained(scheme.name, () => store.updateScheme(tx.db, { ...scheme, ...after }));
  await tell(tx, scheme, 'changed');
}

async function saveDraft(
  tx: Ctx,
  scheme: MappedScheme,
  draft: SchemeDraft | null,
  after: Mapping,
): Promise<void> {
  const by = { now: tx.now, userId: tx.actor.userId };
  await explained(scheme.name, () =>
    draft ? store.updateDraft(tx.db, draft.id, after, by) : store.insertDraft(tx.db, scheme.id, after, by),
  );
  await tell(tx, scheme, draft ? 'draft-changed' : 'draft-created');
}

/** @throws AppError 400 where there is one already, and for a scheme that is not in use; 404 */
export const createDraft = (ctx: Ctx, id: string): Promise<ShownScheme> =>
  transact(ctx, async (tx) => {
    const scheme = await requireScheme(tx, id);
    if (await store.findDraft(tx.db, scheme.id)) throw errors.hasDraft(scheme.name);
    if (!(await store.isWorn(tx.db, scheme.id))) throw errors.needsNoDraft(scheme.name);
    await saveDraft(tx, scheme, null, scheme);
    return readScheme(tx, id, 'draft');
  });

/** @throws AppError 404 */
export const deleteDraft = (ctx: Ctx, id: string): Promise<void> =>
  transact(ctx, async (tx) => {
    const scheme = await requireScheme(tx, id);
    if (!(await store.findDraft(tx.db, scheme.id))) throw errors.noSuchDraft(scheme.name);
    await store.removeDraft(tx.db, scheme.id);
    await tell(tx, scheme, 'draft-deleted');
  });

/** @throws AppError 400 for the default scheme, and for one in use; 404 */
export const deleteScheme = (ctx: Ctx, id: string): Promise<void> =>
  transact(ctx, async (tx) => {
    const scheme = await requireScheme(tx, id);
    if (scheme.id === defaultWorkflowScheme) throw errors.isDefault(scheme.name);
    if (await store.isWorn(tx.db, scheme.id)) throw errors.isWorn(scheme.name);
    await explained(scheme.name, () => store.removeScheme(tx.db, scheme.id));
    await tell(tx, scheme, 'deleted');
  });

/** The draft becomes the scheme. What becomes of issues is the caller's to settle, in the same transaction. */
export async function adoptDraft(tx: Ctx, scheme: MappedScheme, draft: SchemeDraft): Promise<void> {
  const { defaultWorkflowId, byType } = draft;
  await explained(scheme.name, () => store.updateScheme(tx.db, { ...scheme, defaultWorkflowId, byType }));
  await store.removeDraft(tx.db, scheme.id);
  await tell(tx, scheme, 'draft-published');
}

async function readMapping(tx: Ctx, input: SchemeInput, before: Mapping): Promise<Mapping> {
  const workflows = await listWorkflows(tx);
  const types = await listIssueTypes(tx);
  const { defaultWorkflow, issueTypeMappings } = input;
  const defaultWorkflowId =
    defaultWorkflow === undefined
      ? before.defaultWorkflowId
      : workflowNamed(workflows, 'defaultWorkflow', defaultWorkflow);
  if (issueTypeMappings === undefined) return { ...before, defaultWorkflowId };
  const byType = Object.entries(issueTypeMappings).map(
    ([typeId, name]) =>
      [
        typeOf(types, 'issueTypeMappings', typeId),
        workflowNamed(workflows, 'issueTypeMappings', name),
      ] as const,
  );
  return { defaultWorkflowId, byType: new Map(byType) };
}

/** @throws AppError 400 at `field` */
export function workflowNamed(workflows: readonly Workflow[], field: string, name: string): number {
  if (name.trim() === '') throw errors.workflowNeeded(field);
  const workflow = workflows.find((one) => one.name === name);
  if (!workflow) throw errors.noSuchWorkflow(field, name);
  return workflow.id;
}

/** @throws AppError 400 at `field` */
export function typeOf(types: readonly IssueType[], field: string, text: string): number {
  const id = readId(text);
  if (id === null || !types.some((type) => type.id === id)) throw errors.noSuchType(field, text);
  return id;
}

function readName(typed: string): string {
  const name = typed.trim();
  const problem = schemeNameProblem(name);
  if (problem !== null) throw errors.badName(problem);
  return name;
}

async function explained<T>(name: string, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (isDuplicate(error)) throw errors.nameTaken(name);
    throw isReferenced(error) ? errors.changedMeanwhile() : error;
  }
}

const tell = (tx: Ctx, { id, name }: { id: number; name: string }, what: string): Promise<void> =>
  record(tx, {
    category: 'workflows',
    action: `workflow-scheme-${what}`,
    summary: `Workflow scheme ${what.replace('-', ' ')}`,
    object: { type: 'workflow scheme', id: String(id), name },
  });
