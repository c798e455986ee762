/**
 * Links to elsewhere. Whoever sees the issue sees them; Link Issues makes, changes and removes them. Of a global id an
 * issue has one link at most: sending it again replaces the link.
 */
import { type Ctx, transact } from '../../context.ts';
import { readId } from '../../kernel/id.ts';
import { mayOnIssue } from '../../permission/permission.service.ts';
import { recordChange } from '../changelog/changelog.service.ts';
import { findVisibleIssue } from '../find.service.ts';
import type { Issue } from '../issue.ts';
import { holdIssue } from '../save.service.ts';
import { touchIssue } from '../touch.service.ts';
import { remoteLinkChange } from './remote-link.change.ts';
import * as errors from './remote-link.errors.ts';
import * as store from './remote-link.store.ts';
import type { RemoteLink, RemoteLinkValues } from './remote-link.ts';

/** Links of one issue, whose key their addresses have. */
export interface LinksOfIssue {
  readonly issueKey: string;
  readonly links: readonly RemoteLink[];
}

export interface OneLink {
  readonly issueKey: string;
  readonly link: RemoteLink;
}

/** @throws 401 or 404 without the issue */
export async function listRemoteLinks(ctx: Ctx, idOrKey: string): Promise<LinksOfIssue> {
  const { id, key } = await findVisibleIssue(ctx, idOrKey);
  return { issueKey: key, links: await store.listRemoteLinks(ctx.db, id) };
}

/** @throws 401 or 404 without the issue, 404 without the link */
export async function getRemoteLink(ctx: Ctx, idOrKey: string, linkId: string): Promise<OneLink> {
  const issue = await findVisibleIssue(ctx, idOrKey);
  return { issueKey: issue.key, link: await requireLink(ctx, issue, linkId) };
}

/** The same by its global id. */
export async function getByGlobalId(ctx: Ctx, idOrKey: string, globalId: string): Promise<OneLink> {
  const issue = await findVisibleIssue(ctx, idOrKey);
  return { issueKey: issue.key, link: await requireByGlobalId(ctx, issue, globalId) };
}

/**
 * Makes a link, or replaces the one that has its global id.
 * @throws 401 or 404 without the issue, 401 or 403 without Link Issues
 */
export const putRemoteLink = (
  ctx: Ctx,
  idOrKey: string,
  values: RemoteLinkValues,
): Promise<{ issueKey: string; id: number; created: boolean }> =>
  onIssue(ctx, idOrKey, async (tx, issue) => {
    const { globalId } = values;
    const before = globalId === null ? null : await store.findByGlobalId(tx.db, issue.id, globalId);
    const id = before ? before.id : await store.insertRemoteLink(tx.db, issue.id, values);
    if (before) await store.updateRemoteLink(tx.db, id, values);
    await tell(tx, issue, before, { id, ...values });
    return { issueKey: issue.key, id, created: !before };
  });

/** Replaces a link as a whole: what is not given is none. @throws as above, 404 without the link, 400 */
export const changeRemoteLink = (
  ctx: Ctx,
  idOrKey: string,
  linkId: string,
  values: RemoteLinkValues,
): Promise<void> =>
  onIssue(ctx, idOrKey, async (tx, issue) => {
    const before = await requireLink(tx, issue, linkId);
    const { globalId } = values;
    const other = globalId === null ? null : await store.findByGlobalId(tx.db, issue.id, globalId);
    if (other && other.id !== before.id) throw errors.globalIdTaken();
    await store.updateRemoteLink(tx.db, before.id, values);
    await tell(tx, issue, before, { id: before.id, ...values });
  });

/** @throws as above */
export const deleteRemoteLink = (ctx: Ctx, idOrKey: string, linkId: string): Promise<void> =>
  onIssue(ctx, idOrKey, async (tx, issue) => remove(tx, issue, await requireLink(tx, issue, linkId)));

/** The same by its global id. */
export const deleteByGlobalId = (ctx: Ctx, idOrKey: string, globalId: string): Promise<void> =>
  onIssue(ctx, idOrKey, async (tx, issue) => remove(tx, issue, await requireByGlobalId(tx, issue, globalId)));

/** Held, so that the same global id, sent twice at once, makes one link. */
const onIssue = <T>(ctx: Ctx, idOrKey: string, work: (tx: Ctx, issue: Issue) => Promise<T>): Promise<T> =>
  transact(ctx, async (tx) => {
    const issue = await holdIssue(tx, await findVisibleIssue(tx, idOrKey));
    if (!(await mayOnIssue(tx, 'LINK_ISSUES', issue))) throw errors.mayNotLinkRemotely(tx.actor, issue.key);
    return work(tx, issue);
  });

async function remove(ctx: Ctx, issue: Issue, link: RemoteLink): Promise<void> {
  await store.removeRemoteLink(ctx.db, link.id);
  await tell(ctx, issue, link, null);
}

type Told = Parameters<typeof remoteLinkChange>[0];

async function tell(ctx: Ctx, issue: Issue, before: Told, after: Told): Promise<void> {
  await recordChange(ctx, issue.id, [remoteLinkChange(before, after)]);
  await touchIssue(ctx, issue.id);
}

async function requireLink(ctx: Ctx, issue: Issue, linkId: string): Promise<RemoteLink> {
  const link = await store.findRemoteLink(ctx.db, issue.id, readId(linkId) ?? 0);
  if (!link) throw errors.noSuchRemoteLink(linkId);
  return link;
}

async function requireByGlobalId(ctx: Ctx, issue: Issue, globalId: string): Promise<RemoteLink> {
  const link = await store.findByGlobalId(ctx.db, issue.id, globalId);
  if (!link) throw errors.noRemoteLinkOf(globalId);
  return link;
}
