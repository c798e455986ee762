/**
 * Making, changing and deleting projects. Making and deleting, and whatever decides who sees a project, is for
 * administrators; the rest is for the project's own administrators too. A key is never given to another project: an old
 * link would open a stranger's issue.
 */
import { record } from '../audit/audit.service.ts';
import { type Ctx, transact } from '../context.ts';
import { isDuplicate } from '../db/violation.ts';
import { tellEverything } from '../event/issue-event.service.ts';
import { copyDefaultActors } from '../permission/role/actor.service.ts';
import {
  requireScheme as requireSecurityScheme,
  wearScheme as wearSecurityScheme,
} from '../permission/security/security.service.ts';
import { administratorsOnly, invalidProject, nameIsTaken } from './project.errors.ts';
import { requireConfigurable, requireProject } from './project.service.ts';
import * as store from './project.store.ts';
import type { Project } from './project.ts';
import {
  draftOfChange,
  draftOfNew,
  forAdministratorsOnly,
  type ProjectAsked,
  problemOfKey,
} from './project-draft.service.ts';

/**
 * Makes a project and puts the default members into its roles.
 * @throws 400 by field with everything that is wrong
 */
export async function createProject(ctx: Ctx, asked: ProjectAsked): Promise<{ id: number; key: string }> {
  if (!ctx.actor.may('ADMINISTER')) throw administratorsOnly('create projects');
  const draft = await draftOfNew(ctx, asked);
  const id = await explainDuplicates(ctx, draft.key, null, () =>
    transact(ctx, async (tx) => {
      const made = await store.insertProject(tx.db, { ...draft, created: tx.now });
      await copyDefaultActors(tx, made);
      await tell(tx, 'created', { ...draft, id: made });
      return made;
    }),
  );
  return { id, key: draft.key };
}

/**
 * Changes what is given; the rest stays. After a change of the key the old one still leads here.
 * @throws 400 by field, 401 or 403 for whoever may not
 */
export const changeProject = (ctx: Ctx, project: Project, asked: ProjectAsked): Promise<Project> =>
  save(ctx, project, asked.key ?? project.key, async (tx, before) => {
    await requireConfigurable(tx, before);
    const beyond = forAdministratorsOnly(tx, before, asked);
    if (beyond !== null) throw administratorsOnly(beyond);
    return draftOfChange(tx, before, asked);
  });

/** From then on nothing in it can be changed, and lists leave it out. */
export async function archiveProject(ctx: Ctx, project: Project): Promise<void> {
  await requireConfigurable(ctx, project);
  await save(ctx, project, project.key, (_, before) => ({ ...before, archived: true }));
}

export async function restoreProject(ctx: Ctx, project: Project): Promise<void> {
  if (!ctx.actor.may('ADMINISTER')) throw administratorsOnly('restore projects');
  await save(ctx, project, project.key, (_, before) => ({ ...before, archived: false }));
}

/** Its issues, their files, its components and versions go with it; its keys stay taken. */
export async function deleteProject(ctx: Ctx, project: Project): Promise<void> {
  if (!ctx.actor.may('ADMINISTER')) throw administratorsOnly('delete projects');
  await transact(ctx, async (tx) => {
    await store.removeProject(tx.db, project.id, tx.now);
    await tellEverything(tx);
    await tell(tx, 'deleted', project);
  });
}

/** @param change from the project as it stands once everyone before has finished with it to what it is to be */
const save = (
  ctx: Ctx,
  { id }: Project,
  key: string,
  change: (tx: Ctx, before: Project) => Project | Promise<Project>,
): Promise<Project> =>
  explainDuplicates(ctx, key, id, () =>
    transact(ctx, async (tx) => {
      await store.lockProject(tx.db, id);
      const before = await requireProject(tx, id);
      const after = await change(tx, before);
      await store.updateProject(tx.db, before, after);
      await changeSecurity(tx, before, after);
      if (before.archived !== after.archived || before.permissionSchemeId !== after.permissionSchemeId)
        await tellEverything(tx);
      await tell(tx, 'changed', after, changesBetween(before, after));
      return after;
    }),
  );

/** Where issues have levels that the new scheme lacks, nothing changes: levels are not guessed. */
async function changeSecurity(tx: Ctx, before: Project, after: Project): Promise<void> {
  const id = after.issueSecuritySchemeId;
  if (id === before.issueSecuritySchemeId) return;
  await wearSecurityScheme(tx, after, id === null ? null : await requireSecurityScheme(tx, id));
}

/** Two who ask for one name or key at once both find it free; the database lets one have it. */
async function explainDuplicates<T>(
  ctx: Ctx,
  key: string,
  own: number | null,
  write: () => Promise<T>,
): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    const keyTaken = await problemOfKey(ctx, key, own);
    throw invalidProject(keyTaken === null ? { projectName: nameIsTaken } : { projectKey: keyTaken });
  }
}

const told = {
  key: 'Key',
  name: 'Name',
  description: 'Description',
  url: 'URL',
  leadId: 'Lead',
  assigneeType: 'Default assignee',
  typeKey: 'Type',
  categoryId: 'Category',
  permissionSchemeId: 'Permission scheme',
  notificationSchemeId: 'Notification scheme',
  avatarId: 'Avatar',
  archived: 'Archived',
} as const satisfies Partial<Record<keyof Project, string>>;

const changesBetween = (before: Project, after: Project) =>
  (Object.keys(told) as (keyof typeof told)[])
    .filter((part) => before[part] !== after[part])
    .map((part) => ({
      fieldName: told[part],
      changedFrom: String(before[part] ?? ''),
      changedTo: String(after[part] ?? ''),
    }));

const tell = (
  tx: Ctx,
  what: 'created' | 'changed' | 'deleted',
  { id, key }: Pick<Project, 'id' | 'key'>,
  changed?: ReturnType<typeof changesBetween>,
) =>
  record(tx, {
    category: 'projects',
    action: `project-${what}`,
    summary: `Project ${what}`,
    object: { type: 'project', id: String(id), name: key },
    ...(changed && { changed }),
  });
