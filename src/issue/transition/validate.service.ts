/** Asks the validators of a transition about an issue as the transition's own input leaves it. */
import type { Ctx } from '../../context.ts';
import { jiraInstant } from '../../kernel/jira-date.ts';
import { userMayInProject } from '../../permission/permission.service.ts';
import type { ProjectPermission } from '../../permission/permission.ts';
import type { Validator } from '../../workflow/definition/rule.ts';
import type { Transition } from '../../workflow/definition/workflow.ts';
import type { Draft } from '../draft.ts';
import type { Problems } from '../problems.ts';
import type { ScreenField } from '../screen.ts';
import { scalarsOf } from './scalar.ts';
import * as store from './transition.store.ts';
import { type Refusal, refusalOf } from './validator.ts';

export interface Validated {
  readonly before: Draft;
  readonly after: Draft;
  /** Every field that the issue has here, shown or not. */
  readonly fields: readonly ScreenField[];
}

/** Notes what the validators refuse, each under its field. The kind `permission` is asked before anything is read. */
export async function noteRefusals(
  ctx: Ctx,
  { validators }: Transition,
  { before, after, fields }: Validated,
  problems: Problems,
): Promise<void> {
  const names = new Map(fields.map(({ field }) => [field.id, field.name]));
  const asksParent = validators.some((one) => one.type === 'parent-status');
  const facts = {
    before,
    after,
    now: ctx.now,
    dayOf: (instant: number) => jiraInstant(instant, ctx.actor.timeZone).slice(0, 10),
    parentStatusId:
      asksParent && after.parentId !== null ? await store.findStatusOf(ctx.db, after.parentId) : null,
    nameOf: (field: string) => names.get(field) ?? null,
  };
  for (const validator of validators) {
    const refusal =
      validator.type === 'user-permission'
        ? await refuseUsers(ctx, validator, after, names)
        : refusalOf(validator, facts);
    if (refusal) note(problems, refusal);
  }
}

function note(problems: Problems, { field, sentence }: Refusal): void {
  if (field === null) problems.messages.push(sentence);
  else problems.fields[field] ??= sentence;
}

async function refuseUsers(
  ctx: Ctx,
  validator: Extract<Validator, { type: 'user-permission' }>,
  after: Draft,
  names: ReadonlyMap<string, string>,
): Promise<Refusal | null> {
  const { field, permission, emptyAllowed = false, message } = validator;
  const name = names.get(field);
  if (name === undefined) return null;
  const ids = scalarsOf(after, field).flatMap(({ userId }) => userId ?? []);
  if (ids.length === 0 && emptyAllowed) return null;
  for (const id of ids) {
    if (!(await userMayInProject(ctx, id, permission as ProjectPermission, after.projectId))) {
      return { field, sentence: message || `${name} must be somebody with the permission ${permission}.` };
    }
  }
  return ids.length > 0 ? null : { field, sentence: message || `${name} is required.` };
}
