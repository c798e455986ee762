import type { Selectable } from 'kysely';
import type { Db } from '../../db/engine.ts';
import { lockRows } from '../../db/lock.ts';
import type { DashboardGadgetTable } from '../dashboard.table.ts';
import type { Gadget, GadgetColor } from './gadget.ts';

/** Column after column, from the top. */
export async function listGadgets(db: Db, dashboardId: number): Promise<Gadget[]> {
  const rows = await db
    .selectFrom('dashboard_gadget')
    .selectAll()
    .where('dashboard_id', '=', dashboardId)
    .orderBy('column_number')
    .orderBy('row_number')
    .orderBy('id')
    .execute();
  return rows.map(toGadget);
}

export async function insertGadget(db: Db, gadget: Omit<Gadget, 'id'>): Promise<Gadget> {
  const { id } = await db
    .insertInto('dashboard_gadget')
    .values({ dashboard_id: gadget.dashboardId, module_key: gadget.moduleKey, ...changeable(gadget) })
    .returning('id')
    .executeTakeFirstOrThrow();
  return { ...gadget, id };
}

export async function updateGadget(db: Db, gadget: Gadget): Promise<void> {
  await db.updateTable('dashboard_gadget').set(changeable(gadget)).where('id', '=', gadget.id).execute();
}

export async function removeGadget(db: Db, id: number): Promise<void> {
  await db.deleteFrom('dashboard_gadget').where('id', '=', id).execute();
}

const changeable = ({ title, color, row, column }: Omit<Gadget, 'id'>) => ({
  title,
  color,
  row_number: row,
  column_number: column,
});

const toGadget = (row: Selectable<DashboardGadgetTable>): Gadget => ({
  id: row.id,
  dashboardId: row.dashboard_id,
  moduleKey: row.module_key,
  title: row.title,
  color: row.color as GadgetColor,
  row: row.row_number,
  column: row.column_number,
});

/** Held until the transaction ends: two changes follow one another. */
export const lockGadgetsOf = (db: Db, id: number): Promise<void> => lockRows(db, 'dashboard', id);
