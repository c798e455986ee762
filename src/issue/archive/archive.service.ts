/**
 * Archiving issues: an archived issue keeps its address and can be read there by whoever could read it before; nothing
 * about it can be changed, no search finds it. Its sub-tasks go with it and come back with it. Archiving and restoring
 * take Administer Projects, or an administrator.
 */
import { record } from '../../audit/audit.service.ts';
import { type Ctx, transact } from '../../context.ts';
import * as outbox from '../../event/issue-event.service.ts';
import { AppError } from '../../kernel/app-error.ts';
import { mayOnIssue } from '../../permission/permission.service.ts';
import { findVisibleIssue } from '../find.service.ts';
import type { Issue } from '../issue.ts';
import { holdIssue } from '../save.service.ts';
import * as errors from './archive.errors.ts';
import * as store from './archive.store.ts';
import type { Outcome } from './archive.ts';

/** That it is archived already is no error. @throws 401 or 403 for whoever may not, 401 or 404 without the issue */
export const archiveIssue = (ctx: Ctx, idOrKey: string): Promise<void> =>
  transact(ctx, async (tx) => {
    const issue = await holdIssue(tx, await findVisibleIssue(tx, idOrKey));
    if (!(await mayArchive(tx, issue))) throw errors.mayNotArchive(tx.actor, issue.key);
    if (issue.archived !== null) return;
    await store.archive(tx.db, issue.id, { id: tx.actor.userId, at: tx.now });
    await outbox.tell(tx, { issueId: issue.id, kind: 'updated' });
    await tell(tx, 'archived', issue);
  });

/** That it is not archived is no error. @throws 403 for a sub-task of an archived issue, too */
export const restoreIssue = (ctx: Ctx, idOrKey: string): Promise<void> =>
  transact(ctx, async (tx) => {
    const issue = await holdIssue(tx, await findVisibleIssue(tx, idOrKey));
    if (!(await mayArchive(tx, issue))) throw errors.mayNotRestore(tx.actor, issue.key);
    if (issue.archived === null) return;
    if (issue.parentId !== null && (await store.isArchived(tx.db, issue.parentId)))
      throw errors.parentIsArchived(tx.actor, issue.key);
    await store.restore(tx.db, issue.id, issue.archived);
    await outbox.tell(tx, { issueId: issue.id, kind: 'updated' });
    await tell(tx, 'restored', issue);
  });

/** Each by itself: what one is refused for keeps no other from being archived. */
export async function archiveIssues(ctx: Ctx, keys: readonly string[]): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const key of keys) {
    const refused = await archiveIssue(ctx, key).then(() => null, reasonOf);
    outcomes.push({ key, refused });
  }
  return outcomes;
}

function reasonOf(error: unknown): string {
  if (!(error instanceof AppError)) throw error;
  return error.messages[0] ?? error.message;
}

const mayArchive = async (ctx: Ctx, issue: Issue): Promise<boolean> =>
  ctx.actor.may('ADMINISTER') || (await mayOnIssue(ctx, 'ADMINISTER_PROJECTS', issue));

const tell = (tx: Ctx, what: 'archived' | 'restored', { id, key }: Issue): Promise<void> =>
  record(tx, {
    category: 'projects',
    action: `issue-${what}`,
    summary: `Issue ${what}`,
    object: { type: 'issue', id: String(id), name: key },
  });
