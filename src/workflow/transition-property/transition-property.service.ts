/** Properties of transitions: keys and texts that administrators note. Nothing is read into them here. */
import { record } from '../../audit/audit.service.ts';
import { type Ctx, transact } from '../../context.ts';
import { listWorkflows } from '../definition/workflow.service.ts';
import type { Workflow } from '../definition/workflow.ts';
import * as errors from './transition-property.errors.ts';
import * as store from './transition-property.store.ts';
import type { TransitionProperty } from './transition-property.ts';

const MOST_KEY = 255;
const MOST_VALUE = 32_767;
const MOST_PROPERTIES = 1000;

export interface Where {
  /** Number of a transition in the workflow. */
  readonly transition: string;
  readonly workflowName: string | undefined;
  /** live, or draft; absent: live. */
  readonly workflowMode: string | undefined;
}

/** By key. @throws AppError 400, 404 */
export async function listProperties(ctx: Ctx, where: Where): Promise<TransitionProperty[]> {
  const { workflow, transitionId } = await find(ctx, where);
  return store.listProperties(ctx.db, workflow.id, transitionId);
}

/** @throws AppError 400, 404 */
export async function readProperty(ctx: Ctx, where: Where, key: string): Promise<TransitionProperty> {
  const property = (await listProperties(ctx, where)).find((one) => one.key === key);
  if (!property) throw errors.noSuchProperty(key);
  return property;
}

export interface PropertyInput {
  readonly key?: string | undefined;
  readonly value?: string | undefined;
}

/** @returns whether anything changed @throws AppError 400, also for a key that is there already; 404 */
export const addProperty = (
  ctx: Ctx,
  where: Where,
  key: string | undefined,
  input: PropertyInput,
): Promise<TransitionProperty> =>
  transact(ctx, async (tx) => {
    const property = readInput(key, input);
    const before = await listProperties(tx, where);
    if (before.some((one) => one.key === property.key)) throw errors.keyTaken(property.key);
    if (before.length >= MOST_PROPERTIES) throw errors.tooMany(MOST_PROPERTIES);
    await put(tx, where, property, 'added');
    return property;
  });

/** Adds it where it is missing. @returns null where it was so already @throws AppError 400, 404 */
export const changeProperty = (
  ctx: Ctx,
  where: Where,
  key: string | undefined,
  input: PropertyInput,
): Promise<TransitionProperty | null> =>
  transact(ctx, async (tx) => {
    const property = readInput(key, input);
    const before = await listProperties(tx, where);
    const held = before.find((one) => one.key === property.key);
    if (held?.value === property.value) return null;
    if (!held && before.length >= MOST_PROPERTIES) throw errors.tooMany(MOST_PROPERTIES);
    await put(tx, where, property, 'changed');
    return property;
  });

/** @returns whether it was there @throws AppError 400, 404 */
export const deleteProperty = (ctx: Ctx, where: Where, key: string | undefined): Promise<boolean> =>
  transact(ctx, async (tx) => {
    const name = checkKey(key);
    const { workflow, transitionId } = await find(tx, where);
    const before = await store.listProperties(tx.db, workflow.id, transitionId);
    if (!before.some((one) => one.key === name)) return false;
    await store.removeProperty(tx.db, workflow.id, transitionId, name);
    await tell(tx, workflow, transitionId, name, 'deleted');
    return true;
  });

async function put(tx: Ctx, where: Where, property: TransitionProperty, what: string): Promise<void> {
  const { workflow, transitionId } = await find(tx, where);
  await store.putProperty(tx.db, workflow.id, transitionId, property);
  await tell(tx, workflow, transitionId, property.key, what);
}

async function find(ctx: Ctx, where: Where): Promise<{ workflow: Workflow; transitionId: number }> {
  const { workflowName, workflowMode = 'live', transition } = where;
  if (workflowName === undefined || workflowName === '') throw errors.workflowNeeded();
  if (workflowMode !== '' && workflowMode !== 'live' && workflowMode !== 'draft') {
    throw errors.noSuchMode(workflowMode);
  }
  const workflow = (await listWorkflows(ctx)).find((one) => one.name === workflowName);
  if (!workflow) throw errors.noSuchWorkflow(workflowName);
  if (workflowMode === 'draft') throw errors.noDraft(workflow.name);
  const found = workflow.definition.transitions.find((one) => String(one.id) === transition);
  if (!found) throw errors.noSuchTransition(transition, workflow.name);
  return { workflow, transitionId: found.id };
}

function readInput(key: string | undefined, input: PropertyInput): TransitionProperty {
  if (key !== undefined && input.key !== undefined && key !== input.key) throw errors.otherKey();
  const value = input.value ?? '';
  if (value.length > MOST_VALUE) {
    throw errors.badValue(`The value must not exceed ${MOST_VALUE} characters.`);
  }
  if (!value.isWellFormed()) throw errors.badValue('The value must be well-formed Unicode.');
  return { key: checkKey(key ?? input.key), value };
}

function checkKey(key: string | undefined): string {
  if (key === undefined || key.trim() === '') throw errors.badKey('You must specify a key.');
  if (key.length > MOST_KEY) throw errors.badKey(`The key must not exceed ${MOST_KEY} characters.`);
  if (!/^[\w.:-]+$/.test(key)) {
    throw errors.badKey('The key may contain letters of a to z, digits, and . _ - : only.');
  }
  return key;
}

const tell = (
  tx: Ctx,
  { id, name }: Workflow,
  transitionId: number,
  key: string,
  what: string,
): Promise<void> =>
  record(tx, {
    category: 'workflows',
    action: `transition-property-${what}`,
    summary: `Property of a transition ${what}`,
    object: { type: 'workflow', id: String(id), name },
    changed: [{ fieldName: `Transition ${transitionId}`, changedFrom: '', changedTo: key }],
  });
