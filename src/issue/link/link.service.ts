/**
 * Links between issues. Who makes one needs Link Issues on the issue that it is made from, and must see the other;
 * who takes one away needs it on either end. A link with a hidden end is not there. Both ends tell of it in their
 * history.
 */
import { type Ctx, transact } from '../../context.ts';
import { AppError } from '../../kernel/app-error.ts';
import { fold } from '../../kernel/fold.ts';
import { readId } from '../../kernel/id.ts';
import { mayOnIssue } from '../../permission/permission.service.ts';
import { listBriefs } from '../brief.service.ts';
import { recordChange } from '../changelog/changelog.service.ts';
import type { NewComment } from '../comment/comment.draft.ts';
import { addTo } from '../comment/comment.service.ts';
import { findVisibleIssue } from '../find.service.ts';
import { isArchived } from '../issue.errors.ts';
import type { Issue } from '../issue.ts';
import { noLinkTypeNamed, noSuchLinkType } from '../link-type/link-type.errors.ts';
import { allLinkTypes } from '../link-type/link-type.service.ts';
import type { LinkType } from '../link-type/link-type.ts';
import { holdIssue } from '../save.service.ts';
import { touchIssue } from '../touch.service.ts';
import { linkAdded, linkRemoved } from './link.change.ts';
import * as errors from './link.errors.ts';
import type { NewLink } from './link.input.ts';
import * as store from './link.store.ts';
import type { Link, LinkStep, TypeReference, WholeLink } from './link.ts';

/** @throws 404, also where one of its ends is hidden */
export async function getLink(ctx: Ctx, id: string): Promise<WholeLink> {
  const link = await store.findLink(ctx.db, readId(id) ?? 0);
  // Asked for even where there is no link, so that the answer takes as long as any other.
  const ends = await listBriefs(ctx, link ? [link.sourceId, link.destinationId] : [0]);
  const source = link && ends.get(link.sourceId);
  const destination = link && ends.get(link.destinationId);
  if (!source || !destination) throw errors.noSuchLink(id);
  return { ...link, source, destination };
}

/**
 * Links two issues; where they are linked so already, nothing is made.
 * @throws 404 for a type or an issue that is not there or hidden, 401 without Link Issues on the source, 400 where
 *   the comment is refused or an issue would be linked to itself
 */
export const createLink = (ctx: Ctx, asked: NewLink): Promise<void> =>
  transact(ctx, async (tx) => {
    const type = await findType(tx, asked.type);
    const source = await findVisibleIssue(tx, asked.inwardIssue);
    const destination = await findVisibleIssue(tx, asked.outwardIssue);
    if (!(await mayOnIssue(tx, 'LINK_ISSUES', source))) throw errors.mayNotLink(source.key);
    await connect(tx, type, source, destination);
    if (asked.comment) await commentOnSource(tx, source, asked.comment);
  });

/**
 * Links that come with a create, an edit or a transition, in the caller's transaction.
 * @throws 400 under `issuelinks`
 */
export async function linkOn(ctx: Ctx, issue: Issue, steps: readonly LinkStep[]): Promise<void> {
  for (const step of steps) {
    try {
      const type = await findType(ctx, step.type);
      const other = await findVisibleIssue(ctx, step.other);
      if (!(await mayOnIssue(ctx, 'LINK_ISSUES', issue))) throw errors.mayNotLink(issue.key);
      await (step.direction === 'outward'
        ? connect(ctx, type, issue, other)
        : connect(ctx, type, other, issue));
    } catch (error) {
      throw error instanceof AppError ? errors.refusedAsField(error) : error;
    }
  }
}

/** @throws 404, also where one of its ends is hidden; 401 without Link Issues on either end */
export const deleteLink = (ctx: Ctx, id: string): Promise<void> =>
  transact(ctx, async (tx) => {
    const link = await getLink(tx, id);
    const source = await findVisibleIssue(tx, link.source.key);
    const destination = await findVisibleIssue(tx, link.destination.key);
    const may =
      (await mayOnIssue(tx, 'LINK_ISSUES', source)) || (await mayOnIssue(tx, 'LINK_ISSUES', destination));
    if (!may) throw errors.mayNotLink(source.key);
    await holdBoth(tx, source, destination);
    if (!(await store.removeLink(tx.db, link.id))) throw errors.noSuchLink(id);
    await tell(tx, link, source, destination, linkRemoved);
  });

async function connect(ctx: Ctx, type: LinkType, source: Issue, destination: Issue): Promise<void> {
  if (source.id === destination.id) throw errors.linkToItself();
  for (const end of [source, destination]) if (end.archived !== null) throw isArchived(ctx.actor, end.key);
  await holdBoth(ctx, source, destination);
  const made = await store.insertLink(ctx.db, {
    typeId: type.id,
    sourceId: source.id,
    destinationId: destination.id,
    created: ctx.now,
  });
  if (made !== null) await tell(ctx, { type }, source, destination, linkAdded);
}

/** In one order, whoever links whom: two that meet wait for one another, and never for ever. */
async function holdBoth(ctx: Ctx, one: Issue, other: Issue): Promise<void> {
  for (const issue of one.id < other.id ? [one, other] : [other, one]) await holdIssue(ctx, issue);
}

async function tell(
  ctx: Ctx,
  { type }: Pick<Link, 'type'>,
  source: Issue,
  destination: Issue,
  change: typeof linkAdded,
): Promise<void> {
  await recordChange(ctx, source.id, [change(destination.key, type.outward)]);
  await recordChange(ctx, destination.id, [change(source.key, type.inward)]);
  for (const issue of [source, destination]) await touchIssue(ctx, issue.id);
}

async function commentOnSource(ctx: Ctx, source: Issue, comment: NewComment): Promise<void> {
  try {
    await addTo(ctx, source, comment);
  } catch (error) {
    throw error instanceof AppError ? errors.commentRefused(source.key, error) : error;
  }
}

async function findType(ctx: Ctx, { id, name, inward, outward }: TypeReference): Promise<LinkType> {
  const types = await allLinkTypes(ctx);
  const same = (text: string, wanted: string | undefined) =>
    wanted !== undefined && fold(text) === fold(wanted.trim());
  if (id !== undefined) {
    const found = types.find((type) => String(type.id) === id);
    if (!found) throw noSuchLinkType(id);
    return found;
  }
  const found = types.find((type) =>
    name !== undefined ? same(type.name, name) : same(type.inward, inward) || same(type.outward, outward),
  );
  if (!found) throw noLinkTypeNamed(name ?? outward ?? inward ?? '');
  return found;
}
