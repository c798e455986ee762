import type { Ctx } from '../../context.ts';
import { type Selection, selects } from '../shape.ts';
import * as store from './property.store.ts';

/** Issue id → its properties that were asked for, by key. */
export async function selectProperties(
  ctx: Ctx,
  issueIds: readonly number[],
  selection: Selection,
): Promise<ReadonlyMap<number, Record<string, unknown>>> {
  const found = new Map<number, Record<string, unknown>>(issueIds.map((id) => [id, {}]));
  if (issueIds.length === 0) return found;
  for (const { issue_id, key, value } of await store.listOfIssues(ctx.db, issueIds)) {
    const properties = found.get(issue_id);
    if (properties && selects(selection, key)) properties[key] = JSON.parse(value);
  }
  return found;
}
