import { sql } from 'kysely';
import type { Db } from '../../db/engine.ts';
import { lockRows } from '../../db/lock.ts';
import { fold } from '../../kernel/fold.ts';
import type { Option } from './custom-field.ts';

/** Those of these contexts, in their order: parents before their children. */
export async function listOptions(db: Db, contextIds: readonly number[]): Promise<Option[]> {
  if (contextIds.length === 0) return [];
  const rows = await db
    .selectFrom('custom_field_option')
    .select(['id', 'context_id', 'parent_id', 'value', 'disabled'])
    .where('context_id', 'in', contextIds)
    .orderBy('context_id')
    .orderBy('sequence')
    .orderBy('id')
    .execute();
  return rows.map(toOption);
}

export async function findOption(db: Db, id: number): Promise<Option | null> {
  const row = await db
    .selectFrom('custom_field_option')
    .select(['id', 'context_id', 'parent_id', 'value', 'disabled'])
    .where('id', '=', id)
    .executeTakeFirst();
  return row ? toOption(row) : null;
}

const toOption = (row: {
  id: number;
  context_id: number;
  parent_id: number | null;
  value: string;
  disabled: number;
}): Option => ({
  id: row.id,
  contextId: row.context_id,
  parentId: row.parent_id,
  value: row.value,
  disabled: row.disabled === 1,
});

/** After all others of its context. @throws a duplicate where it is there already */
export async function insertOption(db: Db, option: Omit<Option, 'id'>): Promise<Option> {
  const { contextId, parentId, value, disabled } = option;
  const row = await db
    .insertInto('custom_field_option')
    .values((eb) => ({
      context_id: contextId,
      parent_id: parentId,
      value,
      value_lower: fold(value),
      sequence: eb
        .selectFrom('custom_field_option as other')
        .select((other) => sql<number>`coalesce(max(${other.ref('other.sequence')}), -1) + 1`.as('next'))
        .where('other.context_id', '=', contextId),
      disabled: disabled ? 1 : 0,
    }))
    .returning(['id', 'context_id', 'parent_id', 'value', 'disabled'])
    .executeTakeFirstOrThrow();
  return toOption(row);
}

/** @throws a duplicate where another one is called so */
export async function updateOption(db: Db, { id, value, disabled }: Option): Promise<void> {
  await db
    .updateTable('custom_field_option')
    .set({ value, value_lower: fold(value), disabled: disabled ? 1 : 0 })
    .where('id', '=', id)
    .execute();
}

/** Numbers options in the order of `ids`. */
export async function updateOptionOrder(db: Db, ids: readonly number[]): Promise<void> {
  for (const [sequence, id] of ids.entries()) {
    await db.updateTable('custom_field_option').set({ sequence }).where('id', '=', id).execute();
  }
}

/** With its children, and from the issues that have it. */
export async function removeOption(db: Db, id: number): Promise<void> {
  await db.deleteFrom('custom_field_option').where('id', '=', id).execute();
}

/** Held until the transaction ends: two changes follow one another. */
export const lockOption = (db: Db, id: number): Promise<void> => lockRows(db, 'custom_field_option', id);

/** The order of a context's options is held the same way. */
export const lockOptionsOf = (db: Db, contextId: number): Promise<void> =>
  lockRows(db, 'custom_field_context', contextId);
