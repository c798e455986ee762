import type { Db } from '../../db/engine.ts';
import { writeHistory } from '../history.sql.ts';
import type { Component } from './component.ts';

/**
 * Takes a component off every issue that has it, and puts another in its place.
 * @param to null: nothing takes its place
 */
export async function swapComponent(
  db: Db,
  from: Component,
  to: Component | null,
  by: { authorId: number | null; now: number },
): Promise<void> {
  const having = await issuesWith(db, from.id);
  const already = new Set(to ? await issuesWith(db, to.id) : []);
  const item = { field: 'Component', fieldId: 'components' };
  await writeHistory(db, having, by, (issueId) => [
    { ...item, from, to: null },
    ...(to && !already.has(issueId) ? [{ ...item, from: null, to }] : []),
  ]);
  if (to) {
    await db
      .insertInto('issue_component')
      .columns(['issue_id', 'component_id'])
      .expression((eb) =>
        eb
          .selectFrom('issue_component')
          .select(['issue_id', eb.val(to.id).as('component_id')])
          .where('component_id', '=', from.id),
      )
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
  await db.deleteFrom('issue_component').where('component_id', '=', from.id).execute();
}

async function issuesWith(db: Db, componentId: number): Promise<number[]> {
  const rows = await db
    .selectFrom('issue_component')
    .select('issue_id')
    .where('component_id', '=', componentId)
    .execute();
  return rows.map((row) => row.issue_id);
}

/**
 * Holds a component that goes: who would put it on an issue meanwhile waits, and then finds that it is gone. Otherwise
 * what came after its issues were listed would lose it without a successor. In the caller's transaction.
 */
export async function holdComponent(db: Db, id: number): Promise<void> {
  await db.selectFrom('component').select('id').where('id', '=', id).forUpdate().execute();
}
