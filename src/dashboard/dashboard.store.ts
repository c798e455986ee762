import { type Selectable, sql } from 'kysely';
import type { Actor } from '../context.ts';
import type { Db } from '../db/engine.ts';
import { lockRows } from '../db/lock.ts';
import { fold } from '../kernel/fold.ts';
import type { Page } from '../kernel/paging.ts';
import { mayEditDashboard, mayViewDashboard } from '../search/share/share.sql.ts';
import type { DashboardTable } from './dashboard.table.ts';
import type { Dashboard, SeenDashboard } from './dashboard.ts';

const visible = (db: Db, actor: Actor) => db.selectFrom('dashboard').where(mayViewDashboard(actor));

/** Those that `actor` may see, each with what they may do. Administrators look after the system dashboard. */
const seen = (db: Db, actor: Actor) =>
  visible(db, actor)
    .selectAll('dashboard')
    .select((eb) => [
      sql<number>`case when ${mayEditDashboard(actor)()} then 1 when dashboard.owner_id is null and ${actor.may('ADMINISTER') ? 1 : 0} = 1 then 1 else 0 end`.as(
        'can_edit',
      ),
      eb
        .selectFrom('dashboard_favourite as mark')
        .select((mark) => mark.fn.countAll<number>().as('count'))
        .whereRef('mark.dashboard_id', '=', 'dashboard.id')
        .where('mark.user_id', '=', actor.userId ?? 0)
        .as('is_favourite'),
    ]);

export async function findVisibleDashboard(db: Db, actor: Actor, id: number): Promise<SeenDashboard | null> {
  const row = await seen(db, actor).where('dashboard.id', '=', id).executeTakeFirst();
  return row ? toSeen(row) : null;
}

/** By name. @param which all, those of the user, or what the user marked */
export async function listDashboards(
  db: Db,
  actor: Actor,
  which: 'all' | 'my' | 'favourite',
  page: Page,
): Promise<{ total: number; dashboards: SeenDashboard[] }> {
  const user = actor.userId ?? 0;
  const narrow = <Q extends ReturnType<typeof seen>>(query: Q) =>
    query
      .$if(which === 'my', (q) => q.where('dashboard.owner_id', '=', user))
      .$if(which === 'favourite', (q) =>
        q.where('dashboard.id', 'in', (eb) =>
          eb.selectFrom('dashboard_favourite').select('dashboard_id').where('user_id', '=', user),
        ),
      );
  const { total } = await db
    .selectFrom(narrow(seen(db, actor)).as('found'))
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const rows = await narrow(seen(db, actor))
    .orderBy('dashboard.name_lower')
    .orderBy('dashboard.id')
    .offset(page.startAt)
    .limit(page.maxResults)
    .execute();
  return { total: Number(total), dashboards: rows.map(toSeen) };
}

export async function countOwned(db: Db, userId: number): Promise<number> {
  const { count } = await db
    .selectFrom('dashboard')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('owner_id', '=', userId)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** @throws a duplicate where the owner has one of this name */
export async function insertDashboard(db: Db, dashboard: Omit<Dashboard, 'id'>): Promise<number> {
  const { id } = await db
    .insertInto('dashboard')
    .values({ owner_id: dashboard.ownerId, ...changeable(dashboard) })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** @throws a duplicate where the owner has another one of this name */
export async function updateDashboard(db: Db, dashboard: Dashboard): Promise<void> {
  await db.updateTable('dashboard').set(changeable(dashboard)).where('id', '=', dashboard.id).execute();
}

export async function removeDashboard(db: Db, id: number): Promise<void> {
  await db.deleteFrom('dashboard').where('id', '=', id).execute();
}

export async function insertFavourite(db: Db, userId: number, dashboardId: number): Promise<void> {
  await db
    .insertInto('dashboard_favourite')
    .values({ user_id: userId, dashboard_id: dashboardId })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

const changeable = ({ name, description }: Omit<Dashboard, 'id'>) => ({
  name,
  name_lower: fold(name),
  description,
});

type SeenRow = Selectable<DashboardTable> & { can_edit: number; is_favourite: number | null };

const toSeen = (row: SeenRow): SeenDashboard => ({
  id: row.id,
  ownerId: row.owner_id,
  name: row.name,
  description: row.description,
  editable: Number(row.can_edit) === 1,
  favourite: Number(row.is_favourite) > 0,
});

/** Held until the transaction ends: two changes follow one another. */
export const lockDashboard = (db: Db, id: number): Promise<void> => lockRows(db, 'dashboard', id);
