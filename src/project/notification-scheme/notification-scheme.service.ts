/**
 * Notification schemes: administrators make and change them; who administers a project reads the one that it wears.
 * Whom they name is somebody who exists.
 */
import { record } from '../../audit/audit.service.ts';
import { type Ctx, transact } from '../../context.ts';
import { isDuplicate, isReferenced } from '../../db/violation.ts';
import { readId } from '../../kernel/id.ts';
import { findGroupsByIds } from '../../people/group/group.service.ts';
import { findUsersByIds } from '../../people/user/user.service.ts';
import { listRoles } from '../../permission/role/role.service.ts';
import { requireAdministeredProject } from '../../permission/subject/subject.service.ts';
import * as errors from './notification-scheme.errors.ts';
import * as store from './notification-scheme.store.ts';
import {
  defaultNotificationScheme,
  events,
  type Notification,
  type NotificationScheme,
  nameProblem,
  type ResolvedNotification,
} from './notification-scheme.ts';
import { type RecipientInput, readRecipient } from './recipient.service.ts';

/** @returns null: there is none. Asks nothing about permissions. */
export const findNotificationScheme = (
  ctx: Pick<Ctx, 'db'>,
  id: number,
): Promise<NotificationScheme | null> => store.findScheme(ctx.db, id);

/** By name: those of projects that the actor administers; to an administrator, all. */
export const listSchemes = (ctx: Ctx): Promise<NotificationScheme[]> => store.listSchemes(ctx.db, ctx.actor);

/** One of those. @throws AppError 404: missing and hidden are one answer */
export async function requireScheme(ctx: Ctx, id: string): Promise<NotificationScheme> {
  const known = readId(id);
  const scheme = (await listSchemes(ctx)).find((one) => one.id === known);
  if (!scheme) throw errors.noSuchScheme(id);
  return scheme;
}

/** @throws AppError 404, and where the project wears none; 403 for whoever does not administer it */
export async function readProjectScheme(ctx: Ctx, idOrKey: string): Promise<NotificationScheme> {
  const project = await requireAdministeredProject(ctx, idOrKey);
  const scheme = await store.findSchemeOfProject(ctx.db, project.id);
  if (!scheme) throw errors.wearsNoScheme();
  return scheme;
}

/** Who is told of what in these schemes, in a fixed number of queries. */
export async function listNotifications(
  ctx: Ctx,
  schemes: readonly NotificationScheme[],
): Promise<ResolvedNotification[]> {
  const ids = schemes.map((scheme) => scheme.id);
  return resolve(ctx, await store.listNotifications(ctx.db, ids));
}

async function resolve(ctx: Ctx, list: readonly Notification[]): Promise<ResolvedNotification[]> {
  const idsOf = (which: 'groupId' | 'userId') => list.flatMap(({ recipient }) => recipient[which] ?? []);
  const users = await findUsersByIds(ctx, idsOf('userId'));
  const groups = new Map((await findGroupsByIds(ctx, idsOf('groupId'))).map((group) => [group.id, group]));
  const roles = new Map((await listRoles(ctx)).map((role) => [role.id, role]));
  return list.map((one) => ({
    ...one,
    user: users.get(one.recipient.userId ?? -1) ?? null,
    group: groups.get(one.recipient.groupId ?? -1) ?? null,
    role: roles.get(one.recipient.roleId ?? -1) ?? null,
  }));
}

export interface NotificationInput extends RecipientInput {
  readonly event: number | string;
}

export interface SchemeInput {
  readonly name?: string | undefined;
  readonly description?: string | null | undefined;
}

/** @throws AppError 400 by field */
export async function createScheme(
  ctx: Ctx,
  input: SchemeInput & {
    readonly name: string;
    readonly notifications?: readonly NotificationInput[] | undefined;
  },
): Promise<NotificationScheme> {
  const name = checkName(input.name);
  return transact(ctx, async (tx) => {
    const scheme = await unlessTaken(name, () =>
      store.insertScheme(tx.db, { name, description: input.description ?? '' }),
    );
    await recordScheme(tx, scheme, 'created');
    for (const one of input.notifications ?? []) await addNotification(tx, scheme, one);
    return scheme;
  });
}

/** What is absent stays as it is. @throws AppError 400 by field */
export async function changeScheme(
  ctx: Ctx,
  found: NotificationScheme,
  input: SchemeInput,
): Promise<NotificationScheme> {
  const name = input.name === undefined ? undefined : checkName(input.name);
  return transact(ctx, async (tx) => {
    await store.lockScheme(tx.db, found.id);
    const scheme = await requireScheme(tx, String(found.id));
    const after = {
      ...scheme,
      name: name ?? scheme.name,
      description: input.description ?? scheme.description,
    };
    await unlessTaken(after.name, () => store.updateScheme(tx.db, after));
    await recordScheme(tx, after, 'changed');
    return after;
  });
}

// Enough to find them by.
const PROJECTS_NAMED = 10;

/** @throws AppError 400 where it is the default one, or a project wears it */
export async function deleteScheme(ctx: Ctx, scheme: NotificationScheme): Promise<void> {
  if (scheme.id === defaultNotificationScheme) throw errors.isDefault(scheme.name);
  const projects = await store.listProjectsOfScheme(ctx.db, scheme.id, PROJECTS_NAMED);
  if (projects.length > 0) throw errors.inUse(scheme.name, projects);
  await transact(ctx, async (tx) => {
    try {
      await store.removeScheme(tx.db, scheme.id);
    } catch (error) {
      // A project was given it since they were counted.
      throw isReferenced(error) ? errors.inUse(scheme.name, ['another project']) : error;
    }
    await recordScheme(tx, scheme, 'deleted');
  });
}

/** @throws AppError 400 where the event or the recipient does not exist, or the one is told of the other already */
export const addNotification = (
  ctx: Ctx,
  scheme: NotificationScheme,
  input: NotificationInput,
): Promise<ResolvedNotification> =>
  transact(ctx, async (tx) => {
    const event = events.find((one) => String(one.id) === String(input.event));
    if (!event) throw errors.noSuchEvent(input.event);
    const recipient = await readRecipient(tx, input);
    const added = await store.insertNotification(tx.db, scheme.id, event.id, recipient).catch((error) => {
      throw isDuplicate(error) ? errors.toldAlready() : error;
    });
    await recordScheme(tx, scheme, 'changed', { fieldName: event.name, changedTo: recipient.type });
    const [resolved] = await resolve(tx, [added]);
    return resolved as ResolvedNotification;
  });

/** @throws AppError 404 where the scheme has no such notification */
export async function removeNotification(ctx: Ctx, scheme: NotificationScheme, id: string): Promise<void> {
  const known = readId(id);
  const found = (await store.listNotifications(ctx.db, [scheme.id])).find((one) => one.id === known);
  if (!found) throw errors.noSuchNotification(id);
  await transact(ctx, async (tx) => {
    if (!(await store.removeNotification(tx.db, scheme.id, found.id))) throw errors.noSuchNotification(id);
    const event = events.find((one) => one.id === found.eventId);
    const change = { fieldName: event?.name ?? String(found.eventId), changedFrom: found.recipient.type };
    await recordScheme(tx, scheme, 'changed', change);
  });
}

function checkName(typed: string): string {
  const name = typed.trim();
  const problem = nameProblem(name);
  if (problem) throw errors.badName(problem);
  return name;
}

async function unlessTaken<T>(name: string, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    throw isDuplicate(error) ? errors.nameTaken(name) : error;
  }
}

const recordScheme = (
  tx: Ctx,
  scheme: NotificationScheme,
  what: 'created' | 'changed' | 'deleted',
  change?: { fieldName: string; changedFrom?: string; changedTo?: string },
) =>
  record(tx, {
    category: 'projects',
    action: `notification-scheme-${what}`,
    summary: `Notification scheme ${what}`,
    object: { type: 'notification scheme', id: String(scheme.id), name: scheme.name },
    ...(change && { changed: [change] }),
  });
