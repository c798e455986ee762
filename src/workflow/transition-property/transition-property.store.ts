import type { Db } from '../../db/engine.ts';
import type { TransitionProperty } from './transition-property.ts';

/** By key. */
export const listProperties = (
  db: Db,
  workflowId: number,
  transitionId: number,
): Promise<TransitionProperty[]> =>
  db
    .selectFrom('transition_property')
    .select(['key', 'value'])
    .where('workflow_id', '=', workflowId)
    .where('transition_id', '=', transitionId)
    .orderBy('key')
    .execute();

export async function putProperty(
  db: Db,
  workflowId: number,
  transitionId: number,
  { key, value }: TransitionProperty,
): Promise<void> {
  await db
    .insertInto('transition_property')
    .values({ workflow_id: workflowId, transition_id: transitionId, key, value })
    .onConflict((conflict) =>
      conflict.columns(['workflow_id', 'transition_id', 'key']).doUpdateSet({ value }),
    )
    .execute();
}

export async function removeProperty(
  db: Db,
  workflowId: number,
  transitionId: number,
  key: string,
): Promise<void> {
  await db
    .deleteFrom('transition_property')
    .where('workflow_id', '=', workflowId)
    .where('transition_id', '=', transitionId)
    .where('key', '=', key)
    .execute();
}
