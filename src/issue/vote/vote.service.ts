/** Votes for issues: whoever is logged in has one for each that somebody else reported and that is not resolved. */
import { type Ctx, transact } from '../../context.ts';
import { permissionsOnIssue } from '../../permission/permission.service.ts';
import { findVisibleIssue } from '../find.service.ts';
import { isArchived, mayNot } from '../issue.errors.ts';
import type { Issue, Person } from '../issue.ts';
import * as errors from './vote.errors.ts';
import * as store from './vote.store.ts';

export interface Votes {
  readonly issue: Issue;
  readonly hasVoted: boolean;
  readonly count: number;
  /** Empty for whoever may see only how many there are. */
  readonly voters: readonly Person[];
}

/** How many, whether the actor is one of them and, with View Voters and Watchers, who. */
export async function getVotes(ctx: Ctx, idOrKey: string): Promise<Votes> {
  const issue = await findVisibleIssue(ctx, idOrKey);
  const held = await permissionsOnIssue(ctx, issue);
  const voters = await store.listVotes(ctx.db, ctx.actor, issue.id);
  return {
    issue,
    hasVoted: voters.some((person) => person.id === ctx.actor.userId),
    count: voters.length,
    voters: held.has('VIEW_VOTERS_AND_WATCHERS') ? voters : [],
  };
}

/** @throws 404 for one's own issue and for a resolved one */
export const vote = (ctx: Ctx, idOrKey: string): Promise<void> =>
  transact(ctx, async (tx) => {
    const { issue, userId } = await voteable(tx, idOrKey);
    if (issue.reporterId === userId) throw errors.isOwnIssue();
    await store.insertVote(tx.db, issue.id, userId, tx.now);
  });

/** That there was none is no error (Jira, since 6.3.7). */
export const withdrawVote = (ctx: Ctx, idOrKey: string): Promise<void> =>
  transact(ctx, async (tx) => {
    const { issue, userId } = await voteable(tx, idOrKey);
    await store.removeVote(tx.db, issue.id, userId);
  });

async function voteable(ctx: Ctx, idOrKey: string): Promise<{ issue: Issue; userId: number }> {
  const issue = await findVisibleIssue(ctx, idOrKey);
  const { userId } = ctx.actor;
  if (userId === null) throw mayNot(ctx.actor, 'You must log in to vote for an issue.');
  if (issue.archived !== null) throw isArchived(ctx.actor, issue.key);
  if (issue.resolutionId !== null) throw errors.isResolved();
  return { issue, userId };
}
