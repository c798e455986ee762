/**
 * Reads a definition as it is sent: what is not known to it is refused, and told by its place. Pure: what there is to
 * name comes in `world`. Nothing but what is listed here is kept, so that a definition holds no surprises later.
 */
import { readLimit, type StepLimit } from '../../permission/step-limit.ts';
import {
  type DefinitionProblems,
  noteAt,
  readList,
  readNumber,
  readObject,
  readText,
  type Spot,
  within,
} from './definition-problems.ts';
import type { DefinitionWorld } from './definition-world.ts';
import type { Condition, PostFunction, Validator } from './rule.ts';
import { type Checking, readRules } from './rule-check.ts';
import {
  conditionKinds,
  longestText,
  mostSteps,
  mostTransitions,
  postFunctionKinds,
  validatorKinds,
} from './rule-kinds.ts';
import type { Position, Properties, Step, Transition, WorkflowDefinition } from './workflow.ts';

export interface CheckedDefinition {
  /** Good only where there are no problems. */
  readonly definition: WorkflowDefinition;
  readonly problems: DefinitionProblems;
}

export function checkDefinition(value: unknown, world: DefinitionWorld): CheckedDefinition {
  const problems: DefinitionProblems = Object.create(null);
  const top: Spot = { path: '', problems };
  const sent = readObject(top, value, ['steps', 'transitions']);
  if (!sent) return { definition: { steps: [], transitions: [] }, problems };
  const steps = readList(within(top, 'steps'), sent.steps, { least: 1, most: mostSteps }, (spot, one) =>
    readStep(spot, one, world),
  );
  refuseRepeated(
    within(top, 'steps'),
    steps.map(({ statusId }) => statusId),
    'statusId',
  );
  const checking = { world, stepIds: new Set(steps.map(({ statusId }) => statusId)) };
  const transitions = readList(
    within(top, 'transitions'),
    sent.transitions,
    { least: 1, most: mostTransitions },
    (spot, one) => readTransition(spot, one, checking),
  );
  refuseRepeated(
    within(top, 'transitions'),
    transitions.map(({ id }) => id),
    'id',
  );
  if (transitions.filter(({ from }) => from === 'initial').length !== 1) {
    noteAt(within(top, 'transitions'), "Exactly one transition must be from 'initial'.");
  }
  return { definition: { steps, transitions }, problems };
}

/** Only what is right is in the list that was read, so that places count only while nothing else is wrong. */
function refuseRepeated(spot: Spot, ids: readonly number[], member: string): void {
  ids.forEach((id, at) => {
    if (ids.indexOf(id) < at) noteAt(within(within(spot, at), member), `${id} is there twice.`);
  });
}

function readStep(spot: Spot, value: unknown, world: DefinitionWorld): Step | null {
  const sent = readObject(spot, value, ['statusId', 'properties', 'position']);
  if (!sent) return null;
  const statusId = readNumber(within(spot, 'statusId'), sent.statusId, 0, Number.MAX_SAFE_INTEGER) ?? 0;
  if (!world.statusIds.has(statusId)) noteAt(within(spot, 'statusId'), 'There is no such status.');
  const properties = readProperties(within(spot, 'properties'), sent.properties);
  for (const [key, text] of Object.entries(properties)) {
    const limit = readLimit(key, text);
    const problem = typeof limit === 'string' ? limit : limit && unknownHolder(limit, world);
    if (problem !== null) noteAt(within(within(spot, 'properties'), key), problem);
  }
  return {
    statusId,
    ...(Object.keys(properties).length > 0 && { properties }),
    ...(sent.position !== undefined && { position: readPosition(within(spot, 'position'), sent.position) }),
  };
}

/** A limit to a group or a role that is not there would let nobody pass, and a later one of that name strangers. */
function unknownHolder({ holder, value }: StepLimit, { groups, roleIds }: DefinitionWorld): string | null {
  if (holder === 'group' && !groups.has(value)) return 'There is no such group.';
  return holder === 'projectrole' && !roleIds.has(Number(value)) ? 'There is no such project role.' : null;
}

const farthest = 100_000;

function readPosition(spot: Spot, value: unknown): Position {
  const sent = readObject(spot, value, ['x', 'y']);
  const read = (name: 'x' | 'y') => readNumber(within(spot, name), sent?.[name], -farthest, farthest) ?? 0;
  return sent ? { x: read('x'), y: read('y') } : { x: 0, y: 0 };
}

const MOST_PROPERTIES = 1000;

function readProperties(spot: Spot, value: unknown): Properties {
  if (value === undefined) return {};
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    noteAt(spot, 'An object of texts is expected here.');
    return {};
  }
  const entries = Object.entries(value);
  if (entries.length > MOST_PROPERTIES) {
    noteAt(spot, `At most ${MOST_PROPERTIES} can be given.`);
    return {};
  }
  return Object.fromEntries(
    entries.map(([key, text]) => {
      const at = within(spot, key.slice(0, 255));
      if (!/^[\w.:-]{1,255}$/.test(key) || key === '__proto__') {
        noteAt(at, 'A key is made of letters of a to z, digits, and . _ - : only, 255 at most.');
      }
      return [key, readText(at, text, { most: 32_767 })];
    }),
  );
}

const members = [
  'id',
  'name',
  'description',
  'from',
  'to',
  'screen',
  'conditions',
  'validators',
  'postFunctions',
  'properties',
];

function readTransition(spot: Spot, value: unknown, checking: Checking): Transition | null {
  const sent = readObject(spot, value, members);
  if (!sent) return null;
  const at = (name: string) => within(spot, name);
  const from = readFrom(at('from'), sent.from, checking);
  const to = readTo(at('to'), sent.to, from, checking);
  const conditions = readRules<Condition>(at('conditions'), sent.conditions, conditionKinds, checking);
  if (from === 'initial' && conditions.length > 0) {
    noteAt(at('conditions'), 'The initial transition has none: who may create issues is a permission.');
  }
  const screen = sent.screen ?? null;
  const properties = readProperties(at('properties'), sent.properties);
  return {
    id: readNumber(at('id'), sent.id, 1, 2_147_483_647) ?? 0,
    name: readText(at('name'), sent.name, { least: 1, most: 255 }).trim(),
    description: readText(at('description'), sent.description ?? '', { most: longestText }),
    from,
    to,
    ...(screen !== null && { screen: readScreen(at('screen'), screen, from, checking) }),
    conditions,
    validators: readRules<Validator>(at('validators'), sent.validators, validatorKinds, checking),
    postFunctions: readRules<PostFunction>(
      at('postFunctions'),
      sent.postFunctions,
      postFunctionKinds,
      checking,
    ),
    ...(Object.keys(properties).length > 0 && { properties }),
  };
}

function readFrom(spot: Spot, value: unknown, { stepIds }: Checking): Transition['from'] {
  if (value === 'any' || value === 'initial') return value;
  if (!Array.isArray(value)) {
    noteAt(spot, "A list of statuses, 'any' or 'initial' is expected here.");
    return [];
  }
  const ids = readList(spot, value, { least: 1, most: mostSteps }, (at, one) => readStatus(at, one, stepIds));
  if (new Set(ids).size < ids.length) noteAt(spot, 'A status is there twice.');
  return ids;
}

function readTo(
  spot: Spot,
  value: unknown,
  from: Transition['from'],
  { stepIds }: Checking,
): Transition['to'] {
  if (value !== 'same') return readStatus(spot, value, stepIds) ?? 0;
  if (from === 'initial') noteAt(spot, 'The initial transition leads to a status.');
  return value;
}

function readStatus(spot: Spot, value: unknown, stepIds: ReadonlySet<number>): number | null {
  const id = readNumber(spot, value, 0, Number.MAX_SAFE_INTEGER);
  if (id !== null && !stepIds.has(id)) noteAt(spot, 'The workflow has no step of this status.');
  return id;
}

function readScreen(
  spot: Spot,
  value: unknown,
  from: Transition['from'],
  { world }: Checking,
): NonNullable<Transition['screen']> {
  if (from === 'initial')
    noteAt(spot, 'The initial transition has none: schemes say which screen creates issues.');
  if (value === 'resolve' || value === 'workflow') return value;
  const id = readNumber(spot, value, 0, Number.MAX_SAFE_INTEGER);
  if (id !== null && !world.screenIds.has(id)) noteAt(spot, 'There is no such screen.');
  return id ?? 0;
}
