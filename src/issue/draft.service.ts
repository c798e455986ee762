/** From what a client sends to an issue as it is to be written, and from there into the database. */
import type { Ctx } from '../context.ts';
import { userMayInProject } from '../permission/permission.service.ts';
import { findProject } from '../project/project.service.ts';
import type { Project } from '../project/project.ts';
import { applySteps, mentionedGroupsIn, mentionedIn } from './apply.ts';
import { loadChoices } from './choices.service.ts';
import type { Choices } from './choices.ts';
import { storedValuesOf } from './custom-value.service.ts';
import { defaultAssignee } from './default-assignee.service.ts';
import type { Draft } from './draft.ts';
import { notAssignable } from './fields/assignee.ts';
import type { Issue } from './issue.ts';
import type { FieldStep } from './issue-input.ts';
import { noting, type Problems } from './problems.ts';
import * as related from './related.store.ts';
import { choicesFor, contextsFor, type ScreenField } from './screen.ts';

/** The issue as it stands, ready to be changed. */
export async function draftOf(ctx: Ctx, issue: Issue): Promise<Draft> {
  const { db, actor } = ctx;
  const ids = [issue.id];
  const versions = await related.versionsOf(db, actor, ids);
  const idsOf = (list: readonly { id: number }[] = []) => list.map((one) => one.id);
  return {
    projectId: issue.projectId,
    issueTypeId: issue.issueTypeId,
    parentId: issue.parentId,
    summary: issue.summary,
    description: issue.description,
    environment: issue.environment,
    priorityId: issue.priorityId,
    resolutionId: issue.resolutionId,
    assigneeId: issue.assigneeId,
    reporterId: issue.reporterId,
    dueDate: issue.dueDate,
    labels: (await related.labelsOf(db, actor, ids)).get(issue.id) ?? [],
    componentIds: idsOf((await related.componentsOf(db, actor, ids)).get(issue.id)),
    fixVersionIds: idsOf(versions.fix.get(issue.id)),
    versionIds: idsOf(versions.affects.get(issue.id)),
    timeOriginal: issue.timeOriginal,
    timeRemaining: issue.timeRemaining,
    securityLevelId: issue.securityLevelId,
    custom: await storedValuesOf(ctx, issue.id),
    comments: [],
    links: [],
    worklogs: [],
  };
}

export interface Applied {
  readonly draft: Draft;
  readonly choices: Choices;
}

interface Aids {
  /** Narrows what can be chosen; edit.service.ts does so with issue types. */
  readonly narrow?: (choices: Choices) => Promise<Choices>;
  /** The issue's, where the caller has found it in this transaction. */
  readonly project?: Project;
}

/**
 * Does the steps to the draft. Choices are read only for the fields that the steps name.
 * @param fields what may be set here; anything else is refused as Jira does
 */
export async function applyInput(
  ctx: Ctx,
  before: Draft,
  steps: readonly FieldStep[],
  fields: readonly ScreenField[],
  problems: Problems,
  { narrow = async (choices) => choices, project }: Aids = {},
): Promise<Applied> {
  const named = fields.filter((one) => steps.some((step) => step.field === one.field.id));
  const present = Object.values(before.custom).flat();
  const asked = {
    names: mentionedIn(steps, fields),
    ids: [before.reporterId, before.assigneeId, ...present.map((value) => value.userId)].filter(
      (id) => typeof id === 'number',
    ),
    groupNames: mentionedGroupsIn(steps, fields),
    groupIds: present.flatMap((value) => value.groupId ?? []),
    contextIds: contextsFor(named),
  };
  const choices = await narrow(await loadChoices(ctx, before.projectId, choicesFor(named), asked));
  const after = applySteps(before, steps, fields, choices, problems);
  return settleAssignee(ctx, before, { draft: after, choices }, problems, project);
}

/** Finds whom `automatic` means, and refuses who cannot be assigned issues of the project. */
async function settleAssignee(
  ctx: Ctx,
  before: Draft,
  { draft, choices }: Applied,
  problems: Problems,
  project: Project | undefined,
): Promise<Applied> {
  const { assigneeId, projectId } = draft;
  if (assigneeId === 'automatic') {
    const found = await defaultAssignee(ctx, draft, project ?? (await findProject(ctx, projectId)));
    const { users } = await loadChoices(ctx, projectId, new Set(['users'] as const), {
      names: [],
      ids: [found],
    });
    return {
      draft: { ...draft, assigneeId: found },
      choices: { ...choices, users: [...choices.users, ...users] },
    };
  }
  const chosen = choices.users.find((user) => user.id === assigneeId);
  if (chosen && assigneeId !== before.assigneeId) {
    const may = chosen.active && (await userMayInProject(ctx, chosen.id, 'ASSIGNABLE_USER', projectId));
    if (!may) noting(problems, () => refuse(notAssignable(chosen.name)));
  }
  return { draft, choices };
}

function refuse(error: Error): never {
  throw error;
}
