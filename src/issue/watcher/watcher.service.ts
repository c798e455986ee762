/**
 * Who watches an issue. Everybody may watch, and stop; whom others watch for them is Manage Watchers. Nobody is made
 * to watch what they may not see.
 */
import { type Ctx, transact } from '../../context.ts';
import { findUserByName } from '../../people/user/user.service.ts';
import { permissionsOnIssue } from '../../permission/permission.service.ts';
import { findVisibleIssue, wouldSee } from '../find.service.ts';
import { isArchived, mayNot } from '../issue.errors.ts';
import type { Issue, Person } from '../issue.ts';
import * as errors from './watcher.errors.ts';
import * as store from './watcher.store.ts';

export interface Watchers {
  readonly issue: Issue;
  readonly isWatching: boolean;
  readonly count: number;
  /** Empty for whoever may see only how many there are. */
  readonly people: readonly Person[];
}

/** How many, whether the actor is one and, with View Voters and Watchers, who. */
export async function getWatchers(ctx: Ctx, idOrKey: string): Promise<Watchers> {
  const issue = await findVisibleIssue(ctx, idOrKey);
  const held = await permissionsOnIssue(ctx, issue);
  const people = await store.listWatchers(ctx.db, ctx.actor, issue.id);
  return {
    issue,
    isWatching: people.some((person) => person.id === ctx.actor.userId),
    count: people.length,
    people: held.has('VIEW_VOTERS_AND_WATCHERS') || held.has('MANAGE_WATCHERS') ? people : [],
  };
}

/** @param name undefined: the actor */
export const addWatcher = (ctx: Ctx, idOrKey: string, name: string | undefined): Promise<void> =>
  transact(ctx, async (tx) => {
    const issue = await findVisibleIssue(tx, idOrKey);
    if (tx.actor.userId === null) throw mayNot(tx.actor, 'You must log in to watch an issue.');
    if (issue.archived !== null) throw isArchived(tx.actor, issue.key);
    const userId = await whoseWatch(tx, issue, name, errors.mayNotAdd);
    await store.insertWatcher(tx.db, [issue.id], userId, tx.now);
  });

/** @param name undefined: the actor */
export const removeWatcher = (ctx: Ctx, idOrKey: string, name: string | undefined): Promise<void> =>
  transact(ctx, async (tx) => {
    const issue = await findVisibleIssue(tx, idOrKey);
    if (tx.actor.userId === null) throw mayNot(tx.actor, 'You must log in to watch an issue.');
    if (issue.archived !== null) throw isArchived(tx.actor, issue.key);
    await store.removeWatcher(
      tx.db,
      issue.id,
      await whoseWatch(tx, issue, name, errors.mayNotRemove, { leaving: true }),
    );
  });

/** The actor, or whom they may add or remove. */
async function whoseWatch(
  ctx: Ctx,
  issue: Issue,
  name: string | undefined,
  mayNotManage: typeof errors.mayNotAdd,
  { leaving = false } = {},
): Promise<number> {
  const { userId } = ctx.actor;
  const user = name === undefined ? null : await findUserByName(ctx, name);
  if (userId !== null && (name === undefined || user?.id === userId)) return userId;
  const held = await permissionsOnIssue(ctx, issue);
  if (!held.has('MANAGE_WATCHERS')) throw mayNotManage(ctx.actor, issue.key);
  if (!user) throw errors.noSuchUser(name ?? '');
  if (!leaving && !(user.active && (await wouldSee(ctx, user.id, issue.id)))) {
    throw errors.watcherCannotSee(user.name);
  }
  return user.id;
}
