/** Finding people by what one remembers of them. Whoever may not browse people finds nobody, and is not told whom. */
import type { Ctx } from '../../context.ts';
import type { Page } from '../../kernel/paging.ts';
import { searchTextNeeded } from './user.errors.ts';
import { mayBrowsePeople } from './user.policy.ts';
import type { User } from './user.ts';
import { countMatchingUsers, listMatchingUsers, type UserSearch } from './user-search.store.ts';

/**
 * People whose name, a word of whose display name or whose address starts with a text.
 * @param text undefined is an error, as in Jira; empty and "." mean everybody
 */
export async function searchUsers(
  ctx: Ctx,
  { text, ...which }: Omit<UserSearch, 'text'> & { text: string | undefined },
  page: Page,
): Promise<User[]> {
  if (text === undefined) throw searchTextNeeded();
  if (!mayBrowsePeople(ctx.actor)) return [];
  return listMatchingUsers(ctx.db, { text, ...which }, page);
}

/** The first few active people for a picker, and how many there are altogether. */
export async function pickUsers(
  ctx: Ctx,
  { text, exclude, most }: { text: string; exclude: readonly string[]; most: number },
): Promise<{ users: User[]; total: number }> {
  if (!mayBrowsePeople(ctx.actor)) return { users: [], total: 0 };
  const search = { text, exclude, active: true, inactive: false };
  const total = await countMatchingUsers(ctx.db, search);
  const users = await listMatchingUsers(ctx.db, search, { startAt: 0, maxResults: most });
  return { users, total };
}
