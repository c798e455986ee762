import type { Db } from '../../db/engine.ts';
import { lockRows } from '../../db/lock.ts';
import { fold } from '../../kernel/fold.ts';
import type { Constant, ConstantDraft, ConstantKind } from './constant-edit.ts';

/** The three tables have these columns in common; a row's other columns are its kind's own. */
const tableOf = (kind: ConstantKind) => kind as 'status';
const columnOf = { status: 'status_id', priority: 'priority_id', resolution: 'resolution_id' } as const;

const rowOf = ({ name, description, categoryId, icon, color }: ConstantDraft) => ({
  name,
  name_lower: fold(name),
  description,
  ...(categoryId !== undefined && { category_id: categoryId }),
  ...(icon !== undefined && { icon }),
  ...(color !== undefined && { color }),
});

/** The last in the list. Throws where the name is taken. */
export async function addConstant(db: Db, kind: ConstantKind, draft: ConstantDraft): Promise<number> {
  const last = await db
    .selectFrom(tableOf(kind))
    .select((eb) => eb.fn.max('sequence').as('sequence'))
    .executeTakeFirst();
  const { id } = await db
    .insertInto(tableOf(kind))
    .values({ ...rowOf(draft), sequence: Number(last?.sequence ?? 0) + 1 } as never)
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Throws where the name is taken. */
export async function updateConstant(db: Db, kind: ConstantKind, { id, ...draft }: Constant): Promise<void> {
  await db
    .updateTable(tableOf(kind))
    .set(rowOf(draft) as never)
    .where('id', '=', id)
    .execute();
}

/** Throws where something still refers to it. */
export async function removeConstant(db: Db, kind: ConstantKind, id: number): Promise<void> {
  await db.deleteFrom(tableOf(kind)).where('id', '=', id).execute();
}

/** Ids of all, in their order. */
export async function listOrder(db: Db, kind: ConstantKind): Promise<number[]> {
  const rows = await db.selectFrom(tableOf(kind)).select('id').orderBy('sequence').orderBy('id').execute();
  return rows.map((row) => row.id);
}

export async function putOrder(db: Db, kind: ConstantKind, ids: readonly number[]): Promise<void> {
  for (const [place, id] of ids.entries()) {
    await db
      .updateTable(tableOf(kind))
      .set({ sequence: place + 1 })
      .where('id', '=', id)
      .execute();
  }
}

/** Issues of any project, hidden ones too. */
export async function hasIssues(db: Db, kind: ConstantKind, id: number): Promise<boolean> {
  const row = await db
    .selectFrom('issue')
    .select('id')
    .where(columnOf[kind], '=', id)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

export async function giveIssues(db: Db, kind: ConstantKind, from: number, to: number): Promise<void> {
  await db
    .updateTable('issue')
    .set({ [columnOf[kind]]: to })
    .where(columnOf[kind], '=', from)
    .execute();
}

/** Held until the transaction ends: two changes follow one another. @param id absent: all of the kind, and their order */
export const lockConstants = (db: Db, kind: ConstantKind, id?: number): Promise<void> =>
  lockRows(db, tableOf(kind), id);
