/** The initial transition: what a workflow asks of a new issue, does to it, and where it begins. */
import type { Ctx } from '../../context.ts';
import { initialTransition } from '../../workflow/definition/workflow.ts';
import { noChoices } from '../choices.ts';
import type { Draft } from '../draft.ts';
import { mayNotCreate } from '../issue.errors.ts';
import type { Lookups } from '../lookups.service.ts';
import { type Problems, refuseProblems } from '../problems.ts';
import { fieldsOfIssue } from '../screen.service.ts';
import { doPostFunctions } from './post-function.service.ts';
import { isRuled, lacksPermission } from './transition.service.ts';
import { noteRefusals } from './validate.service.ts';

interface Subject {
  /** With nothing that was sent. */
  readonly before: Draft;
  readonly draft: Draft;
  /** What the actor holds in the project. */
  readonly permissions: ReadonlySet<string>;
}

/** @throws AppError 400 with what is wrong so far, and what the validators refuse besides */
export async function beginWorkflow(
  ctx: Ctx,
  lookups: Lookups,
  { before, draft, permissions }: Subject,
  problems: Problems,
): Promise<{ draft: Draft; statusId: number }> {
  // Without a type that is valid there is no workflow to ask.
  if (draft.issueTypeId === 0) refuseProblems(problems);
  const transition = initialTransition(await lookups.workflow(draft.projectId, draft.issueTypeId));
  if (lacksPermission(transition, permissions)) throw mayNotCreate(ctx.actor);
  const fields = isRuled(transition) ? await fieldsOfIssue(lookups, draft) : [];
  await noteRefusals(ctx, transition, { before, after: draft, fields }, problems);
  refuseProblems(problems);
  const done = await doPostFunctions(ctx, transition, { draft, choices: noChoices }, fields);
  if (transition.to === 'same') throw new Error('An initial transition leads nowhere.');
  return { draft: done.draft, statusId: transition.to };
}
