/**
 * Logging work. A restricted work log is not there for whoever is not in its group or role, whatever permissions they
 * hold; its time counts for the issue all the same (Jira). The issue is held meanwhile: of two that are logged at once
 * neither is lost from the sums.
 */
import { type Ctx, transact } from '../../context.ts';
import { readId } from '../../kernel/id.ts';
import { jiraInstant } from '../../kernel/jira-date.ts';
import { permissionsOnIssue } from '../../permission/permission.service.ts';
import { type Audience, findAudience } from '../comment/audience.service.ts';
import { findVisibleIssue } from '../find.service.ts';
import type { Issue } from '../issue.ts';
import { holdIssue, notBefore } from '../save.service.ts';
import type { Adjustment } from './adjustment.ts';
import { bookTime } from './book.service.ts';
import { type NewWorklog, timeMeant, type WorklogInput } from './worklog.draft.ts';
import * as errors from './worklog.errors.ts';
import * as store from './worklog.store.ts';
import type { Worklog } from './worklog.ts';
import { listWorklogs } from './worklog-list.service.ts';

/** All of an issue's, oldest first. */
export async function worklogsOfIssue(ctx: Ctx, idOrKey: string): Promise<readonly Worklog[]> {
  const issue = await findVisibleIssue(ctx, idOrKey);
  return (await listWorklogs(ctx, [issue.id])).get(issue.id) ?? [];
}

export async function getWorklog(ctx: Ctx, idOrKey: string, id: string): Promise<Worklog> {
  const issue = await findVisibleIssue(ctx, idOrKey);
  return requireWorklog(ctx, issue, id);
}

/** @throws 404 for a missing one and for one that is restricted to others */
async function requireWorklog(ctx: Ctx, issue: Issue, id: string): Promise<Worklog> {
  const worklog = await store.findWorklog(ctx.db, ctx.actor, issue.id, readId(id) ?? 0);
  if (!worklog) throw errors.noSuchWorklog(id);
  return worklog;
}

/** Runs `work` on the issue as it stands once everyone before has finished with it. */
const onHeldIssue = <T>(ctx: Ctx, idOrKey: string, work: (ctx: Ctx, issue: Issue) => Promise<T>) =>
  transact(ctx, async (open) => {
    const issue = await holdIssue(open, await findVisibleIssue(open, idOrKey));
    return work(notBefore(open, issue), issue);
  });

/** @throws 400 by field, 401 or 403 without Work On Issues */
export const addWorklog = (ctx: Ctx, idOrKey: string, worklog: NewWorklog): Promise<Worklog> =>
  onHeldIssue(ctx, idOrKey, async (tx, issue) => {
    await requireMayLog(tx, issue);
    const id = await addTo(tx, issue, worklog);
    return requireWorklog(tx, issue, String(id));
  });

/** Work that comes along with a create, an edit or a transition: in order, in the caller's transaction. */
export async function logOn(ctx: Ctx, issue: Issue, worklogs: readonly NewWorklog[]): Promise<void> {
  if (worklogs.length > 0) await requireMayLog(ctx, issue);
  for (const worklog of worklogs) await addTo(ctx, issue, worklog);
}

async function requireMayLog(ctx: Ctx, issue: Issue): Promise<void> {
  const held = await permissionsOnIssue(ctx, issue);
  if (!held.has('WORK_ON_ISSUES')) throw errors.mayNotLog(ctx.actor);
}

async function addTo(ctx: Ctx, issue: Issue, worklog: NewWorklog): Promise<number> {
  const timeSpent = timeMeant(worklog, null);
  if (timeSpent === null) throw errors.timeNeeded();
  const { comment = '', started = ctx.now, visibility, adjustment } = worklog;
  const id = await store.insertWorklog(
    ctx.db,
    issue.id,
    { id: ctx.actor.userId, at: ctx.now },
    {
      comment,
      started,
      startedDay: dayFor(ctx, started),
      timeSpent,
      visibility: visibility ? await findAudience(ctx, issue.projectId, visibility) : null,
    },
  );
  await bookTime(ctx, issue.id, { worklogId: id, more: timeSpent, adjustment });
  return id;
}

/** The calendar day that whoever logs the work sees. */
const dayFor = ({ actor }: Ctx, started: number): string => jiraInstant(started, actor.timeZone).slice(0, 10);

/** @throws 401 or 403 without Edit All Worklogs or, on one's own, Edit Own Worklogs */
export const updateWorklog = (
  ctx: Ctx,
  idOrKey: string,
  id: string,
  changed: WorklogInput,
  adjustment: Adjustment,
): Promise<Worklog> =>
  onHeldIssue(ctx, idOrKey, async (tx, issue) => {
    const worklog = await requireWorklog(tx, issue, id);
    const held = await permissionsOnIssue(tx, issue);
    const may = held.has('EDIT_ALL_WORKLOGS') || (isOwn(tx, worklog) && held.has('EDIT_OWN_WORKLOGS'));
    if (!may) throw errors.mayNotEdit(tx.actor, worklog.id);
    const { comment = worklog.comment, started = worklog.started } = changed;
    const timeSpent = timeMeant(changed, worklog.timeSpent) ?? worklog.timeSpent;
    await store.updateWorklog(
      tx.db,
      worklog.id,
      { id: tx.actor.userId, at: tx.now },
      {
        comment,
        started,
        startedDay: started === worklog.started ? undefined : dayFor(tx, started),
        timeSpent,
        visibility: await audienceAfter(tx, issue, worklog, changed),
      },
    );
    const more = timeSpent - worklog.timeSpent;
    await bookTime(tx, issue.id, { worklogId: worklog.id, more, adjustment });
    return requireWorklog(tx, issue, id);
  });

/** Who says nothing of it leaves the restriction as it is, as with comments. */
async function audienceAfter(
  ctx: Ctx,
  issue: Issue,
  worklog: Worklog,
  { visibility }: WorklogInput,
): Promise<Audience> {
  if (visibility === undefined) return worklog.visibility;
  if (visibility === null) return null;
  const same = worklog.visibility?.type === visibility.type && worklog.visibility.name === visibility.name;
  return same ? worklog.visibility : findAudience(ctx, issue.projectId, visibility);
}

/** @throws 401 or 403 without Delete All Worklogs or, on one's own, Delete Own Worklogs */
export const deleteWorklog = (ctx: Ctx, idOrKey: string, id: string, adjustment: Adjustment): Promise<void> =>
  onHeldIssue(ctx, idOrKey, async (tx, issue) => {
    const worklog = await requireWorklog(tx, issue, id);
    const held = await permissionsOnIssue(tx, issue);
    const may = held.has('DELETE_ALL_WORKLOGS') || (isOwn(tx, worklog) && held.has('DELETE_OWN_WORKLOGS'));
    if (!may) throw errors.mayNotDelete(tx.actor, worklog.id);
    await store.removeWorklog(tx.db, worklog.id, tx.now);
    await bookTime(tx, issue.id, {
      worklogId: worklog.id,
      more: -worklog.timeSpent,
      adjustment,
      deleted: worklog.timeSpent,
    });
  });

/** What an anonymous visitor logged is nobody's own. */
const isOwn = (ctx: Ctx, worklog: Worklog): boolean =>
  ctx.actor.userId !== null && worklog.author?.id === ctx.actor.userId;

/** The issue is about to be deleted, and all its work logs with it. In the caller's transaction. */
export const noteWorklogsGoing = (ctx: Ctx, issueId: number): Promise<void> =>
  store.noteRemovalWithIssue(ctx.db, issueId, ctx.now);
