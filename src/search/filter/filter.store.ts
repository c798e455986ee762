import { type Selectable, sql } from 'kysely';
import type { Actor } from '../../context.ts';
import type { Db } from '../../db/engine.ts';
import { like, literalLike } from '../../db/like.ts';
import { lockRows } from '../../db/lock.ts';
import { fold } from '../../kernel/fold.ts';
import type { Page } from '../../kernel/paging.ts';
import { mayEditFilter, mayViewFilter } from '../share/share.sql.ts';
import type { SavedFilterTable } from './filter.table.ts';
import type { Filter, SeenFilter } from './filter.ts';

/** Those that `actor` may see, each with what they may do. */
const visible = (db: Db, actor: Actor) => db.selectFrom('saved_filter').where(mayViewFilter(actor));

const seen = (db: Db, actor: Actor) =>
  visible(db, actor)
    .selectAll('saved_filter')
    .select((eb) => [
      sql<number>`case when ${mayEditFilter(actor)()} then 1 else 0 end`.as('can_edit'),
      eb
        .selectFrom('filter_favourite as mark')
        .select((mark) => mark.fn.countAll<number>().as('count'))
        .whereRef('mark.filter_id', '=', 'saved_filter.id')
        .where('mark.user_id', '=', actor.userId ?? 0)
        .as('is_favourite'),
    ]);

export async function findVisibleFilter(db: Db, actor: Actor, id: number): Promise<SeenFilter | null> {
  const row = await seen(db, actor).where('saved_filter.id', '=', id).executeTakeFirst();
  return row ? toSeen(row) : null;
}

/** The actor's own of this name, or else the oldest that is shared with them. */
export async function findVisibleFilterByName(
  db: Db,
  actor: Actor,
  name: string,
): Promise<SeenFilter | null> {
  const row = await seen(db, actor)
    .where('saved_filter.name_lower', '=', fold(name))
    .orderBy(sql`case when saved_filter.owner_id = ${actor.userId ?? 0} then 0 else 1 end`)
    .orderBy('saved_filter.id')
    .limit(1)
    .executeTakeFirst();
  return row ? toSeen(row) : null;
}

/** By name: what the user owns, marked as a favourite, or both. */
export async function listOf(
  db: Db,
  actor: Actor,
  userId: number,
  { own, favourite }: { own: boolean; favourite: boolean },
): Promise<SeenFilter[]> {
  const rows = await seen(db, actor)
    .where((eb) =>
      eb.or([
        ...(own ? [eb('saved_filter.owner_id', '=', userId)] : []),
        ...(favourite
          ? [
              eb(
                'saved_filter.id',
                'in',
                eb.selectFrom('filter_favourite').select('filter_id').where('user_id', '=', userId),
              ),
            ]
          : []),
      ]),
    )
    .orderBy('saved_filter.name_lower')
    .orderBy('saved_filter.id')
    .execute();
  return rows.map(toSeen);
}

export interface FilterSearch {
  /** Part of the name; empty: any. */
  readonly text: string;
  /** null: of anybody. */
  readonly ownerId: number | null;
  /** Shared with this group, this project; null: with whomever. */
  readonly groupId: number | null;
  readonly projectId: number | null;
  /** null: any. */
  readonly ids: readonly number[] | null;
  readonly order: 'name' | 'id' | 'description';
  readonly descending: boolean;
}

export async function searchFilters(
  db: Db,
  actor: Actor,
  search: FilterSearch,
  page: Page,
): Promise<{ total: number; filters: SeenFilter[] }> {
  const narrow = (query: ReturnType<typeof seen>) =>
    query
      .$if(search.text !== '', (q) =>
        q.where((eb) => like(eb.ref('saved_filter.name_lower'), `%${literalLike(fold(search.text))}%`)),
      )
      .$if(search.ownerId !== null, (q) => q.where('saved_filter.owner_id', '=', search.ownerId ?? 0))
      .$if(search.ids !== null, (q) =>
        q.where('saved_filter.id', 'in', search.ids?.length ? search.ids : [0]),
      )
      .$if(search.groupId !== null, (q) => q.where(sharedWith('group_id', search.groupId ?? 0)))
      .$if(search.projectId !== null, (q) => q.where(sharedWith('project_id', search.projectId ?? 0)));
  const { total } = await db
    .selectFrom(narrow(seen(db, actor)).as('found'))
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const column = { name: 'name_lower', id: 'id', description: 'description' } as const;
  const rows = await narrow(seen(db, actor))
    .orderBy(`saved_filter.${column[search.order]}`, search.descending ? 'desc' : 'asc')
    .orderBy('saved_filter.id')
    .offset(page.startAt)
    .limit(page.maxResults)
    .execute();
  return { total: Number(total), filters: rows.map(toSeen) };
}

const sharedWith = (column: 'group_id' | 'project_id', id: number) =>
  sql<boolean>`exists (select 1 from share as named where named.filter_id = saved_filter.id and ${sql.ref(`named.${column}`)} = ${id})`;

export async function countOwned(db: Db, userId: number): Promise<number> {
  const { count } = await db
    .selectFrom('saved_filter')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('owner_id', '=', userId)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** @throws a duplicate where the owner has one of this name */
export async function insertFilter(db: Db, filter: Omit<Filter, 'id'>): Promise<number> {
  const { id } = await db
    .insertInto('saved_filter')
    .values({ owner_id: filter.ownerId, ...changeable(filter) })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** @throws a duplicate where the owner has another one of this name */
export async function updateFilter(db: Db, filter: Filter): Promise<void> {
  await db.updateTable('saved_filter').set(changeable(filter)).where('id', '=', filter.id).execute();
}

export async function removeFilter(db: Db, id: number): Promise<void> {
  await db.deleteFrom('saved_filter').where('id', '=', id).execute();
}

export async function insertFavourite(db: Db, userId: number, filterId: number): Promise<void> {
  await db
    .insertInto('filter_favourite')
    .values({ user_id: userId, filter_id: filterId })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function removeFavourite(db: Db, userId: number, filterId: number): Promise<void> {
  await db
    .deleteFrom('filter_favourite')
    .where('user_id', '=', userId)
    .where('filter_id', '=', filterId)
    .execute();
}

const changeable = ({ name, description, jql }: Omit<Filter, 'id'>) => ({
  name,
  name_lower: fold(name),
  description,
  jql,
});

type SeenRow = Selectable<SavedFilterTable> & { can_edit: number; is_favourite: number | null };

const toSeen = (row: SeenRow): SeenFilter => ({
  id: row.id,
  ownerId: row.owner_id,
  name: row.name,
  description: row.description,
  jql: row.jql,
  editable: Number(row.can_edit) === 1,
  favourite: Number(row.is_favourite) > 0,
});

/** Held until the transaction ends: two changes follow one another. */
export const lockFilter = (db: Db, id: number): Promise<void> => lockRows(db, 'saved_filter', id);
