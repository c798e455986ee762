/** What integrations keep on an issue: JSON by key. Whoever sees the issue reads it; whoever edits it writes it. */
import { type Ctx, transact } from '../../context.ts';
import { noSuchProperty, propertyJson, readProperty, readPropertyKey } from '../../kernel/entity-property.ts';
import { mayOnIssue } from '../../permission/permission.service.ts';
import { findVisibleIssue } from '../find.service.ts';
import { mayNotEdit } from '../issue.errors.ts';
import type { Issue } from '../issue.ts';
import * as store from './property.store.ts';

/** @returns the keys, in their order, and the id of the issue */
export async function listPropertyKeys(
  ctx: Ctx,
  idOrKey: string,
): Promise<{ issueId: number; keys: string[] }> {
  const issue = await findVisibleIssue(ctx, idOrKey);
  return { issueId: issue.id, keys: await store.listKeys(ctx.db, issue.id) };
}

/** @returns the value, parsed @throws 404 */
export async function getProperty(ctx: Ctx, idOrKey: string, key: string): Promise<unknown> {
  const issue = await findVisibleIssue(ctx, idOrKey);
  return readProperty(key, await store.findValue(ctx.db, issue.id, readPropertyKey(key)));
}

/** @returns whether the property is new */
export const setProperty = (ctx: Ctx, idOrKey: string, key: string, value: unknown): Promise<boolean> =>
  transact(ctx, async (tx) => {
    const issue = await findEditable(tx, idOrKey);
    return store.putValue(tx.db, issue.id, readPropertyKey(key), propertyJson(value));
  });

/** @throws 404 where there is none */
export const removeProperty = (ctx: Ctx, idOrKey: string, key: string): Promise<void> =>
  transact(ctx, async (tx) => {
    const issue = await findEditable(tx, idOrKey);
    if (!(await store.removeValue(tx.db, issue.id, readPropertyKey(key)))) throw noSuchProperty(key);
  });

async function findEditable(ctx: Ctx, idOrKey: string): Promise<Issue> {
  const issue = await findVisibleIssue(ctx, idOrKey);
  if (!(await mayOnIssue(ctx, 'EDIT_ISSUES', issue))) throw mayNotEdit(ctx.actor);
  return issue;
}
