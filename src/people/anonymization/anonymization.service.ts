/**
 * Making somebody unrecognizable. What a person did stays; who it was goes:
 * - The user gets a name and a full name that say nothing, no e-mail address, and cannot log in any more.
 * - What the user leads and shares goes to a new owner; sessions, devices, properties and pictures are removed.
 * - Histories and the audit log say the new names. Free text, and JQL that names the user, is left for people to read.
 * All of it is one transaction; the note that it runs is kept before it, so that two never run at once.
 */
import { record } from '../../audit/audit.service.ts';
import { type ChangedValue, searchText } from '../../audit/audit.ts';
import { type Ctx, perProgram, transact } from '../../context.ts';
import { isDuplicate } from '../../db/violation.ts';
import { randomHex } from '../../kernel/token.ts';
import { findCustom, removeCustom } from '../avatar/custom-avatar.service.ts';
import { keepingAdministrators, requireMayTouch } from '../user/administrator.service.ts';
import { findUserByKey, findUserByName } from '../user/user.service.ts';
import type { User } from '../user/user.ts';
import * as errors from './anonymization.errors.ts';
import * as store from './anonymization.store.ts';
import {
  type Affected,
  type Alias,
  aliasOf,
  type Operation,
  operations,
  type Plan,
  type Run,
  type Subject,
  withoutTraces,
} from './anonymization.ts';

const AT_ONCE = 500;

/** Ids of the runs of this very program: their lock is not to be taken away. */
const runningHereOf = perProgram(() => new Set<number>());

export interface Asked {
  userKey: string;
  /** Who gets what the user leads and shares; undefined: nobody was named. */
  newOwnerKey?: string | undefined;
  /** Names of before, where the user was anonymized already and traces are left. */
  before?: readonly string[] | undefined;
}

/**
 * What would be done, what it would touch, and what stands in the way.
 * @param counting whether to count what it touches
 * @param owning whether a missing new owner stands in the way
 */
export async function planAnonymization(
  ctx: Ctx,
  asked: Asked,
  { counting, owning }: { counting: boolean; owning: boolean },
): Promise<Plan> {
  const user = await findUserByKey(ctx, asked.userKey);
  const subject = user ? subjectOf(user, asked.before ?? []) : null;
  const affected = subject ? await store.listAffected(ctx.db, subject) : [];
  const hindrances = new Map<Operation, string>();
  const inTheWay = user
    ? await hindranceOf(ctx, user, asked.before ?? [])
    : errors.hindrance.noSuchUser(asked.userKey);
  if (inTheWay) hindrances.set('USER_NAME_CHANGE', inTheWay);
  const ownerInTheWay = owning ? await ownerHindrance(ctx, asked, affected) : null;
  if (ownerInTheWay) hindrances.set('USER_TRANSFER_OWNERSHIP_PLUGIN_POINTS', ownerInTheWay);
  return { subject, userKey: asked.userKey, hindrances, affected: counting ? affected : null };
}

const subjectOf = (user: User, before: readonly string[]): Subject => ({
  id: user.id,
  key: user.key,
  name: user.name,
  displayName: user.displayName,
  email: user.email,
  active: user.active,
  traces: [user.name, user.displayName, user.email ?? '', ...before].filter((trace) => trace !== ''),
});

async function hindranceOf(ctx: Ctx, user: User, before: readonly string[]): Promise<string | null> {
  if (user.id === ctx.actor.userId) return errors.hindrance.yourself;
  for (const name of before) {
    if (await findUserByName(ctx, name)) return errors.hindrance.stillUsed(name);
  }
  const mayTouch = await requireMayTouch(ctx, user).then(
    () => true,
    () => false,
  );
  return mayTouch ? null : errors.hindrance.systemAdministrator;
}

async function ownerHindrance(ctx: Ctx, asked: Asked, affected: readonly Affected[]): Promise<string | null> {
  const needed = affected.some(({ handling }) => handling === 'TRANSFER_OWNERSHIP');
  if (asked.newOwnerKey === undefined) return needed ? errors.hindrance.ownerNeeded : null;
  if (asked.newOwnerKey === asked.userKey) return errors.hindrance.sameOwner;
  const owner = await findUserByKey(ctx, asked.newOwnerKey);
  return owner?.active ? null : errors.hindrance.noSuchOwner(asked.newOwnerKey);
}

/**
 * Anonymizes a user.
 * @returns how it went; the plan, where something stands in the way and nothing was done
 * @throws AppError 409 while another runs
 */
export async function anonymize(ctx: Ctx, asked: Asked): Promise<Run | Plan> {
  const plan = await planAnonymization(ctx, asked, { counting: false, owning: true });
  const { subject } = plan;
  if (!subject || plan.hindrances.size > 0) return plan;
  const isRerun = asked.before !== undefined;
  const run = {
    userKey: subject.key,
    userName: subject.name,
    fullName: subject.displayName,
    operations,
    isRerun,
  };
  const id = await store.beginRun(ctx.db, run, ctx.now).catch((error) => {
    throw isDuplicate(error) ? errors.running() : error;
  });
  const here = runningHereOf(ctx);
  here.add(id);
  try {
    await transact(ctx, (tx) => carryOut(tx, id, subject, asked));
  } catch (error) {
    await store.endRun(ctx.db, id, 'INTERRUPTED', ctx.now, null);
    throw error;
  } finally {
    here.delete(id);
  }
  return readRun(ctx, id);
}

async function carryOut(tx: Ctx, runId: number, subject: Subject, asked: Asked): Promise<void> {
  const owner = asked.newOwnerKey === undefined ? null : await findUserByKey(tx, asked.newOwnerKey);
  if (owner) await store.transferOwnership(tx.db, subject.id, owner.id);
  await removePictures(tx, subject.id);
  await store.removeBelongings(tx.db, subject.id);
  const alias = await keepingAdministrators(tx, subject.active, () =>
    store.renameUser(tx.db, subject.id, aliasOf(subject.id, randomHex(4).toLowerCase()), tx.now),
  );
  await store.renameInHistories(tx.db, subject.key, alias.displayName);
  await renameInAudit(tx, subject, alias);
  await store.endRun(tx.db, runId, 'COMPLETED', tx.now, alias);
  await record(tx, {
    category: 'user management',
    action: 'user-anonymized',
    summary: 'User anonymized',
    object: { type: 'user', id: String(subject.id), name: alias.name },
  });
}

async function removePictures(tx: Ctx, userId: number): Promise<void> {
  for (const id of await store.listAvatarIds(tx.db, userId)) {
    const avatar = await findCustom(tx, { type: 'user', id: userId }, id);
    if (avatar) await removeCustom(tx, avatar, async () => {});
  }
}

async function renameInAudit(tx: Ctx, subject: Subject, alias: Alias): Promise<void> {
  await store.renameAuditItems(tx.db, subject.id, alias.name);
  for (let after = 0; ; ) {
    const found = await store.listTraces(tx.db, subject, after, AT_ONCE);
    for (const trace of found) await store.updateTrace(tx.db, trace.id, renamed(trace, subject, alias));
    const last = found.at(-1);
    if (!last || found.length < AT_ONCE) return;
    after = last.id;
  }
}

function renamed(trace: store.Trace, subject: Subject, alias: Alias) {
  const clean = (text: string): string => withoutTraces(text, subject.traces, alias.name);
  const about = trace.object_type === 'user' && trace.object_id === String(subject.id);
  const changed: ChangedValue[] = (JSON.parse(trace.changed_values ?? '[]') as ChangedValue[]).map(
    (value) => ({
      ...value,
      ...(value.changedFrom !== undefined && { changedFrom: clean(value.changedFrom) }),
      ...(value.changedTo !== undefined && { changedTo: clean(value.changedTo) }),
    }),
  );
  const objectName = about ? alias.name : trace.object_name;
  return {
    object_name: objectName,
    changed_values: trace.changed_values === null ? null : JSON.stringify(changed),
    search_text: searchText([
      trace.summary,
      trace.category,
      trace.action,
      trace.event_source,
      trace.description,
      objectName,
      trace.author_key,
      trace.address,
      ...changed.flatMap((value) => [value.fieldName, value.changedFrom, value.changedTo]),
    ]),
  };
}

/** @param id null: the newest @throws AppError 404 */
export async function readRun(ctx: Ctx, id: number | null): Promise<Run> {
  const run = await store.findRun(ctx.db, id);
  if (!run) throw errors.noSuchRun();
  return run;
}

/**
 * Lets another anonymization begin where a program ended in the middle of one.
 * @throws AppError 404 where none holds the lock, 409 while it really runs
 */
export async function unlock(ctx: Ctx): Promise<void> {
  const run = await store.findRunning(ctx.db);
  if (!run) throw errors.nothingLocked();
  if (runningHereOf(ctx).has(run.id)) throw errors.running();
  await transact(ctx, async (tx) => {
    await store.endRun(tx.db, run.id, 'INTERRUPTED', tx.now, null);
    await record(tx, {
      category: 'user management',
      action: 'anonymization-unlocked',
      summary: 'An interrupted anonymization was given up',
      object: { type: 'user', id: run.userKey, name: run.userKey },
    });
  });
}
