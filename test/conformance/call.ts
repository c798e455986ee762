/** Calls an operation as an administrator, as a plain user and as nobody, and says how it stands. */
import type { Answer, Client } from '../support/server.ts';
import { fill } from './address.ts';
import { onPurpose } from './on-purpose.ts';
import type { Described, Reference } from './reference.ts';
import { request } from './requests.ts';
import { described, differences, isList } from './shape.ts';
import { routeAt, understood } from './understood.ts';
import type { World } from './world.ts';

/** From worst to best. */
export const states = [
  'fails',
  'missing 501',
  'served, shape unchecked',
  'differs on purpose',
  'conforms',
] as const;
export type State = (typeof states)[number];

export interface Outcome {
  operation: Described;
  state: State;
  /** Where it differs, in sentences. */
  notes: readonly string[];
  /** An answer of 500 or above: never tolerated. */
  broken: boolean;
}

const callers = ['nobody', 'a user', 'an administrator'] as const;
type Caller = (typeof callers)[number];

/** What any caller who may not or cannot may get, described or not. */
const refusals = [401, 403, 404];

export async function judge(world: World, operation: Described, reference: Reference): Promise<Outcome> {
  const answers = new Map<Caller, Answer>();
  if (!isServed(operation)) return { operation, state: 'missing 501', notes: [], broken: false };
  try {
    for (const caller of callers) answers.set(caller, await call(world, operation, caller));
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    const unbuilt = / 501 |is not built/.test(text);
    return {
      operation,
      state: unbuilt ? 'missing 501' : 'fails',
      notes: [unbuilt ? 'what it is about cannot be made yet' : `could not be tried: ${text}`],
      broken: false,
    };
  }
  return compare(operation, answers, reference);
}

async function call(world: World, operation: Described, caller: Caller): Promise<Answer> {
  const { method, path } = operation;
  const { query = '', body, headers, prepare, restore } = await request(world, method, path);
  const address = await fill(world, operation, query);
  await prepare?.(address);
  const client = clientOf(world, caller, path);
  const given = method === 'GET' ? undefined : body;
  const answer = await client.request(method, address + query, given, headers && { headers });
  if (caller === 'an administrator') await restore?.();
  if (/\/session|\/password/.test(path)) for (const name of ['admin', 'plain']) world.server.forget(name);
  return answer;
}

/** Whether a room of ours answers there itself; the address of another operation may match it, too. */
export const isServed = ({ method, path }: Described): boolean => routeAt(method, path) !== undefined;

/** The session itself is asked for with a session of its own, which may end. */
function clientOf({ server, admin, plain }: World, caller: Caller, path: string): Client {
  if (caller === 'nobody') return server.anonymous;
  if (path !== '/rest/auth/1/session') return caller === 'a user' ? plain : admin;
  return server.as(caller === 'a user' ? 'plain' : 'admin');
}

function compare(operation: Described, answers: ReadonlyMap<Caller, Answer>, reference: Reference): Outcome {
  const outcome = (state: State, notes: readonly string[], broken = false) => ({
    operation,
    state,
    notes,
    broken,
  });
  const all = [...answers.values()];
  if (all.some(({ status }) => status === 501)) return outcome('missing 501', []);
  const crashed = [...answers].filter(([, { status }]) => status >= 500);
  if (crashed.length > 0)
    return outcome(
      'fails',
      crashed.map(([caller, { status }]) => `${status} to ${caller}`),
      true,
    );
  const admin = answers.get('an administrator') as Answer;
  const look = lookAt(operation, admin, reference);
  const wrong = [...answers].flatMap(([caller, answer]) => wrongStatus(operation, caller, answer));
  const { missing } = understood(operation.method, operation.path, reference.fields);
  const bad = [...wrong, ...look.wrong, ...missing.map((one) => `\`${one}\` is not understood`)];
  const purpose = onPurpose[`${operation.method} ${operation.path}`];
  if (purpose !== undefined) return outcome('differs on purpose', [purpose, ...look.notes]);
  if (bad.length > 0) return outcome('fails', bad);
  return outcome(look.checked ? 'conforms' : 'served, shape unchecked', look.notes);
}

interface Look {
  /** Whether there was something to hold the answer against, and something to hold. */
  checked: boolean;
  wrong: readonly string[];
  notes: readonly string[];
}

function lookAt({ schemas, page, documented }: Described, admin: Answer, reference: Reference): Look {
  if (admin.status >= 400) return { checked: false, wrong: [], notes: [] };
  if (page) return { checked: true, wrong: page.wrong(admin), notes: [] };
  const body = bodyOf(admin);
  if (body === null) {
    const empty = schemas.length > 0 && admin.status !== 204 ? ['the body is empty'] : [];
    return { checked: documented || admin.status === 204, wrong: empty, notes: [] };
  }
  for (const schema of schemas) {
    if (isList(schema) && !Array.isArray(body)) continue;
    const held = described(body, schema, reference.schemas);
    if (held === undefined) continue;
    if (Array.isArray(held) && held.length === 0)
      return { checked: false, wrong: [], notes: ['the list is empty'] };
    const found = differences(held, schema, reference.schemas);
    const leftOut = found.filter(({ kind }) => kind === 'left-out').map(({ at }) => `\`${at}\``);
    return {
      checked: true,
      wrong: found.filter(({ kind }) => kind !== 'left-out').map(({ sentence }) => sentence),
      notes: leftOut.length > 0 ? [`not sent: ${short(leftOut)}`] : [],
    };
  }
  return { checked: false, wrong: [], notes: [] };
}

/** JSON, or the text itself. */
const bodyOf = ({ body, text }: Answer): unknown => body ?? (text === '' ? null : text);

function short(list: readonly string[]): string {
  const shown = list.slice(0, 6).join(', ');
  return list.length > 6 ? `${shown} and ${list.length - 6} more` : shown;
}

function wrongStatus(operation: Described, caller: Caller, { status, text }: Answer): string[] {
  const { success, errors, documented } = operation;
  const told = `${status} to ${caller}`;
  if (caller === 'an administrator') {
    if (!documented || success.length === 0) return status < 400 || errors.includes(status) ? [] : [told];
    return success.includes(status) ? [] : [`${told}${status >= 400 ? ` (${sentence(text)})` : ''}`];
  }
  if (refusals.includes(status) || success.includes(status) || errors.includes(status)) return [];
  return !documented && status < 500 ? [] : [told];
}

const sentence = (text: string): string => text.replace(/\s+/g, ' ').slice(0, 160);
