/**
 * Files on issues.
 * - Bytes go straight to the file store; no file is ever whole in memory.
 * - Files that come in one request are attached all or none.
 * - A file's row is there before the file and goes after it, so no crash leaves a file that nobody knows of.
 * - Whoever may not browse the issue gets the answer that a missing attachment gets.
 */
import { type Ctx, transact } from '../../context.ts';
import { type PermissionSubject, permissionsOnIssue } from '../../permission/permission.service.ts';
import type { ByIssue } from '../by-issue.ts';
import { recordChange } from '../changelog/changelog.service.ts';
import { findVisibleIssue } from '../find.service.ts';
import type { Issue } from '../issue.ts';
import { holdIssue } from '../save.service.ts';
import { touchIssue } from '../touch.service.ts';
import { attachmentAdded, attachmentRemoved } from './attachment.change.ts';
import * as errors from './attachment.errors.ts';
import * as store from './attachment.store.ts';
import { type Attachment, type StoredAttachment, type Upload, uploadField } from './attachment.ts';
import { type Received, receive } from './receive.service.ts';
import { sweepSoon } from './sweep.service.ts';

/** Issue id → its attachments, oldest first. The caller has found the issues. */
export const listAttachments = (ctx: Ctx, issueIds: readonly number[]): Promise<ByIssue<Attachment>> =>
  store.attachmentsOf(ctx.db, ctx.actor, issueIds);

/**
 * @param id as it stands in the URL; what is no whole number is nobody's id
 * @throws 401 or 404, the same for hidden and missing
 */
export async function getAttachment(ctx: Ctx, id: string): Promise<StoredAttachment> {
  // Asked for even where the text can be no id, so that the answer takes as long as any other.
  const number = /^\d{1,15}$/.test(id) ? Number(id) : 0;
  const found = await store.findVisible(ctx.db, ctx.actor, number);
  if (!found) throw errors.noSuchAttachment(ctx.actor, id);
  return found;
}

/**
 * Attaches every file of a request, or none.
 * @param uploads parts named `file` count, others are passed over
 * @throws 401 or 404 without the issue, 403 without Create Attachments, 413 where a file is longer than the limit,
 *   400 without a file or with a name that cannot be
 */
export async function attach(
  ctx: Ctx,
  idOrKey: string,
  uploads: AsyncIterable<Upload>,
): Promise<Attachment[]> {
  const issue = await findVisibleIssue(ctx, idOrKey);
  await requireMayAttach(ctx, issue);
  const received: Received[] = [];
  try {
    await receiveAll(ctx, uploads, received);
    if (received.length === 0) throw errors.noFile();
    return await transact(ctx, (tx) => putOnIssue(tx, issue, received));
  } catch (error) {
    await discard(ctx, received);
    throw error;
  }
}

/**
 * After a failure the rest is read and thrown away: many clients write everything before they look at the answer, and
 * would wait for ever for a server that had stopped reading.
 */
async function receiveAll(ctx: Ctx, uploads: AsyncIterable<Upload>, received: Received[]): Promise<void> {
  let failure: unknown;
  for await (const upload of uploads) {
    if (failure === undefined && upload.fieldName === uploadField) {
      await receive(ctx, upload, received).catch((error) => {
        failure = error;
      });
    }
    upload.content.resume();
  }
  if (failure !== undefined) throw failure;
}

async function requireMayAttach(ctx: Ctx, issue: PermissionSubject & Pick<Issue, 'key'>): Promise<void> {
  const held = await permissionsOnIssue(ctx, issue);
  if (!held.has('CREATE_ATTACHMENTS')) throw errors.mayNotAttach(issue.key);
}

/** The upload may have taken long: the issue and the permission must still be there. */
async function putOnIssue(tx: Ctx, found: Issue, received: readonly Received[]): Promise<Attachment[]> {
  const issue = await holdIssue(tx, found);
  const { id } = issue;
  await requireMayAttach(tx, issue);
  for (const one of received) await store.attachUpload(tx.db, one.id, id, one);
  await recordChange(tx, id, received.map(attachmentAdded));
  await touchIssue(tx, id);
  const ids = new Set(received.map((one) => one.id));
  const all = (await store.attachmentsOf(tx.db, tx.actor, [id])).get(id) ?? [];
  return all.filter((one) => ids.has(one.id));
}

async function discard(ctx: Ctx, received: readonly Received[]): Promise<void> {
  try {
    for (const { fileKey } of received) await ctx.files.remove(fileKey);
    await store.removeLeftovers(
      ctx.db,
      received.map((one) => one.id),
    );
  } catch (err) {
    ctx.log.warn({ err }, 'Files of a failed upload could not be removed; the next sweep tries again');
  }
}

/** @throws 401 or 404 without it, 403 without Delete All Attachments or, on one's own, Delete Own Attachments */
export async function deleteAttachment(ctx: Ctx, id: string): Promise<void> {
  const attachment = await getAttachment(ctx, id);
  const held = await permissionsOnIssue(ctx, attachment);
  const own = attachment.author !== null && attachment.author.id === ctx.actor.userId;
  if (!held.has('DELETE_ALL_ATTACHMENTS') && !(own && held.has('DELETE_OWN_ATTACHMENTS'))) {
    throw errors.mayNotDelete(attachment.id);
  }
  await transact(ctx, async (tx) => {
    if (!(await store.detach(tx.db, attachment.id))) throw errors.noSuchAttachment(ctx.actor, id);
    await recordChange(tx, attachment.issueId, [attachmentRemoved(attachment)]);
    await touchIssue(tx, attachment.issueId);
    tx.afterCommit(() => sweepSoon(ctx));
  });
}
