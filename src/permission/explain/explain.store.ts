/** Which grants are somebody's, one by one: asked by the very expressions that decide it. */
import type { Expression, SqlBool } from 'kysely';
import { expressionBuilder } from 'kysely';
import type { Db } from '../../db/engine.ts';
import type { Schema } from '../../db/schema.ts';
import { holdsInProject, holdsOnIssue, notResting } from '../holder.sql.ts';

export interface AboutIssue {
  readonly projectId: number;
  /** null: an anonymous visitor. */
  readonly userId: number | null;
  readonly isReporter: boolean;
  readonly isAssignee: boolean;
}

function isTheirs({ userId, isReporter, isAssignee }: AboutIssue): Expression<SqlBool> {
  if (userId === null) return holdsInProject(null);
  const eb = expressionBuilder<Schema>();
  return holdsOnIssue(eb.val(userId), {
    reporter: eb.val(Number(isReporter)),
    assignee: eb.val(Number(isAssignee)),
  });
}

/** Ids of grants of a permission that are theirs; in an archived project, of those that count there. */
export async function listOwnGrants(db: Db, permission: string, about: AboutIssue): Promise<Set<number>> {
  const rows = await db
    .selectFrom('project')
    .innerJoin('permission_grant as held', 'held.scheme_id', 'project.permission_scheme_id')
    .select('held.id')
    .where('project.id', '=', about.projectId)
    .where('held.permission', '=', permission)
    .where(notResting())
    .where(isTheirs(about))
    .execute();
  return new Set(rows.map(({ id }) => id));
}

/** Ids of members of a security level that they are. */
export async function listOwnMembers(db: Db, levelId: number, about: AboutIssue): Promise<Set<number>> {
  const rows = await db
    .selectFrom('project')
    .innerJoin('issue_security_member as held', (join) => join.on('held.level_id', '=', levelId))
    .select('held.id')
    .where('project.id', '=', about.projectId)
    .where(isTheirs(about))
    .execute();
  return new Set(rows.map(({ id }) => id));
}

export interface Standing {
  readonly key: string;
  readonly projectName: string;
  readonly projectArchived: boolean;
  readonly schemeId: number;
  readonly levelId: number | null;
}

/** Where an issue stands that somebody was found to be asking about. */
export async function findStanding(
  db: Db,
  address: { id: number } | { projectKey: string; number: number },
): Promise<Standing | null> {
  const row = await db
    .selectFrom('issue')
    .innerJoin('project', 'project.id', 'issue.project_id')
    .select(['issue.number', 'issue.security_level_id', 'project.key', 'project.name', 'project.archived'])
    .select('project.permission_scheme_id')
    .where((eb) =>
      'id' in address
        ? eb('issue.id', '=', address.id)
        : eb.and([
            eb('issue.number', '=', address.number),
            eb('issue.project_id', '=', (sub) =>
              sub
                .selectFrom('project_key')
                .select('project_key.project_id')
                .where('project_key.key', '=', address.projectKey),
            ),
          ]),
    )
    .executeTakeFirst();
  return row
    ? {
        key: `${row.key}-${row.number}`,
        projectName: row.name,
        projectArchived: row.archived === 1,
        schemeId: row.permission_scheme_id,
        levelId: row.security_level_id,
      }
    : null;
}
