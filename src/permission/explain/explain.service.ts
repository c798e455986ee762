/**
 * Why can X not see Y? For administrators, who may not see the issue themselves: they could give themselves every
 * permission, and mending what somebody else cannot do should take no more. What is answered in the end is what the program
 * itself would decide; the steps say how it comes to that, each asked by the expressions that decide it.
 */
import { anonymous, type Ctx, system } from '../../context.ts';
import { AppError } from '../../kernel/app-error.ts';
import { requireUser } from '../../people/user/user.service.ts';
import { permissionsOnIssue } from '../permission.service.ts';
import { archivedPermissions, type ProjectPermission } from '../permission.ts';
import { listGrants } from '../scheme/grant.service.ts';
import type { ResolvedGrant } from '../scheme/grant.ts';
import { requireScheme } from '../scheme/scheme.service.ts';
import { listMembers } from '../security/member.service.ts';
import { readLevel } from '../security/security.service.ts';
import { noSuchIssue } from '../subject/subject.errors.ts';
import { requireIssue } from '../subject/subject.service.ts';
import { type PermissionSubject, readIssueName } from '../subject/subject.ts';
import * as store from './explain.store.ts';
import { type Asked, type Explanation, type HolderStep, holderSentence, type Step } from './explain.ts';

const BROWSE = 'BROWSE_PROJECTS';

export interface Explained extends Explanation {
  readonly user: Asked | null;
  readonly issueKey: string;
}

/**
 * @param username null: an anonymous visitor
 * @throws AppError 404 where there is no such user or issue
 */
export async function explain(
  ctx: Ctx,
  asked: { username: string | null; issue: string; permission: ProjectPermission },
): Promise<Explained> {
  const user = asked.username === null ? null : await requireUser(ctx, { username: asked.username });
  const whole = { ...ctx, actor: system(ctx.actor.timeZone) };
  const standing = await store.findStanding(ctx.db, readIssueName(asked.issue) ?? { id: 0 });
  if (!standing) throw noSuchIssue(ctx.actor);
  const issue = await requireIssue(whole, asked.issue);
  const who = user?.name ?? 'an anonymous visitor';
  const about = {
    projectId: issue.projectId,
    userId: user?.id ?? null,
    isReporter: user !== null && issue.reporterId === user.id,
    isAssignee: user !== null && issue.assigneeId === user.id,
  };
  const matter: Matter = { ctx: whole, who, about, standing, issue, permission: asked.permission };
  const theirs = { ...ctx, actor: actorOf(ctx, user) };
  const sees = await isSeen(theirs, asked.issue);
  const held = await permissionsOnIssue(theirs, issue);
  const active = user?.active ?? true;
  const scheme = await schemeStep(matter, 'scheme', asked.permission);
  const steps: Step[] = [
    ...userStep(user),
    scheme,
    ...(asked.permission === BROWSE ? [] : [await schemeStep(matter, 'browse', BROWSE)]),
    await levelStep(matter),
    archivedStep(matter),
    ...(asked.permission === BROWSE ? [] : [limitStep(matter, scheme.ok, held.has(asked.permission))]),
  ];
  const allowed = active && sees && held.has(asked.permission);
  const may = allowed ? 'may' : 'may not';
  const because = steps.find(({ ok }) => !ok)?.sentence ?? 'Nothing stands in the way.';
  return {
    allowed,
    summary: `${capital(who)} ${may} (${asked.permission}) on ${standing.key}. ${because}`,
    steps,
    user: user && {
      id: user.id,
      name: user.name,
      displayName: user.displayName,
      active: user.active,
    },
    issueKey: standing.key,
  };
}

interface Matter {
  readonly ctx: Ctx;
  readonly who: string;
  readonly about: store.AboutIssue;
  readonly standing: store.Standing;
  readonly issue: PermissionSubject;
  readonly permission: ProjectPermission;
}

/** Somebody else, as who they would be with a session, and no administrator: that helps nobody to see an issue. */
const actorOf = (ctx: Ctx, user: { id: number; name: string; key: string } | null) => ({
  ...anonymous(ctx.actor.timeZone),
  ...(user && { userId: user.id, name: user.name, key: user.key, via: 'session' as const }),
});

async function isSeen(theirs: Ctx, issue: string): Promise<boolean> {
  try {
    await requireIssue(theirs, issue);
    return true;
  } catch (error) {
    if (error instanceof AppError) return false;
    throw error;
  }
}

const capital = (text: string): string => (text.startsWith('an ') ? `A${text.slice(1)}` : text);

function userStep(user: Asked | null): Step[] {
  if (user === null)
    return [{ id: 'user', ok: true, sentence: 'Nobody is logged in: only what anyone holds counts.' }];
  return [
    user.active
      ? { id: 'user', ok: true, sentence: `${user.name} is active and can log in.` }
      : { id: 'user', ok: false, sentence: `${user.name} is deactivated and cannot log in at all.` },
  ];
}

async function schemeStep(
  { ctx, who, about, standing }: Matter,
  id: 'scheme' | 'browse',
  permission: ProjectPermission,
): Promise<Step> {
  const scheme = await requireScheme(ctx, standing.schemeId);
  const grants = (await listGrants(ctx, [scheme])).filter((grant) => grant.permission === permission);
  const own = await store.listOwnGrants(ctx.db, permission, about);
  const holders = grants.map((grant) => holderStep('Granted to', grant, who, own.has(grant.id)));
  const ok = own.size > 0;
  const place = `the permission scheme ${scheme.name} of ${standing.projectName}`;
  const sentence = ok
    ? `${capital(place)} grants ${permission} to ${who}.`
    : grants.length === 0
      ? `In ${place} nobody is granted ${permission}.`
      : `In ${place} none of the ${grants.length} grants of ${permission} is ${who}'s.`;
  return { id, ok, sentence: sentence.replace(/^the/, 'The'), name: scheme.name, holders };
}

function holderStep(
  verb: string,
  { holder, group, role, user }: Pick<ResolvedGrant, 'holder' | 'group' | 'role' | 'user'>,
  who: string,
  matches: boolean,
): HolderStep {
  const name = group?.name ?? role?.name ?? user?.name ?? null;
  return {
    holder: { type: holder.type, ...(name !== null && { parameter: name }) },
    matches,
    sentence: holderSentence(verb, { type: holder.type, name }, who, matches),
  };
}

async function levelStep({ ctx, who, about, standing }: Matter): Promise<Step> {
  const id = 'security-level';
  if (standing.levelId === null)
    return {
      id,
      ok: true,
      sentence: 'The issue has no security level: all who may browse its project see it.',
    };
  const level = await readLevel(ctx, String(standing.levelId));
  const members = await listMembers(ctx, [level]);
  const own = await store.listOwnMembers(ctx.db, level.id, about);
  const ok = own.size > 0;
  return {
    id,
    ok,
    name: level.name,
    sentence: ok
      ? `${capital(who)} is in the security level ${level.name} of the issue.`
      : `The issue has the security level ${level.name}, and ${who} is none of its ${members.length} members.`,
    holders: members.map((member) => holderStep('In it is', member, who, own.has(member.id))),
  };
}

function archivedStep({ issue, standing, permission }: Matter): Step {
  const reads = (archivedPermissions as readonly string[]).includes(permission);
  const what = issue.archived !== null ? 'issue' : standing.projectArchived ? 'project' : null;
  if (what === null)
    return { id: 'archived', ok: true, sentence: 'Neither the issue nor its project is archived.' };
  return {
    id: 'archived',
    ok: reads,
    sentence: reads
      ? `The ${what} is archived: it can be read at its address, and no search finds it.`
      : `The ${what} is archived: it can be read, and nothing about it can be changed.`,
  };
}

function limitStep({ issue, standing, permission, who }: Matter, granted: boolean, held: boolean): Step {
  const archived = issue.archived !== null || standing.projectArchived;
  const taken = granted && !held && !archived;
  return {
    id: 'workflow-step',
    ok: !taken,
    sentence: taken
      ? `The step of the workflow that the issue is in takes ${permission} away from ${who}.`
      : 'The step of the workflow that the issue is in takes nothing of it away.',
  };
}
