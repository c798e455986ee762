import type { Selectable } from 'kysely';
import type { Actor } from '../../context.ts';
import type { Db } from '../../db/engine.ts';
import { lockRows } from '../../db/lock.ts';
import { fold } from '../../kernel/fold.ts';
import type { Holder, HolderType } from '../scheme/grant.ts';
import { mayBrowseProject } from '../visible.sql.ts';
import { mayUseLevel } from './level.sql.ts';
import type { IssueSecurityMemberTable } from './security.table.ts';
import type { LevelToChoose, Member, SecurityLevel, SecurityScheme } from './security.ts';

const schemes = (db: Db) =>
  db
    .selectFrom('issue_security_scheme')
    .select(['id', 'name', 'description', 'default_level_id as defaultLevelId']);

/** By name. */
export const listSchemes = (db: Db): Promise<SecurityScheme[]> => schemes(db).orderBy('name_lower').execute();

export const findScheme = async (db: Db, id: number): Promise<SecurityScheme | null> =>
  (await schemes(db).where('id', '=', id).executeTakeFirst()) ?? null;

/** Throws where the name is taken. @returns the id */
export async function insertScheme(
  db: Db,
  { name, description }: { name: string; description: string },
): Promise<number> {
  const { id } = await db
    .insertInto('issue_security_scheme')
    .values({ name, name_lower: fold(name), description, default_level_id: null })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Throws where the name is taken. */
export async function updateScheme(db: Db, scheme: SecurityScheme): Promise<void> {
  await db
    .updateTable('issue_security_scheme')
    .set({
      name: scheme.name,
      name_lower: fold(scheme.name),
      description: scheme.description,
      default_level_id: scheme.defaultLevelId,
    })
    .where('id', '=', scheme.id)
    .execute();
}

/** Its levels go with it; throws where a project wears it. */
export async function removeScheme(db: Db, id: number): Promise<void> {
  await db.deleteFrom('issue_security_scheme').where('id', '=', id).execute();
}

/** Keys of the first projects that wear the scheme. */
export async function listProjectsOfScheme(db: Db, schemeId: number, most: number): Promise<string[]> {
  const rows = await db
    .selectFrom('project')
    .select('key')
    .where('issue_security_scheme_id', '=', schemeId)
    .orderBy('key')
    .limit(most)
    .execute();
  return rows.map((row) => row.key);
}

const levels = (db: Db) =>
  db
    .selectFrom('issue_security_level')
    .select([
      'issue_security_level.id',
      'issue_security_level.scheme_id as schemeId',
      'issue_security_level.name',
      'issue_security_level.description',
    ]);

/** Of these schemes, by name. */
export const listLevels = async (db: Db, schemeIds: readonly number[]): Promise<SecurityLevel[]> =>
  schemeIds.length === 0
    ? []
    : levels(db).where('scheme_id', 'in', schemeIds).orderBy('issue_security_level.name_lower').execute();

export const findLevel = async (db: Db, id: number): Promise<SecurityLevel | null> =>
  (await levels(db).where('issue_security_level.id', '=', id).executeTakeFirst()) ?? null;

const wornLevels = (db: Db) =>
  levels(db).innerJoin('project', 'project.issue_security_scheme_id', 'issue_security_level.scheme_id');

/** Whether the actor is in the level in a project that they may browse. */
export async function isLevelKnownTo(db: Db, actor: Actor, id: number): Promise<boolean> {
  const row = await wornLevels(db)
    .where('issue_security_level.id', '=', id)
    .where(mayBrowseProject(actor))
    .where((eb) => mayUseLevel(actor.userId === null ? null : eb.val(actor.userId)))
    .executeTakeFirst();
  return row !== undefined;
}

/** Levels of the schemes that projects wear, by name; the program itself may use them all. @returns by project */
export async function listLevelsOfProjects(
  db: Db,
  actor: Actor,
  projectIds: readonly number[],
): Promise<Map<number, LevelToChoose[]>> {
  const found = new Map<number, LevelToChoose[]>(projectIds.map((id) => [id, []]));
  if (projectIds.length === 0) return found;
  const rows = await wornLevels(db)
    .innerJoin('issue_security_scheme as worn', 'worn.id', 'issue_security_level.scheme_id')
    .select((eb) => [
      'worn.default_level_id',
      'project.id as project_id',
      eb
        .case()
        .when(
          actor.via === 'system'
            ? eb.lit(true)
            : mayUseLevel(actor.userId === null ? null : eb.val(actor.userId)),
        )
        .then(eb.lit(1))
        .else(eb.lit(0))
        .end()
        .as('usable'),
    ])
    .where('project.id', 'in', projectIds)
    .orderBy('issue_security_level.name_lower')
    .execute();
  for (const { default_level_id, project_id, usable, ...level } of rows) {
    const isDefault = default_level_id === level.id;
    found.get(project_id)?.push({ ...level, usable: Number(usable) === 1, isDefault });
  }
  return found;
}

/** The scheme that a project wears and the level that its new issues get; null: it wears none. */
export async function findDefaultOf(db: Db, projectId: number): Promise<number | null> {
  const row = await db
    .selectFrom('project')
    .innerJoin('issue_security_scheme as worn', 'worn.id', 'project.issue_security_scheme_id')
    .select('worn.default_level_id')
    .where('project.id', '=', projectId)
    .executeTakeFirst();
  return row?.default_level_id ?? null;
}

export async function findSchemeOfProject(db: Db, projectId: number): Promise<SecurityScheme | null> {
  const row = await db
    .selectFrom('project')
    .innerJoin('issue_security_scheme as worn', 'worn.id', 'project.issue_security_scheme_id')
    .select(['worn.id', 'worn.name', 'worn.description', 'worn.default_level_id as defaultLevelId'])
    .where('project.id', '=', projectId)
    .executeTakeFirst();
  return row ?? null;
}

/** Throws where the name is taken. @returns the id */
export async function insertLevel(db: Db, level: Omit<SecurityLevel, 'id'>): Promise<number> {
  const { id } = await db
    .insertInto('issue_security_level')
    .values({
      scheme_id: level.schemeId,
      name: level.name,
      name_lower: fold(level.name),
      description: level.description,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Throws where the name is taken. */
export async function updateLevel(db: Db, { id, name, description }: SecurityLevel): Promise<void> {
  await db
    .updateTable('issue_security_level')
    .set({ name, name_lower: fold(name), description })
    .where('id', '=', id)
    .execute();
}

/** Its members go with it; throws where an issue has it. */
export async function removeLevel(db: Db, id: number): Promise<void> {
  await db.deleteFrom('issue_security_level').where('id', '=', id).execute();
}

/** Levels that issues have: of one project, or anywhere. */
export async function listLevelsOnIssues(
  db: Db,
  { projectId, levelId }: { projectId?: number; levelId?: number },
): Promise<SecurityLevel[]> {
  return levels(db)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('issue')
          .select(eb.lit(1).as('one'))
          .whereRef('issue.security_level_id', '=', 'issue_security_level.id')
          .$if(projectId !== undefined, (query) => query.where('issue.project_id', '=', projectId ?? 0)),
      ),
    )
    .$if(levelId !== undefined, (query) => query.where('issue_security_level.id', '=', levelId ?? 0))
    .orderBy('issue_security_level.name_lower')
    .execute();
}

/** Issues that have one level have the other from now on: of one project, or everywhere. */
export async function replaceOnIssues(
  db: Db,
  { from, to, projectId }: { from: number; to: number | null; projectId?: number },
): Promise<void> {
  await db
    .updateTable('issue')
    .set({ security_level_id: to })
    .where('security_level_id', '=', from)
    .$if(projectId !== undefined, (query) => query.where('project_id', '=', projectId ?? 0))
    .execute();
}

export async function updateSchemeOfProject(
  db: Db,
  projectId: number,
  schemeId: number | null,
): Promise<void> {
  await db
    .updateTable('project')
    .set({ issue_security_scheme_id: schemeId })
    .where('id', '=', projectId)
    .execute();
}

/** Of these levels, in the order in which they were added. */
export const listMembers = async (db: Db, levelIds: readonly number[]): Promise<Member[]> =>
  levelIds.length === 0
    ? []
    : (
        await db
          .selectFrom('issue_security_member')
          .selectAll()
          .where('level_id', 'in', levelIds)
          .orderBy('id')
          .execute()
      ).map(toMember);

/** Throws where the level has this member. */
export async function insertMember(db: Db, levelId: number, holder: Holder): Promise<Member> {
  const row = await db
    .insertInto('issue_security_member')
    .values({
      level_id: levelId,
      holder_type: holder.type,
      group_id: holder.groupId,
      role_id: holder.roleId,
      user_id: holder.userId,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  return toMember(row);
}

/** @returns whether it was there */
export async function removeMember(db: Db, levelId: number, id: number): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('issue_security_member')
    .where('id', '=', id)
    .where('level_id', '=', levelId)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

const toMember = (row: Selectable<IssueSecurityMemberTable>): Member => ({
  id: row.id,
  levelId: row.level_id,
  holder: {
    type: row.holder_type as HolderType,
    groupId: row.group_id,
    roleId: row.role_id,
    userId: row.user_id,
  },
});

/** Held until the transaction ends: two changes follow one another. */
export const lockScheme = (db: Db, id: number): Promise<void> => lockRows(db, 'issue_security_scheme', id);

export const lockLevel = (db: Db, id: number): Promise<void> => lockRows(db, 'issue_security_level', id);
