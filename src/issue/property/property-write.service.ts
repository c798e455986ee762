/** Properties that come along with an issue. */
import type { Ctx } from '../../context.ts';
import * as store from './property.store.ts';
import type { PropertyToPut } from './property.ts';

export async function putProperties(
  ctx: Ctx,
  issueId: number,
  properties: readonly PropertyToPut[],
): Promise<void> {
  for (const { key, json } of properties) await store.putValue(ctx.db, issueId, key, json);
}
