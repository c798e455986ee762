/**
 * Changing and deleting users:
 * - Nobody deactivates or deletes himself; system administrators are kept as administrator.service.ts says.
 * - Deactivation ends what was begun under the user's credential for good: it does not come back to life with him.
 * - A user whom issues, projects or comments still name is not deleted.
 */
import { record } from '../../audit/audit.service.ts';
import { type Ctx, transact } from '../../context.ts';
import { isDuplicate, isReferenced } from '../../db/violation.ts';
import { keepingAdministrators, requireMayTouch } from './administrator.service.ts';
import type { UserDetailChanges } from './user.changes.ts';
import * as errors from './user.errors.ts';
import { findUserByName, userObject } from './user.service.ts';
import { removeUser, type UserChanges, updateUser } from './user.store.ts';
import type { User } from './user.ts';
import { detailProblems, trimDetails } from './user-details.ts';
import { getUserUsage } from './user-usage.store.ts';

/**
 * Changes a user.
 * @param changes what is not in them stays as it is
 * @throws AppError 400 by field, 403 for a system administrator
 */
export async function changeUser(ctx: Ctx, user: User, changes: UserDetailChanges): Promise<User> {
  const trimmed = trimDetails(changes);
  const problems = detailProblems(trimmed);
  if (Object.keys(problems).length > 0) throw errors.invalidDetails(problems);
  await requireMayTouch(ctx, user);
  if (trimmed.name !== undefined) await requireFreeName(ctx, user, trimmed.name);
  const deactivates = user.active && trimmed.active === false;
  if (deactivates && ctx.actor.userId === user.id) throw errors.cannotDeactivateYourself();
  const changed = await transact(ctx, (tx) =>
    keepingAdministrators(tx, deactivates, async () => {
      const after = await updateOrExplain(tx, user, { ...trimmed, newCredential: deactivates });
      await recordChange(tx, user, after);
      return after;
    }),
  );
  return changed;
}

/**
 * Gives a user a new password. All sessions and remembered logins of before are over with it.
 * @param passwordHash as access/password makes it
 * @param passwordExpires ms; null: it does not end
 * @param how what the record of it says happened
 * @throws AppError 403 for a system administrator
 */
export async function changePasswordHash(
  ctx: Ctx,
  user: User,
  { passwordHash, passwordExpires = null }: { passwordHash: string; passwordExpires?: number | null },
  how: { action: 'password-changed' | 'password-set'; summary: string },
): Promise<User> {
  await requireMayTouch(ctx, user);
  return transact(ctx, async (tx) => {
    const changed = await updateUser(
      tx.db,
      user.id,
      { passwordHash, passwordExpires, newCredential: true },
      tx.now,
    );
    if (!changed) throw errors.noSuchUser(user.name);
    await record(tx, { category: 'user management', ...how, object: userObject(user) });
    return changed;
  });
}

async function requireFreeName(ctx: Ctx, user: User, name: string): Promise<void> {
  const other = await findUserByName(ctx, name);
  if (other && other.id !== user.id) throw errors.nameTaken('name');
}

async function updateOrExplain(tx: Ctx, user: User, changes: UserChanges): Promise<User> {
  try {
    const changed = await updateUser(tx.db, user.id, changes, tx.now);
    if (!changed) throw errors.noSuchUser(user.name);
    return changed;
  } catch (error) {
    throw isDuplicate(error) ? errors.nameTaken('name') : error;
  }
}

/**
 * Deletes a user.
 * @throws AppError 400 where something still names the user, or nobody would be left to administer; 403
 */
export async function deleteUser(ctx: Ctx, user: User): Promise<void> {
  if (ctx.actor.userId === user.id) throw errors.cannotDeleteYourself();
  await requireMayTouch(ctx, user);
  await transact(ctx, (tx) =>
    keepingAdministrators(tx, true, async () => {
      const uses = await getUserUsage(tx.db, user.id);
      if (uses.length > 0) {
        throw errors.stillInUse(
          user.name,
          uses.map(([what, count]) => `${count} ${what}`),
        );
      }
      await removeOrExplain(tx, user);
      await record(tx, {
        category: 'user management',
        action: 'user-deleted',
        summary: 'User deleted',
        object: userObject(user),
      });
    }),
  );
}

async function removeOrExplain(tx: Ctx, user: User): Promise<void> {
  try {
    await removeUser(tx.db, user.id);
  } catch (error) {
    throw isReferenced(error) ? errors.stillInUse(user.name, ['what was done in this moment']) : error;
  }
}

const shown = ['name', 'displayName', 'email', 'active', 'timeZone', 'locale', 'avatarId'] as const;

async function recordChange(tx: Ctx, before: User, after: User): Promise<void> {
  const changed = shown
    .filter((field) => before[field] !== after[field])
    .map((field) => ({
      fieldName: field,
      changedFrom: String(before[field] ?? ''),
      changedTo: String(after[field] ?? ''),
    }));
  if (changed.length === 0) return;
  const action =
    before.active === after.active ? 'user-updated' : after.active ? 'user-activated' : 'user-deactivated';
  await record(tx, {
    category: 'user management',
    action,
    summary: {
      'user-updated': 'User updated',
      'user-activated': 'User activated',
      'user-deactivated': 'User deactivated',
    }[action],
    object: userObject(after),
    changed,
  });
}
