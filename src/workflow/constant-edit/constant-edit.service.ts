/**
 * What administrators do to statuses, priorities and resolutions. What workflows or schemes rest on is not deleted;
 * issues with a priority or a resolution that goes are given another. A status goes only when no workflow has it, and
 * then no issue is in it.
 */
import { record } from '../../audit/audit.service.ts';
import type { ChangedValue } from '../../audit/audit.ts';
import { type Ctx, transact } from '../../context.ts';
import { isDuplicate, isReferenced } from '../../db/violation.ts';
import { readId } from '../../kernel/id.ts';
import { keptDefinitions } from '../definition/workflow-write.service.ts';
import { iconPicture } from '../icon/icon.picture.ts';
import { nameProblem } from '../issue-type/issue-type.ts';
import { findPriority } from '../priority/priority.service.ts';
import { listSchemes } from '../priority-scheme/priority-scheme.service.ts';
import { defaultPriorityScheme } from '../priority-scheme/priority-scheme.ts';
import { findResolution } from '../resolution/resolution.service.ts';
import { findStatus } from '../status/status.service.ts';
import { findStatusCategory } from '../status/status.ts';
import * as errors from './constant-edit.errors.ts';
import * as store from './constant-edit.store.ts';
import {
  type Constant,
  type ConstantDraft,
  type ConstantKind,
  type Position,
  reordered,
} from './constant-edit.ts';

export interface ConstantInput {
  readonly name?: string | undefined;
  readonly description?: string | null | undefined;
  /** Id or key. */
  readonly statusCategory?: string | number | undefined;
  /** Name of a picture: /images/icons/statuses/<icon>.svg */
  readonly icon?: string | undefined;
  readonly statusColor?: string | undefined;
}

/** @throws AppError 400 by field, 409 where the name is taken */
export const createConstant = (ctx: Ctx, kind: ConstantKind, input: ConstantInput): Promise<number> =>
  transact(ctx, async (tx) => {
    const draft = { ...defaults[kind], ...changeOf(kind, { ...input, name: input.name ?? '' }) };
    const id = await unlessTaken(kind, () => store.addConstant(tx.db, kind, draft));
    await tell(tx, kind, { id, ...draft }, 'created');
    return id;
  });

/** What is absent stays as it is. @throws AppError 400 by field, 404, 409 where the name is taken */
export const changeConstant = (
  ctx: Ctx,
  kind: ConstantKind,
  id: string,
  input: ConstantInput,
): Promise<number> =>
  transact(ctx, async (tx) => {
    await store.lockConstants(tx.db, kind, readId(id) ?? 0);
    const before = await requireConstant(tx, kind, id);
    const after = { ...before, ...changeOf(kind, input) };
    await unlessTaken(kind, () => store.updateConstant(tx.db, kind, after));
    await tell(tx, kind, after, 'changed', changesBetween(before, after));
    return after.id;
  });

const defaults: Readonly<Record<ConstantKind, ConstantDraft>> = {
  status: { name: '', description: '', categoryId: 2, icon: '/images/icons/statuses/open.svg' },
  priority: { name: '', description: '', icon: '/images/icons/priorities/medium.svg', color: '#707070' },
  resolution: { name: '', description: '' },
};

const pictures = { status: 'statuses', priority: 'priorities', resolution: '' } as const;

/** Members that are sent; each kind takes its own only, which the schemas see to. */
function changeOf(kind: ConstantKind, input: ConstantInput): Partial<ConstantDraft> {
  const { name, description, statusCategory, icon, statusColor } = input;
  return {
    ...(name !== undefined && { name: checkName(name) }),
    ...(description !== undefined && { description: description ?? '' }),
    ...(statusCategory !== undefined && { categoryId: readCategory(String(statusCategory)) }),
    ...(icon !== undefined && { icon: readIcon(pictures[kind], icon) }),
    ...(statusColor !== undefined && { color: readColor(statusColor) }),
  };
}

function checkName(typed: string): string {
  const name = typed.trim();
  const problem = nameProblem(name);
  if (problem !== null) throw errors.badName(problem);
  return name;
}

function readCategory(text: string): number {
  const category = findStatusCategory(text);
  if (!category) throw errors.badCategory(text);
  return category.id;
}

function readIcon(kind: string, name: string): string {
  if (iconPicture(kind, name) === null) throw errors.badIcon(name);
  return `/images/icons/${kind}/${name}.svg`;
}

function readColor(text: string): string {
  if (!/^#[0-9a-f]{6}$/i.test(text)) throw errors.badColor();
  return text.toLowerCase();
}

/** @throws AppError 404 */
async function requireConstant(tx: Ctx, kind: ConstantKind, text: string): Promise<Constant> {
  const id = readId(text);
  const found = id === null ? null : await find(tx, kind, id);
  if (!found) throw errors.noSuchConstant(kind, text);
  return found;
}

async function find(tx: Ctx, kind: ConstantKind, id: number): Promise<Constant | null> {
  if (kind === 'status') {
    const status = await findStatus(tx, id);
    return status && { ...status, categoryId: status.category.id };
  }
  return kind === 'priority' ? findPriority(tx, id) : findResolution(tx, id);
}

/**
 * @param replacement id of what its issues are given; needed where there are any
 * @throws AppError 400, 404, 409 where it is the last, or workflows or schemes rest on it
 */
export const deleteConstant = (
  ctx: Ctx,
  kind: ConstantKind,
  id: string,
  replacement: string | undefined,
): Promise<void> =>
  transact(ctx, async (tx) => {
    const constant = await requireConstant(tx, kind, id);
    if ((await store.listOrder(tx.db, kind)).length === 1) throw errors.isLast(kind, constant.name);
    const users = await usersOf(tx, kind, constant.id);
    if (users.length > 0) throw errors.isUsed(kind, constant.name, users);
    const other = replacement ? await requireReplacement(tx, kind, constant, replacement) : null;
    if (other) await store.giveIssues(tx.db, kind, constant.id, other.id);
    else if (await store.hasIssues(tx.db, kind, constant.id)) {
      throw errors.replacementNeeded(kind, constant.name);
    }
    await store.removeConstant(tx.db, kind, constant.id).catch((error) => {
      throw isReferenced(error) ? errors.isUsed(kind, constant.name, ['issues']) : error;
    });
    const given = other && [{ fieldName: 'Issues are given', changedTo: other.name }];
    await tell(tx, kind, constant, 'deleted', given ?? []);
  });

/** What cannot do without it, by name. */
async function usersOf(tx: Ctx, kind: ConstantKind, id: number): Promise<string[]> {
  if (kind === 'priority') {
    const schemes = (await listSchemes(tx)).filter(({ id: scheme }) => scheme !== defaultPriorityScheme);
    return schemes
      .filter(({ priorityIds }) => priorityIds.length === 1 && priorityIds[0] === id)
      .map(({ name }) => `the priority scheme ${name}`);
  }
  const members = kind === 'status' ? statusMembers : resolutionMembers;
  const mention = (await keptDefinitions(tx)).filter(({ definition }) => mentions(definition, members, id));
  return [...new Set(mention.map(({ name }) => `the workflow ${name}`))];
}

const statusMembers: ReadonlySet<string> = new Set(['statusId', 'statusIds', 'fromStatusId', 'toStatusId']);
const resolutionMembers: ReadonlySet<string> = new Set(['resolutionId']);

/** Whether some member of these names is `id`, or holds it, anywhere within. */
function mentions(value: unknown, members: ReadonlySet<string>, id: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(
    ([name, one]) => (members.has(name) && [one].flat().includes(id)) || mentions(one, members, id),
  );
}

async function requireReplacement(
  tx: Ctx,
  kind: ConstantKind,
  constant: Constant,
  text: string,
): Promise<Constant> {
  const id = readId(text);
  const other = id === null || kind === 'status' ? null : await find(tx, kind, id);
  if (!other || other.id === constant.id) throw errors.badReplacement(kind, text);
  if (kind === 'priority') {
    const lacking = (await listSchemes(tx)).filter(
      ({ priorityIds }) => priorityIds.includes(constant.id) && !priorityIds.includes(other.id),
    );
    if (lacking.length > 0) throw errors.notOffered(lacking.map(({ name }) => name));
  }
  return other;
}

export interface Place {
  readonly after?: string | number | undefined;
  readonly position?: Position | undefined;
}

/** Gives it another place in the list. @throws AppError 400, 404 */
export const moveConstant = (
  ctx: Ctx,
  kind: ConstantKind,
  id: string,
  { after, position }: Place,
): Promise<number> =>
  transact(ctx, async (tx) => {
    const constant = await requireConstant(tx, kind, id);
    if ((after === undefined) === (position === undefined)) throw errors.badPlace();
    await store.lockConstants(tx.db, kind);
    const order = await store.listOrder(tx.db, kind);
    const other = after === undefined ? null : readId(String(after));
    if (after !== undefined && (other === constant.id || !order.includes(other ?? -1)))
      throw errors.badPlace();
    const where = other === null ? { position: position ?? 'Last' } : { after: other };
    await store.putOrder(tx.db, kind, reordered(order, constant.id, where));
    await tell(tx, kind, constant, 'moved');
    return constant.id;
  });

async function unlessTaken<T>(kind: ConstantKind, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    throw isDuplicate(error) ? errors.nameTaken(kind) : error;
  }
}

const changesBetween = (before: Constant, after: Constant): ChangedValue[] =>
  (
    [
      ['Name', before.name, after.name],
      ['Description', before.description, after.description],
      ['Category', String(before.categoryId), String(after.categoryId)],
      ['Icon', before.icon ?? '', after.icon ?? ''],
      ['Colour', before.color ?? '', after.color ?? ''],
    ] as const
  )
    .filter(([, from, to]) => from !== to)
    .map(([fieldName, changedFrom, changedTo]) => ({ fieldName, changedFrom, changedTo }));

const tell = (
  tx: Ctx,
  kind: ConstantKind,
  { id, name }: Pick<Constant, 'id' | 'name'>,
  what: 'created' | 'changed' | 'deleted' | 'moved',
  changed: ChangedValue[] = [],
): Promise<void> =>
  record(tx, {
    category: 'workflows',
    action: `${kind}-${what}`,
    summary: `${kind.charAt(0).toUpperCase()}${kind.slice(1)} ${what}`,
    object: { type: kind, id: String(id), name },
    ...(changed.length > 0 && { changed }),
  });
