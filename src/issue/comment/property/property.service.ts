/** What integrations keep on a comment: JSON by key. Whoever sees the comment reads it; whoever edits it writes it. */
import { type Ctx, transact } from '../../../context.ts';
import {
  noSuchProperty,
  propertyJson,
  readProperty,
  readPropertyKey,
} from '../../../kernel/entity-property.ts';
import { findVisibleIssue } from '../../find.service.ts';
import { holdIssue } from '../../save.service.ts';
import { requireMayEdit } from '../comment.service.ts';
import type { Comment } from '../comment.ts';
import { findCommentById } from '../comment-list.service.ts';
import * as store from './property.store.ts';

/** @returns the keys, in their order, and the id of the comment */
export async function listPropertyKeys(ctx: Ctx, id: string): Promise<{ commentId: number; keys: string[] }> {
  const comment = await findCommentById(ctx, id);
  return { commentId: comment.id, keys: await store.listKeys(ctx.db, comment.id) };
}

/** @returns the value, parsed @throws 404 */
export async function getProperty(ctx: Ctx, id: string, key: string): Promise<unknown> {
  const comment = await findCommentById(ctx, id);
  return readProperty(key, await store.findValue(ctx.db, comment.id, readPropertyKey(key)));
}

/** @returns whether the property is new */
export const setProperty = (ctx: Ctx, id: string, key: string, value: unknown): Promise<boolean> =>
  transact(ctx, async (tx) => {
    const comment = await findEditable(tx, id);
    return store.putValue(tx.db, comment.id, readPropertyKey(key), propertyJson(value));
  });

/** @throws 404 where there is none */
export const removeProperty = (ctx: Ctx, id: string, key: string): Promise<void> =>
  transact(ctx, async (tx) => {
    const comment = await findEditable(tx, id);
    if (!(await store.removeValue(tx.db, comment.id, readPropertyKey(key)))) throw noSuchProperty(key);
  });

/** Its issue is held, so that the comment is still there when the property is written. */
async function findEditable(ctx: Ctx, id: string): Promise<Comment> {
  const found = await findCommentById(ctx, id);
  const issue = await holdIssue(ctx, await findVisibleIssue(ctx, String(found.issueId)));
  const comment = await findCommentById(ctx, id);
  await requireMayEdit(ctx, issue, comment);
  return comment;
}
