/**
 * What users set for themselves, text by key. `jira.user.timezone` and `jira.user.locale` are the user's own time zone
 * and locale, wherever they are set.
 */
import { type Ctx, transact } from '../../context.ts';
import { invalidField } from '../../kernel/app-error.ts';
import { isPlainText } from '../../kernel/plain-text.ts';
import { findUserByName } from '../user/user.service.ts';
import type { User } from '../user/user.ts';
import { changeUser } from '../user/user-change.service.ts';
import * as errors from './preference.errors.ts';
import * as store from './preference.store.ts';

/** So that nobody fills the database with them. */
const MOST = 1000;

const ofUser: Readonly<Record<string, 'timeZone' | 'locale'>> = {
  'jira.user.timezone': 'timeZone',
  'jira.user.locale': 'locale',
};

/** @throws AppError 404 */
export async function readPreference(ctx: Ctx, key: string | undefined): Promise<string> {
  const name = checkKey(key);
  const field = ofUser[name];
  const value = field ? (await self(ctx))[field] : await findPreference(ctx, name);
  if (value === null) throw errors.noSuchPreference(name);
  return value;
}

/** One of the actor's; null: not set. */
export const findPreference = (ctx: Ctx, key: string): Promise<string | null> =>
  store.findPreference(ctx.db, ctx.actor.userId ?? 0, key);

/** @throws AppError 400, 404 */
export async function setPreference(ctx: Ctx, key: string | undefined, value: string): Promise<void> {
  const name = checkKey(key);
  if (value === '') throw errors.valueNeeded();
  if (value.length > errors.mostValue) throw errors.valueTooLong();
  const field = ofUser[name];
  if (field) return void (await changeUser(ctx, await self(ctx), { [field]: value }));
  const userId = ctx.actor.userId ?? 0;
  await transact(ctx, async (tx) => {
    await store.putPreference(tx.db, userId, name, value);
    if ((await store.countPreferences(tx.db, userId)) > MOST)
      throw invalidField('key', `A user can have at most ${MOST} preferences.`);
  });
}

/** @throws AppError 404 */
export async function removePreference(ctx: Ctx, key: string | undefined): Promise<void> {
  const name = checkKey(key);
  const field = ofUser[name];
  if (field) return void (await changeUser(ctx, await self(ctx), { [field]: null }));
  if (!(await store.removePreference(ctx.db, ctx.actor.userId ?? 0, name)))
    throw errors.noSuchPreference(name);
}

function checkKey(key: string | undefined): string {
  if (key === undefined || key.trim() === '') throw errors.keyNeeded();
  if (key.length > errors.mostKey || !isPlainText(key)) throw errors.badKey();
  return key;
}

async function self(ctx: Ctx): Promise<User> {
  const user = await findUserByName(ctx, ctx.actor.name ?? '');
  if (!user) throw errors.noSuchPreference('');
  return user;
}
