/**
 * Comments. A restricted comment is not there for whoever is not in its group or role: not in lists, not by its id,
 * not to be edited or deleted, whatever permissions they hold.
 */
import { type Ctx, transact } from '../../context.ts';
import { tell } from '../../event/issue-event.service.ts';
import { readId } from '../../kernel/id.ts';
import type { Page } from '../../kernel/paging.ts';
import { permissionsOnIssue } from '../../permission/permission.service.ts';
import { findVisibleIssue } from '../find.service.ts';
import type { Issue } from '../issue.ts';
import { touchIssue } from '../touch.service.ts';
import { watchOwn } from '../watcher/watch.service.ts';
import { type Audience, findAudience } from './audience.service.ts';
import type { NewComment } from './comment.draft.ts';
import * as errors from './comment.errors.ts';
import * as store from './comment.store.ts';
import type { Comment } from './comment.ts';
import { listComments } from './comment-list.service.ts';
import { putProperties } from './property/property-list.service.ts';

export interface CommentPage extends Page {
  readonly total: number;
  readonly comments: readonly Comment[];
}

/** @param orderBy created, +created or -created; undefined: oldest first */
export async function pageComments(
  ctx: Ctx,
  idOrKey: string,
  page: Page,
  orderBy?: string,
): Promise<CommentPage> {
  const issue = await findVisibleIssue(ctx, idOrKey);
  const all = (await listComments(ctx, [issue.id])).get(issue.id) ?? [];
  const ordered = isDescending(orderBy) ? all.toReversed() : all;
  return {
    ...page,
    total: all.length,
    comments: ordered.slice(page.startAt, page.startAt + page.maxResults),
  };
}

function isDescending(orderBy: string | undefined): boolean {
  if (orderBy === undefined || orderBy === '') return false;
  // A bare plus sign in a URL is a space.
  if (!/^[-+ ]?created$/.test(orderBy)) throw errors.badOrder(orderBy);
  return orderBy.startsWith('-');
}

export async function getComment(ctx: Ctx, idOrKey: string, id: string): Promise<Comment> {
  const issue = await findVisibleIssue(ctx, idOrKey);
  return requireComment(ctx, issue, id);
}

/** @throws 404 for a missing one and for one that is restricted to others */
async function requireComment(ctx: Ctx, issue: Issue, id: string): Promise<Comment> {
  const comment = await store.findComment(ctx.db, ctx.actor, issue.id, readId(id) ?? 0);
  if (!comment) throw errors.noSuchComment(id);
  return comment;
}

/** The same as it stands once everyone before has finished with it: nobody opens what was just restricted. */
async function holdComment(tx: Ctx, issue: Issue, id: string): Promise<Comment> {
  await store.lockComment(tx.db, readId(id) ?? 0);
  return requireComment(tx, issue, id);
}

/** @throws 400 without Add Comments, or where the restriction is refused */
export const addComment = (ctx: Ctx, idOrKey: string, comment: NewComment): Promise<Comment> =>
  transact(ctx, async (tx) => {
    const issue = await findVisibleIssue(tx, idOrKey);
    const id = await addTo(tx, issue, comment);
    return requireComment(tx, issue, String(id));
  });

/** Adds a comment to an issue that the caller has found, in the caller's transaction. @returns its id */
export async function addTo(ctx: Ctx, issue: Issue, comment: NewComment): Promise<number> {
  const held = await permissionsOnIssue(ctx, issue);
  if (!held.has('ADD_COMMENTS')) throw errors.mayNotComment(ctx.actor);
  return writeOn(ctx, issue, comment);
}

/** The same for what is written for the actor, not by them: permissions are not asked. */
export async function writeOn(
  ctx: Ctx,
  issue: Issue,
  { body, visibility, properties }: NewComment,
): Promise<number> {
  const audience = visibility ? await findAudience(ctx, issue.projectId, visibility) : null;
  const author = { id: ctx.actor.userId, at: ctx.now };
  const id = await store.insertComment(ctx.db, issue.id, author, { body, visibility: audience });
  await putProperties(ctx, id, properties);
  await touchIssue(ctx, issue.id);
  await tell(ctx, { issueId: issue.id, kind: 'commented', comment: { id, visibility: audience } });
  await watchOwn(ctx, [issue.id]);
  return id;
}

/** @throws 401 or 403 without Edit All Comments or, on one's own, Edit Own Comments */
export const updateComment = (ctx: Ctx, idOrKey: string, id: string, comment: NewComment): Promise<Comment> =>
  transact(ctx, async (tx) => {
    const issue = await findVisibleIssue(tx, idOrKey);
    await changeOn(tx, issue, id, comment);
    return requireComment(tx, issue, id);
  });

/** The same on an issue that the caller has found, in the caller's transaction. */
export async function changeOn(ctx: Ctx, issue: Issue, id: string, changed: NewComment): Promise<void> {
  const comment = await holdComment(ctx, issue, id);
  await requireMayEdit(ctx, issue, comment);
  const visibility = await audienceAfter(ctx, issue, comment, changed);
  const author = { id: ctx.actor.userId, at: ctx.now };
  await store.updateComment(ctx.db, comment.id, author, { body: changed.body, visibility });
  await putProperties(ctx, comment.id, changed.properties);
  await touchIssue(ctx, issue.id);
  await tell(ctx, { issueId: issue.id, kind: 'commented', comment: { id: comment.id, visibility } });
}

/** @throws 401 or 403 without Edit All Comments or, on one's own, Edit Own Comments */
export async function requireMayEdit(ctx: Ctx, issue: Issue, comment: Comment): Promise<void> {
  const held = await permissionsOnIssue(ctx, issue);
  const may = held.has('EDIT_ALL_COMMENTS') || (isOwn(ctx, comment) && held.has('EDIT_OWN_COMMENTS'));
  if (!may) throw errors.mayNotEdit(ctx.actor, comment.id);
}

/** Who says nothing of it leaves the restriction as it is: a forgotten member must not open a comment to all. */
async function audienceAfter(
  ctx: Ctx,
  issue: Issue,
  comment: Comment,
  { visibility }: NewComment,
): Promise<Audience> {
  if (visibility === undefined) return comment.visibility;
  if (visibility === null) return null;
  const same = comment.visibility?.type === visibility.type && comment.visibility.name === visibility.name;
  return same ? comment.visibility : findAudience(ctx, issue.projectId, visibility);
}

/** @throws 401 or 403 without Delete All Comments or, on one's own, Delete Own Comments */
export const deleteComment = (ctx: Ctx, idOrKey: string, id: string): Promise<void> =>
  transact(ctx, async (tx) => removeFrom(tx, await findVisibleIssue(tx, idOrKey), id));

/** The same on an issue that the caller has found, in the caller's transaction. */
export async function removeFrom(ctx: Ctx, issue: Issue, id: string): Promise<void> {
  const comment = await requireComment(ctx, issue, id);
  const held = await permissionsOnIssue(ctx, issue);
  const may = held.has('DELETE_ALL_COMMENTS') || (isOwn(ctx, comment) && held.has('DELETE_OWN_COMMENTS'));
  if (!may) throw errors.mayNotDelete(ctx.actor, comment.id);
  await store.removeComment(ctx.db, comment.id);
  await touchIssue(ctx, issue.id);
  const { id: commentId, visibility } = comment;
  await tell(ctx, { issueId: issue.id, kind: 'commented', comment: { id: commentId, visibility } });
}

/** What an anonymous visitor wrote is nobody's own. */
const isOwn = (ctx: Ctx, comment: Comment): boolean =>
  ctx.actor.userId !== null && comment.author?.id === ctx.actor.userId;
