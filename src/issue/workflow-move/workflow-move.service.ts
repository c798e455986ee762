/**
 * Other workflows for issues that there are: publishing the draft of a workflow scheme, and giving a project another
 * scheme. No issue is ever left in a status that its workflow does not have.
 */
import { record } from '../../audit/audit.service.ts';
import { type Ctx, transact } from '../../context.ts';
import { readId } from '../../kernel/id.ts';
import { findProject } from '../../project/project.service.ts';
import { listWorkflows } from '../../workflow/definition/workflow.service.ts';
import type { WorkflowDefinition } from '../../workflow/definition/workflow.ts';
import { listIssueTypes } from '../../workflow/issue-type/issue-type.service.ts';
import { listStatuses } from '../../workflow/status/status.service.ts';
import type { ShownScheme } from '../../workflow/workflow-scheme/shown-scheme.ts';
import {
  adoptDraft,
  holdScheme,
  readScheme,
  schemeOfProject,
} from '../../workflow/workflow-scheme/workflow-scheme.service.ts';
import type { Mapping } from '../../workflow/workflow-scheme/workflow-scheme.ts';
import { recordChange } from '../changelog/changelog.service.ts';
import * as errors from './workflow-move.errors.ts';
import * as store from './workflow-move.store.ts';

const AT_ONCE = 500;

export interface StatusMapping {
  readonly issueTypeId: string | number;
  readonly statusId: string | number;
  readonly newStatusId: string | number;
}

/**
 * The draft becomes the scheme, and issues whose status their new workflow lacks get the one that is said for it.
 * @throws AppError 400 where something is left unsaid; 404
 */
export const publishDraft = (
  ctx: Ctx,
  id: string,
  mappings: readonly StatusMapping[],
): Promise<ShownScheme> =>
  transact(ctx, async (tx) => {
    await holdScheme(tx, id);
    const { scheme, draft } = await readScheme(tx, id, 'draft');
    if (!draft) throw new Error('A draft was asked for and is not there.');
    await store.hold(tx.db, { schemeId: scheme.id });
    const stranded = await listStranded(tx, { schemeId: scheme.id }, draft);
    const targets = readMappings(mappings);
    const unsaid = stranded.filter((one) => !targets.has(placeOf(one)));
    if (unsaid.length > 0) throw errors.mappingNeeded(await named(tx, unsaid));
    const definitions = await definitionsOf(tx, draft);
    for (const one of stranded) {
      const target = targets.get(placeOf(one)) ?? 0;
      if (!hasStatus(definitions(one.issueTypeId), target)) throw errors.noSuchStatus(String(target));
      await moveAll(tx, { schemeId: scheme.id }, one, target);
    }
    await adoptDraft(tx, scheme, draft);
    return readScheme(tx, id, 'itself');
  });

interface Ref {
  readonly id: number;
  readonly name: string;
}

/** Issues that publishing a draft would leave in a status that their new workflow lacks. */
export interface MappingNeeded {
  readonly issueType: Ref;
  readonly status: Ref;
  readonly issues: number;
  /** The statuses of the new workflow, in its order. */
  readonly choices: readonly Ref[];
}

/** What publishing the draft of a scheme asks for. @throws AppError 404 */
export async function listMappingsNeeded(ctx: Ctx, id: string): Promise<MappingNeeded[]> {
  const { scheme, draft } = await readScheme(ctx, id, 'draft');
  if (!draft) throw new Error('A draft was asked for and is not there.');
  const stranded = await listStranded(ctx, { schemeId: scheme.id }, draft);
  const definitions = await definitionsOf(ctx, draft);
  const { issueType, status } = await namesFor(ctx);
  return stranded.map(({ issueTypeId, statusId, issues }) => ({
    issueType: { id: issueTypeId, name: issueType(issueTypeId) },
    status: { id: statusId, name: status(statusId) },
    issues,
    choices: definitions(issueTypeId)?.steps.map(({ statusId: id }) => ({ id, name: status(id) })) ?? [],
  }));
}

function namesOf(list: readonly Ref[]): (id: number) => string {
  const names = new Map(list.map(({ id, name }) => [id, name]));
  return (id) => names.get(id) ?? '';
}

const namesFor = async (ctx: Ctx) => ({
  issueType: namesOf(await listIssueTypes(ctx)),
  status: namesOf(await listStatuses(ctx)),
});

async function named(ctx: Ctx, stranded: readonly errors.Stranded[]): Promise<errors.NamedStranded[]> {
  const { issueType, status } = await namesFor(ctx);
  return stranded.map((one) => ({
    ...one,
    issueType: issueType(one.issueTypeId),
    status: status(one.statusId),
  }));
}

/** `issueTypeId` absent: of every issue type. */
export type WorkflowStatusMapping = Omit<StatusMapping, 'issueTypeId'> &
  Partial<Pick<StatusMapping, 'issueTypeId'>>;

/**
 * Moves the issues that follow a workflow out of the statuses that `definition`, which it is to have, lacks: all of
 * them, or none, those included that somebody is moving there just now. @throws AppError 400 where it is left unsaid what becomes of some
 */
export async function leaveGoneStatuses(
  tx: Ctx,
  workflowId: number,
  { before, definition }: { before: WorkflowDefinition; definition: WorkflowDefinition },
  mappings: readonly WorkflowStatusMapping[],
): Promise<void> {
  if (before.steps.some(({ statusId }) => !hasStatus(definition, statusId)))
    await store.hold(tx.db, { workflowId });
  const stranded = await listStrandedBy(tx, workflowId, definition);
  const any = readMappings(mappings.map((one) => ({ issueTypeId: 0, ...one })));
  const targetOf = (one: errors.Stranded) =>
    any.get(placeOf(one)) ?? any.get(placeOf({ ...one, issueTypeId: 0 }));
  const unsaid = stranded.filter((one) => targetOf(one) === undefined);
  if (unsaid.length > 0) throw errors.mappingNeeded(await named(tx, unsaid));
  for (const target of any.values()) {
    if (!hasStatus(definition, target)) throw errors.noSuchStatus(String(target));
  }
  for (const one of stranded) await moveAll(tx, { workflowId }, one, targetOf(one) ?? 0);
}

/** Issues that follow a workflow, in statuses that `definition` lacks: counted by status and type. */
export async function listStrandedBy(
  ctx: Ctx,
  workflowId: number,
  definition: WorkflowDefinition,
): Promise<errors.Stranded[]> {
  const used = await store.listStatusesInUse(ctx.db, { workflowId });
  return used.filter(({ statusId }) => !hasStatus(definition, statusId));
}

/** @throws AppError 400 by field */
export const giveScheme = (ctx: Ctx, projectId: string, schemeId: string): Promise<void> =>
  transact(ctx, async (tx) => {
    const known = readId(projectId);
    const project = known === null ? null : await findProject(tx, known);
    if (!project) throw errors.noSuchProject(projectId);
    // Held: nobody takes a status out of it meanwhile, thinking that no project wears it.
    const scheme = await holdScheme(tx, schemeId).catch(() => {
      throw errors.noSuchScheme(schemeId);
    });
    const before = (await schemeOfProject(tx, project.id)).scheme;
    if (before.id === scheme.id) return;
    await store.hold(tx.db, { projectId: project.id });
    const stranded = await listStranded(tx, { projectId: project.id }, scheme);
    if (stranded.length > 0) throw errors.wouldStrand(await named(tx, stranded));
    await store.putScheme(tx.db, project.id, scheme.id);
    await record(tx, {
      category: 'projects',
      action: 'project-workflow-scheme-changed',
      summary: 'Workflow scheme of a project changed',
      object: { type: 'project', id: String(project.id), name: project.key },
      changed: [{ fieldName: 'Workflow scheme', changedFrom: before.name, changedTo: scheme.name }],
    });
  });

const placeOf = ({ issueTypeId, statusId }: { issueTypeId: number; statusId: number }): string =>
  `${issueTypeId} ${statusId}`;

function readMappings(mappings: readonly StatusMapping[]): Map<string, number> {
  const targets = new Map<string, number>();
  for (const mapping of mappings) {
    const [issueTypeId, statusId, newStatusId] = [
      readId(String(mapping.issueTypeId)),
      readId(String(mapping.statusId)),
      readId(String(mapping.newStatusId)),
    ];
    if (issueTypeId === null || statusId === null || newStatusId === null) throw errors.badMapping();
    targets.set(placeOf({ issueTypeId, statusId }), newStatusId);
  }
  return targets;
}

const hasStatus = (definition: WorkflowDefinition | undefined, statusId: number): boolean =>
  definition?.steps.some((step) => step.statusId === statusId) ?? false;

/** Issue type id → the workflow that it follows by this mapping. */
async function definitionsOf(
  tx: Ctx,
  { defaultWorkflowId, byType }: Mapping,
): Promise<(typeId: number) => WorkflowDefinition | undefined> {
  const byId = new Map((await listWorkflows(tx)).map(({ id, definition }) => [id, definition]));
  return (typeId) => byId.get(byType.get(typeId) ?? defaultWorkflowId);
}

async function listStranded(tx: Ctx, where: store.Where, mapping: Mapping): Promise<errors.Stranded[]> {
  const definitions = await definitionsOf(tx, mapping);
  const used = await store.listStatusesInUse(tx.db, where);
  return used.filter(({ issueTypeId, statusId }) => !hasStatus(definitions(issueTypeId), statusId));
}

async function moveAll(tx: Ctx, where: store.Where, from: errors.Stranded, statusId: number): Promise<void> {
  const names = new Map((await listStatuses(tx)).map(({ id, name }) => [id, name]));
  const item = {
    field: 'status',
    fieldType: 'jira',
    fieldId: 'status',
    from: String(from.statusId),
    fromString: names.get(from.statusId) ?? null,
    to: String(statusId),
    toString: names.get(statusId) ?? null,
  } as const;
  for (;;) {
    const moved = await store.moveSome(tx.db, where, from, { statusId, now: tx.now }, AT_ONCE);
    for (const id of moved) await recordChange(tx, id, [item]);
    if (moved.length < AT_ONCE) return;
  }
}
