/**
 * Properties of transitions, live or in a draft: keys and texts that administrators note. They are part of the
 * definition; of their keys `opsbar-sequence` has a meaning here (workflow/definition/workflow.ts).
 */
import { type Ctx, transact } from '../../context.ts';
import { listWorkflows } from '../definition/workflow.service.ts';
import type {
  Properties,
  Transition,
  Workflow,
  WorkflowDefinition,
  WorkflowDraft,
} from '../definition/workflow.ts';
import { putDraft, putWorkflow, requireDraft } from '../definition/workflow-write.service.ts';
import * as errors from './transition-property.errors.ts';
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
export const listProperties = async (ctx: Ctx, where: Where): Promise<TransitionProperty[]> =>
  propertiesOf((await find(ctx, where)).transition);

const propertiesOf = ({ properties = {} }: Transition): TransitionProperty[] =>
  Object.entries(properties)
    .map(([key, value]) => ({ key, value }))
    .toSorted((one, other) => (one.key < other.key ? -1 : 1));

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
    const found = await find(tx, where);
    const { [name]: held, ...rest } = found.transition.properties ?? {};
    if (held === undefined) return false;
    await write(tx, found, rest, name, 'deleted');
    return true;
  });

async function put(tx: Ctx, where: Where, { key, value }: TransitionProperty, what: string): Promise<void> {
  const found = await find(tx, where);
  await write(tx, found, { ...found.transition.properties, [key]: value }, key, what);
}

async function write(
  tx: Ctx,
  { workflow, draft, transition }: Found,
  properties: Properties,
  key: string,
  what: string,
): Promise<void> {
  const { definition } = draft ?? workflow;
  const after: WorkflowDefinition = {
    ...definition,
    transitions: definition.transitions.map((one) =>
      one.id === transition.id ? { ...transition, properties } : one,
    ),
  };
  if (draft) await putDraft(tx, workflow, { ...draft, definition: after });
  else {
    await putWorkflow(tx, { ...workflow, definition: after }, 'changed', [
      { fieldName: `Transition ${transition.id}`, changedTo: `property ${key} ${what}` },
    ]);
  }
}

interface Found {
  readonly workflow: Workflow;
  /** null: it is the workflow itself that is meant. */
  readonly draft: WorkflowDraft | null;
  readonly transition: Transition;
}

async function find(ctx: Ctx, where: Where): Promise<Found> {
  const { workflowName, workflowMode = 'live', transition } = where;
  if (workflowName === undefined || workflowName === '') throw errors.workflowNeeded();
  if (workflowMode !== '' && workflowMode !== 'live' && workflowMode !== 'draft') {
    throw errors.noSuchMode(workflowMode);
  }
  const workflow = (await listWorkflows(ctx)).find((one) => one.name === workflowName);
  if (!workflow) throw errors.noSuchWorkflow(workflowName);
  const draft = workflowMode === 'draft' ? await requireDraft(ctx, workflow) : null;
  const { transitions } = (draft ?? workflow).definition;
  const found = transitions.find((one) => String(one.id) === transition);
  if (!found) throw errors.noSuchTransition(transition, workflow.name);
  return { workflow, draft, transition: found };
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
