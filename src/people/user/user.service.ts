/**
 * People: finding them and making them. Names are compared without regard to case; a key never changes and is never
 * used again. What ends with a user (sessions, memberships) goes with the row; what names a user keeps it there.
 */
import { record } from '../../audit/audit.service.ts';
import { type Ctx, transact } from '../../context.ts';
import { isDuplicate } from '../../db/violation.ts';
import {
  invalidDetails,
  nameAndKeyGiven,
  nameOrKeyNeeded,
  nameTaken,
  noSuchUser,
  noUserOfKey,
} from './user.errors.ts';
import { isSomebody } from './user.policy.ts';
import * as store from './user.store.ts';
import type { User } from './user.ts';
import { detailProblems, trimDetails } from './user-details.ts';

type FindCtx = Pick<Ctx, 'db'>;

/** @returns null: nobody has this name */
export const findUserByName = (ctx: FindCtx, name: string): Promise<User | null> =>
  store.findUserByName(ctx.db, name);

export const findUserByKey = (ctx: FindCtx, key: string): Promise<User | null> =>
  store.findUserByKey(ctx.db, key);

/**
 * The users of these ids, for what is shown to the actor: whoever is not logged in sees no e-mail addresses.
 * @param ids may repeat; those of nobody are left out
 */
export async function findUsersByIds(
  ctx: Pick<Ctx, 'db' | 'actor'>,
  ids: readonly number[],
): Promise<Map<number, User>> {
  const users = await store.listUsersByIds(ctx.db, [...new Set(ids)]);
  const shown = isSomebody(ctx.actor) ? users : users.map((user) => ({ ...user, email: null }));
  return new Map(shown.map((user) => [user.id, user]));
}

/** Walks through everybody by id. @param after id of the last one seen */
export const listUsersAfter = (ctx: FindCtx, after: number, limit: number): Promise<User[]> =>
  store.listUsersAfter(ctx.db, after, limit);

export interface UserAsked {
  username?: string | undefined;
  key?: string | undefined;
}

/** The user whom `?username=` or `?key=` names. @throws AppError 404 in Jira's words */
export async function requireUser(ctx: FindCtx, { username, key }: UserAsked): Promise<User> {
  if (username !== undefined && key !== undefined) throw nameAndKeyGiven();
  if (username !== undefined) return (await findUserByName(ctx, username)) ?? fail(noSuchUser(username));
  if (key !== undefined) return (await findUserByKey(ctx, key)) ?? fail(noUserOfKey(key));
  throw nameOrKeyNeeded();
}

function fail(error: Error): never {
  throw error;
}

export interface NewPerson {
  name: string;
  email: string;
  displayName: string;
  /** As access/password makes it; null: no password matches. */
  passwordHash: string | null;
  /** ms; left out: the password does not end. */
  passwordExpires?: number | null;
  active?: boolean;
  timeZone?: string | null;
  locale?: string | null;
}

/**
 * Makes a user, in no group.
 * @throws AppError 400 by field: what is missing, malformed or taken
 */
export async function createUser(ctx: Ctx, person: NewPerson): Promise<User> {
  const { active = true, timeZone = null, locale = null, ...details } = trimDetails(person);
  const problems = detailProblems({ ...details, timeZone, locale });
  if (Object.keys(problems).length > 0) throw invalidDetails(problems);
  if (await findUserByName(ctx, details.name)) throw nameTaken('username');
  return transact(ctx, async (tx) => {
    const user = await insertOrExplain(tx, { ...details, active, timeZone, locale });
    await record(tx, {
      category: 'user management',
      action: 'user-created',
      summary: 'User created',
      object: userObject(user),
    });
    return user;
  });
}

async function insertOrExplain(tx: Ctx, user: store.NewUser): Promise<User> {
  try {
    return await store.insertUser(tx.db, user, tx.now);
  } catch (error) {
    // Somebody else took the name since it was looked up.
    throw isDuplicate(error) ? nameTaken('username') : error;
  }
}

/** How audit records name a user. */
export const userObject = (user: Pick<User, 'id' | 'name'>) => ({
  type: 'user',
  id: String(user.id),
  name: user.name,
});
