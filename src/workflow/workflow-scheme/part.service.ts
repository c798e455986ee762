/** The parts of a workflow scheme, or of its draft: the default workflow, one issue type's, one workflow's types. */
import type { Ctx } from '../../context.ts';
import { readId } from '../../kernel/id.ts';
import { listWorkflows } from '../definition/workflow.service.ts';
import { listIssueTypes } from '../issue-type/issue-type.service.ts';
import type { ShownScheme } from './shown-scheme.ts';
import * as errors from './workflow-scheme.errors.ts';
import {
  changeMapping,
  type Place,
  readScheme,
  typeOf,
  type Wanted,
  workflowNamed,
} from './workflow-scheme.service.ts';
import {
  mapType,
  mapWorkflow,
  setDefault,
  systemWorkflow,
  unmapType,
  withoutWorkflow,
} from './workflow-scheme.ts';

/** @throws AppError 400, 404 */
export const changeDefault = async (ctx: Ctx, place: Place, workflow: string): Promise<ShownScheme> => {
  const id = workflowNamed(await listWorkflows(ctx), 'workflow', workflow);
  return changeMapping(ctx, place, (mapping) => setDefault(mapping, id));
};

/** What is not mapped follows `jira` from then on. @throws AppError 400, 404 */
export const clearDefault = (ctx: Ctx, place: Place): Promise<ShownScheme> =>
  changeMapping(ctx, place, (mapping) => setDefault(mapping, systemWorkflow));

/** @throws AppError 404, also for a type that is not mapped */
export async function readType(
  ctx: Ctx,
  id: string,
  wanted: Wanted,
  issueType: string,
): Promise<{ shown: ShownScheme; typeId: number }> {
  const shown = await readScheme(ctx, id, wanted);
  const typeId = requireType(shown, issueType);
  if (!(shown.draft ?? shown.scheme).byType.has(typeId)) throw errors.typeIsNotMapped(typeId);
  return { shown, typeId };
}

function requireType({ types }: Pick<ShownScheme, 'types'>, text: string): number {
  const id = readId(text);
  if (id === null || !types.some((type) => type.id === id)) throw errors.typeIsMissing(text);
  return id;
}

/** @param named in the body, where it is @throws AppError 400, 404 */
export async function changeType(
  ctx: Ctx,
  place: Place,
  issueType: string,
  { issueType: named, workflow }: { issueType?: string | undefined; workflow: string },
): Promise<ShownScheme> {
  const typeId = requireType({ types: await listIssueTypes(ctx) }, issueType);
  if (named !== undefined && readId(named) !== typeId) throw errors.otherType();
  const id = workflowNamed(await listWorkflows(ctx), 'workflow', workflow);
  return changeMapping(ctx, place, (mapping) => mapType(mapping, typeId, id));
}

/** It follows the default from then on. @throws AppError 400, 404 */
export async function clearType(ctx: Ctx, place: Place, issueType: string): Promise<ShownScheme> {
  const typeId = requireType({ types: await listIssueTypes(ctx) }, issueType);
  return changeMapping(ctx, place, (mapping) => unmapType(mapping, typeId));
}

/** @throws AppError 404 */
export async function readWorkflow(
  ctx: Ctx,
  id: string,
  wanted: Wanted,
  workflow: string,
): Promise<{ shown: ShownScheme; workflowId: number }> {
  const shown = await readScheme(ctx, id, wanted);
  return { shown, workflowId: await requireWorkflow(ctx, workflow) };
}

async function requireWorkflow(ctx: Ctx, name: string): Promise<number> {
  const workflow = (await listWorkflows(ctx)).find((one) => one.name === name);
  if (!workflow) throw errors.workflowIsMissing(name);
  return workflow.id;
}

export interface WorkflowInput {
  readonly workflow?: string | undefined;
  readonly issueTypes?: readonly string[] | undefined;
  readonly defaultMapping?: boolean | undefined;
}

/** The types that are listed follow this workflow, and no others but by default. @throws AppError 400, 404 */
export async function changeWorkflow(
  ctx: Ctx,
  place: Place,
  name: string | undefined,
  input: WorkflowInput,
): Promise<ShownScheme> {
  if (name !== undefined && input.workflow !== undefined && name !== input.workflow)
    throw errors.otherWorkflow();
  const workflowId =
    name !== undefined
      ? await requireWorkflow(ctx, name)
      : workflowNamed(await listWorkflows(ctx), 'workflow', input.workflow ?? '');
  const types = await listIssueTypes(ctx);
  const typeIds = input.issueTypes?.map((type) => typeOf(types, 'issueTypes', type));
  return changeMapping(ctx, place, (mapping) =>
    mapWorkflow(mapping, {
      workflowId,
      typeIds: typeIds ?? [...mapping.byType].flatMap(([type, id]) => (id === workflowId ? [type] : [])),
      isDefault: input.defaultMapping,
    }),
  );
}

/** Its types follow the default from then on. @throws AppError 400, 404 */
export async function clearWorkflow(ctx: Ctx, place: Place, name: string): Promise<ShownScheme> {
  const workflowId = await requireWorkflow(ctx, name);
  return changeMapping(ctx, place, (mapping) => withoutWorkflow(mapping, workflowId));
}
