import type { Db } from '../../db/engine.ts';
import { lockRows } from '../../db/lock.ts';
import { fold } from '../../kernel/fold.ts';
import type { IssueType } from './issue-type.ts';

/** The last in the list. Throws where the name is taken. */
export async function addIssueType(db: Db, type: Omit<IssueType, 'id'>): Promise<IssueType> {
  const last = await db
    .selectFrom('issue_type')
    .select((eb) => eb.fn.max('sequence').as('sequence'))
    .executeTakeFirst();
  const { id } = await db
    .insertInto('issue_type')
    .values({
      ...type,
      subtask: type.subtask ? 1 : 0,
      name_lower: fold(type.name),
      sequence: Number(last?.sequence ?? 0) + 1,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return { ...type, id };
}

/** Throws where the name is taken. */
export async function updateIssueType(db: Db, { id, name, description, icon }: IssueType): Promise<void> {
  await db
    .updateTable('issue_type')
    .set({ name, name_lower: fold(name), description, icon })
    .where('id', '=', id)
    .execute();
}

/** Issues of any project, hidden ones too. */
export async function hasIssues(db: Db, typeId: number): Promise<boolean> {
  const row = await db
    .selectFrom('issue')
    .select('id')
    .where('issue_type_id', '=', typeId)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

export async function moveIssues(db: Db, from: number, to: number): Promise<void> {
  await db.updateTable('issue').set({ issue_type_id: to }).where('issue_type_id', '=', from).execute();
}

/** Throws where something still refers to it. */
export async function removeIssueType(db: Db, id: number): Promise<void> {
  await db.deleteFrom('workflow_scheme_entry').where('issue_type_id', '=', id).execute();
  await db.deleteFrom('issue_type').where('id', '=', id).execute();
}

/** Held until the transaction ends: two changes follow one another. */
export const lockIssueType = (db: Db, id: number): Promise<void> => lockRows(db, 'issue_type', id);
