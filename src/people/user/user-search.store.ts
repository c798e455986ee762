import type { Db } from '../../db/engine.ts';
import { fold } from '../../kernel/fold.ts';
import type { Page } from '../../kernel/paging.ts';
import type { User } from './user.ts';
import { toUser } from './user-row.sql.ts';
import { isMeantBy } from './user-search.sql.ts';

export interface UserSearch {
  text: string;
  /** Which users: active ones, inactive ones, or both. */
  active: boolean;
  inactive: boolean;
  /** Names of users who are passed over. */
  exclude?: readonly string[];
}

/** By display name, then by name. */
export async function listMatchingUsers(db: Db, search: UserSearch, page: Page): Promise<User[]> {
  const rows = await matching(db, search)
    .selectAll('app_user')
    .orderBy('display_name_lower')
    .orderBy('name_lower')
    .offset(page.startAt)
    .limit(page.maxResults)
    .execute();
  return rows.map(toUser);
}

export async function countMatchingUsers(db: Db, search: UserSearch): Promise<number> {
  const { count } = await matching(db, search)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}

function matching(db: Db, { text, active, inactive, exclude = [] }: UserSearch) {
  const states = [...(active ? [1] : []), ...(inactive ? [0] : [])];
  return db
    .selectFrom('app_user')
    .where(isMeantBy(text))
    .where('active', 'in', states.length > 0 ? states : [-1])
    .$if(exclude.length > 0, (query) => query.where('name_lower', 'not in', exclude.map(fold)));
}
