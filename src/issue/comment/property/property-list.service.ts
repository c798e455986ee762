/** Properties that come along with comments, in and out; the caller has found the comments. */
import type { Ctx } from '../../../context.ts';
import type { PropertyToPut } from '../../property/property.ts';
import * as store from './property.store.ts';

export async function putProperties(
  ctx: Ctx,
  commentId: number,
  properties: readonly PropertyToPut[] = [],
): Promise<void> {
  for (const { key, json } of properties) await store.putValue(ctx.db, commentId, key, json);
}

export interface CommentProperty {
  readonly key: string;
  readonly value: unknown;
}

/** Comment id → its properties, by their keys; of a comment without any, nothing. */
export async function propertiesOf(
  ctx: Ctx,
  commentIds: readonly number[],
): Promise<ReadonlyMap<number, readonly CommentProperty[]>> {
  const found = new Map<number, CommentProperty[]>();
  for (const { comment_id, key, value } of await store.listOfComments(ctx.db, commentIds)) {
    const list = found.get(comment_id) ?? [];
    list.push({ key, value: JSON.parse(value) });
    found.set(comment_id, list);
  }
  return found;
}
