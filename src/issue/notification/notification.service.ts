/**
 * Telling people of an issue by mail. Promises: nobody is told of an issue that they may not see, whoever names them;
 * what is queued is queued for all of them or for none; a name that the caller may not know of is passed over in
 * silence. The mail waits in `outgoing_mail`: nothing sends it yet.
 */
import { type Ctx, transact } from '../../context.ts';
import { findGroupByName } from '../../people/group/group.service.ts';
import { mayBrowsePeople } from '../../people/user/user.policy.ts';
import { findUserByKey, findUserByName } from '../../people/user/user.service.ts';
import { globalGrants, permissionsOnIssue } from '../../permission/permission.service.ts';
import {
  globalPermissions,
  type Permission,
  projectPermissionOf,
  projectPermissions,
} from '../../permission/permission.ts';
import { findVisibleIssue, wouldSee } from '../find.service.ts';
import type { Issue } from '../issue.ts';
import * as errors from './notification.errors.ts';
import type { AskedNotification } from './notification.schema.ts';
import * as store from './notification.store.ts';

const MOST_RECIPIENTS = 1000;

type To = NonNullable<AskedNotification['to']>;
type Restrict = NonNullable<AskedNotification['restrict']>;

/** @throws 400 under `to`, `subject`, `textBody` or `restrict`; 404 for an issue that is hidden or missing */
export const notify = (ctx: Ctx, idOrKey: string, asked: AskedNotification): Promise<void> =>
  transact(ctx, async (tx) => {
    const issue = await findVisibleIssue(tx, idOrKey);
    const message = messageOf(issue, asked);
    const mayReceive = await restriction(tx, issue, asked.restrict ?? {});
    const named = await recipientsOf(tx, issue, asked.to ?? {});
    if (named.size > MOST_RECIPIENTS) throw errors.tooManyRecipients(MOST_RECIPIENTS);
    const recipients: number[] = [];
    for (const id of await store.listReachable(tx.db, [...named])) {
      if ((await wouldSee(tx, id, issue.id)) && (await mayReceive(id))) recipients.push(id);
    }
    await store.queueMail(tx.db, recipients, {
      ...message,
      authorId: tx.actor.userId,
      issueId: issue.id,
      created: tx.now,
    });
  });

function messageOf(issue: Issue, { subject, textBody, htmlBody }: AskedNotification) {
  const text = textBody?.trim() ? textBody : null;
  const html = htmlBody?.trim() ? htmlBody : null;
  if (text === null && html === null) throw errors.textNeeded();
  // A line end in a subject would begin another header of the mail.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  if (/[\u0000-\u001f\u007f\u2028\u2029]/.test(subject ?? '')) throw errors.badSubject();
  return { subject: subject?.trim() || `(${issue.key}) ${issue.summary}`, text, html };
}

/** Everybody who is named, one way or another. @throws 400 where nobody is meant to be */
async function recipientsOf(ctx: Ctx, issue: Issue, to: To): Promise<ReadonlySet<number>> {
  const { users = [], groups = [] } = to;
  const flags = [to.reporter, to.assignee, to.watchers, to.voters];
  if (!flags.includes(true) && users.length === 0 && groups.length === 0) throw errors.noRecipients();
  const ids: (number | null)[] = await peopleOnIssue(ctx, issue, to);
  for (const user of users) ids.push(await findPerson(ctx, user));
  const groupIds = await findGroups(ctx, 'to', groups);
  return new Set([...ids, ...(await store.listMembers(ctx.db, groupIds))].filter((id) => id !== null));
}

const peopleOnIssue = async ({ db }: Ctx, issue: Issue, to: To): Promise<(number | null)[]> => [
  ...(to.reporter ? [issue.reporterId] : []),
  ...(to.assignee ? [issue.assigneeId] : []),
  ...(to.watchers ? await store.listInterested(db, 'watcher', issue.id) : []),
  ...(to.voters ? await store.listInterested(db, 'vote', issue.id) : []),
];

async function findPerson(ctx: Ctx, { name, key }: NonNullable<To['users']>[number]): Promise<number | null> {
  const user = name ? await findUserByName(ctx, name) : key ? await findUserByKey(ctx, key) : null;
  if (!user && mayBrowsePeople(ctx.actor)) throw errors.noSuchUser(name || key || '');
  return user?.id ?? null;
}

async function findGroups(
  ctx: Ctx,
  field: 'to' | 'restrict',
  groups: readonly { name: string }[],
): Promise<number[]> {
  const ids: number[] = [];
  for (const { name } of groups) {
    const group = await findGroupByName(ctx, name);
    if (group) ids.push(group.id);
    else if (mayBrowsePeople(ctx.actor)) throw errors.noSuchGroup(field, name);
  }
  return ids;
}

/** Whether somebody is in one of the groups, where there are any, and holds all of the permissions. */
async function restriction(
  ctx: Ctx,
  issue: Issue,
  { groups = [], permissions = [] }: Restrict,
): Promise<(userId: number) => Promise<boolean>> {
  const keys = permissions.map(permissionKey);
  const groupIds = await findGroups(ctx, 'restrict', groups);
  const members = groups.length > 0 ? new Set(await store.listMembers(ctx.db, groupIds)) : null;
  return async (userId) => {
    if (members && !members.has(userId)) return false;
    if (keys.length === 0) return true;
    const them = { ...ctx, actor: { ...ctx.actor, userId, via: 'session' as const } };
    const held = new Set<string>([
      ...(await permissionsOnIssue(them, issue)),
      ...(await globalGrants(ctx.db, userId)),
    ]);
    return keys.every((key) => held.has(key));
  };
}

const everyPermission: readonly Permission[] = [...projectPermissions, ...globalPermissions];

function permissionKey({ id, key }: { id?: string | null; key?: string | null }): string {
  const current = key ? (projectPermissionOf(key) ?? key) : null;
  const found = everyPermission.find((one) => (current === null ? one.id === id : one.key === current));
  if (!found) throw errors.noSuchPermission(key || id || '');
  return found.key;
}
