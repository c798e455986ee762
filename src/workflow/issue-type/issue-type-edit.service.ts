/**
 * What administrators do to issue types. A new one is in the default scheme at once; one that is deleted leaves every
 * scheme, and its issues are given another one that follows the same workflow wherever they are.
 */
import { record } from '../../audit/audit.service.ts';
import type { ChangedValue } from '../../audit/audit.ts';
import { type Ctx, transact } from '../../context.ts';
import { isDuplicate, isReferenced } from '../../db/violation.ts';
import { AppError } from '../../kernel/app-error.ts';
import { readId } from '../../kernel/id.ts';
import { iconOfAvatar } from '../icon/issue-type-avatar.service.ts';
import { addToDefault, withdrawType } from '../issue-type-scheme/issue-type-scheme.service.ts';
import * as errors from './issue-type.errors.ts';
import { alternatives, requireVisibleIssueType } from './issue-type.service.ts';
import { type IssueType, nameProblem, stockIcon } from './issue-type.ts';
import * as store from './issue-type-edit.store.ts';

export interface NewIssueType {
  readonly name: string;
  readonly description?: string | null | undefined;
  readonly type?: 'standard' | 'subtask' | undefined;
}

/** @throws AppError 400 by field, 409 where the name is taken */
export const createIssueType = (ctx: Ctx, input: NewIssueType): Promise<IssueType> =>
  transact(ctx, async (tx) => {
    const subtask = input.type === 'subtask';
    const draft = {
      name: checkName(input.name),
      description: input.description ?? '',
      icon: stockIcon(subtask),
      subtask,
    };
    const type = await unlessTaken(() => store.addIssueType(tx.db, draft));
    await addToDefault(tx, type.id);
    await tell(tx, type, 'created');
    return type;
  });

export interface IssueTypeChange {
  readonly name?: string | undefined;
  readonly description?: string | null | undefined;
  readonly avatarId?: string | number | undefined;
}

/** What is absent stays as it is. @throws AppError 400 by field, 404, 409 where the name is taken */
export const changeIssueType = (ctx: Ctx, id: string, input: IssueTypeChange): Promise<IssueType> =>
  transact(ctx, async (tx) => {
    await store.lockIssueType(tx.db, readId(id) ?? 0);
    const before = await requireVisibleIssueType(tx, id);
    const after = {
      ...before,
      name: input.name === undefined ? before.name : checkName(input.name),
      description: input.description ?? before.description,
      icon: input.avatarId === undefined ? before.icon : await iconOf(tx, before, String(input.avatarId)),
    };
    await unlessTaken(() => store.updateIssueType(tx.db, after));
    await tell(tx, after, 'changed', changesBetween(before, after));
    return after;
  });

async function iconOf(tx: Ctx, type: IssueType, avatarId: string): Promise<string> {
  try {
    return await iconOfAvatar(tx, type, avatarId);
  } catch (error) {
    const missing = error instanceof AppError && error.code === 'not-found';
    throw missing ? errors.noSuchAvatar(avatarId.slice(0, 40)) : error;
  }
}

/**
 * @param alternativeId of the type that its issues are given; needed where there are any
 * @throws AppError 400 where issues would be left without a type, or a scheme without a standard one; 404
 */
export const deleteIssueType = (ctx: Ctx, id: string, alternativeId: string | undefined): Promise<void> =>
  transact(ctx, async (tx) => {
    const type = await requireVisibleIssueType(tx, id);
    const alternative = alternativeId ? await requireAlternative(tx, id, alternativeId) : null;
    if (alternative) await store.moveIssues(tx.db, type.id, alternative.id);
    else if (await store.hasIssues(tx.db, type.id)) throw errors.alternativeNeeded(type.name);
    const bare = await withdrawType(tx, type);
    if (bare.length > 0) throw errors.lastOfScheme(type.name, bare);
    await store.removeIssueType(tx.db, type.id).catch((error) => {
      throw isReferenced(error) ? errors.stillUsed(type.name) : error;
    });
    const moved = alternative && [{ fieldName: 'Issues are given', changedTo: alternative.name }];
    await tell(tx, type, 'deleted', moved ?? undefined);
  });

async function requireAlternative(tx: Ctx, id: string, alternativeId: string): Promise<IssueType> {
  const known = readId(alternativeId);
  const found = (await alternatives(tx, id)).find((type) => type.id === known);
  if (!found) throw errors.badAlternative(alternativeId.slice(0, 40));
  return found;
}

function checkName(typed: string): string {
  const name = typed.trim();
  const problem = nameProblem(name);
  if (problem !== null) throw errors.badName(problem);
  return name;
}

async function unlessTaken<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    throw isDuplicate(error) ? errors.nameTaken() : error;
  }
}

const changesBetween = (before: IssueType, after: IssueType): ChangedValue[] =>
  (
    [
      ['Name', before.name, after.name],
      ['Description', before.description, after.description],
      ['Icon', before.icon, after.icon],
    ] as const
  )
    .filter(([, from, to]) => from !== to)
    .map(([fieldName, changedFrom, changedTo]) => ({ fieldName, changedFrom, changedTo }));

const tell = (
  tx: Ctx,
  { id, name }: IssueType,
  what: 'created' | 'changed' | 'deleted',
  changed?: ChangedValue[],
) =>
  record(tx, {
    category: 'workflows',
    action: `issue-type-${what}`,
    summary: `Issue type ${what}`,
    object: { type: 'issue type', id: String(id), name },
    ...(changed && { changed }),
  });
