import type { Db } from '../../db/engine.ts';
import { like, literalLike } from '../../db/like.ts';
import { onlyRow, prepared } from '../../db/prepared.ts';
import { fold } from '../../kernel/fold.ts';
import { mentionsOfGroup } from '../workflow-mention.sql.ts';
import type { Group } from './group.ts';

const byName = prepared<{ name: string }, Group>((db, value) =>
  db.selectFrom('app_group').select(['id', 'name']).where('name_lower', '=', value('name')),
);

export const findGroupByName = async (db: Db, name: string): Promise<Group | null> =>
  onlyRow(await byName(db, { name: fold(name.trim()) }));

/** By name. */
export const listGroupsByIds = async (db: Db, ids: readonly number[]): Promise<Group[]> =>
  ids.length === 0
    ? []
    : db
        .selectFrom('app_group')
        .select(['id', 'name'])
        .where('id', 'in', ids)
        .orderBy('name_lower')
        .execute();

export interface GroupSearch {
  /** Found anywhere in the name; empty: every group. */
  text: string;
  exclude: readonly string[];
  /** Only groups of this user. */
  userId?: number | undefined;
}

/** By name. */
export const listMatchingGroups = (db: Db, search: GroupSearch, most: number): Promise<Group[]> =>
  matching(db, search).select(['app_group.id', 'app_group.name']).orderBy('name_lower').limit(most).execute();

export async function countMatchingGroups(db: Db, search: GroupSearch): Promise<number> {
  const { count } = await matching(db, search)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}

function matching(db: Db, { text, exclude, userId }: GroupSearch) {
  return db
    .selectFrom('app_group')
    .where((eb) => like(eb.ref('app_group.name_lower'), `%${literalLike(fold(text.trim()))}%`))
    .$if(exclude.length > 0, (query) => query.where('app_group.name_lower', 'not in', exclude.map(fold)))
    .$if(userId !== undefined, (query) =>
      query.where('app_group.id', 'in', (eb) =>
        eb
          .selectFrom('group_member')
          .select('group_id')
          .where('user_id', '=', userId ?? 0),
      ),
    );
}

/** Throws where the name is taken. */
export const insertGroup = (db: Db, name: string, now: number): Promise<Group> =>
  db
    .insertInto('app_group')
    .values({ name, name_lower: fold(name), created: now })
    .returning(['id', 'name'])
    .executeTakeFirstOrThrow();

export const removeGroup = async (db: Db, id: number): Promise<void> => {
  await db.deleteFrom('app_group').where('id', '=', id).execute();
};

const restricted = ['comment', 'worklog'] as const;

/** How many comments and work logs only this group can read. */
export async function countRestricted(db: Db, groupId: number): Promise<number> {
  let sum = 0;
  for (const table of restricted) {
    const { count } = await db
      .selectFrom(table)
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('visible_group_id', '=', groupId)
      .executeTakeFirstOrThrow();
    sum += Number(count);
  }
  return sum;
}

export const moveRestricted = async (db: Db, from: number, to: number): Promise<void> => {
  for (const table of restricted) {
    await db.updateTable(table).set({ visible_group_id: to }).where('visible_group_id', '=', from).execute();
  }
};

/** The workflows that name it, with the places where they do. */
export const listMentions = (db: Db, name: string): Promise<string[]> => mentionsOfGroup(db, name);
