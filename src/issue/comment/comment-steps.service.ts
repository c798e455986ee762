/** Comments that come along with an edit or a transition. */
import type { Ctx } from '../../context.ts';
import type { CommentStep } from '../draft.ts';
import type { Issue } from '../issue.ts';
import { addTo, changeOn, removeFrom, writeOn } from './comment.service.ts';

/** In order, in the caller's transaction, each under the rules of its own operation. */
export async function commentOn(ctx: Ctx, issue: Issue, steps: readonly CommentStep[]): Promise<void> {
  for (const step of steps) {
    if (step.do === 'add') await addTo(ctx, issue, step.comment);
    else if (step.do === 'edit') await changeOn(ctx, issue, String(step.id), step.comment);
    else if (step.do === 'note') await writeOn(ctx, issue, { body: step.body });
    else await removeFrom(ctx, issue, String(step.id));
  }
}
