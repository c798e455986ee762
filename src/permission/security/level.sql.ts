/**
 * Who sees issues of a security level, as SQL: the second half of what visible.sql.ts asks of every issue. A level is
 * a list of holders like those of a permission (holder.sql.ts), so "who is in it?" has the same one answer.
 *
 * It fails closed: a level that has lost its last member hides its issues from everyone, whoever administers.
 */
import { type Expression, expressionBuilder, type SqlBool } from 'kysely';
import type { Schema } from '../../db/schema.ts';
import { holdsBy, holdsInProject, rolesOf, type UserId } from '../holder.sql.ts';

/**
 * Whether the level of `issue`, which is in scope, lets the user see it; an issue without a level is open.
 * @param user null: an anonymous visitor, who is in those levels only that anyone is in
 * @source Jira: "Configuring issue-level security": a level restricts what Browse Projects allows, administrators too
 */
export function passesLevel(user: UserId | null): Expression<SqlBool> {
  const eb = expressionBuilder<Schema, 'issue'>();
  return eb.or([eb('issue.security_level_id', 'is', null), eb.exists(membersThatAre(user))]);
}

/** Members of the level of `issue` that the user is. */
function membersThatAre(user: UserId | null) {
  const eb = expressionBuilder<Schema, 'issue'>();
  return eb
    .selectFrom('issue_security_member as held')
    .innerJoin('project', 'project.id', 'issue.project_id')
    .select(eb.lit(1).as('one'))
    .whereRef('held.level_id', '=', 'issue.security_level_id')
    .where((member) =>
      member.or([
        holdsInProject(user),
        ...(user === null
          ? []
          : [
              member.and([
                member('held.holder_type', '=', 'reporter'),
                member('issue.reporter_id', '=', user as Expression<number>),
              ]),
              member.and([
                member('held.holder_type', '=', 'assignee'),
                member('issue.assignee_id', '=', user as Expression<number>),
              ]),
            ]),
      ]),
    );
}

/**
 * Whether the user is in `issue_security_level`, which is in scope beside `project`, or can come to be by reporting or
 * being assigned an issue: the levels that they may choose, and may know of.
 */
export function mayUseLevel(user: UserId | null): Expression<SqlBool> {
  const eb = expressionBuilder<Schema, 'issue_security_level' | 'project'>();
  return eb.exists(
    eb
      .selectFrom('issue_security_member as held')
      .select(eb.lit(1).as('one'))
      .whereRef('held.level_id', '=', 'issue_security_level.id')
      .where((member) =>
        member.or([
          holdsInProject(user),
          ...(user === null ? [] : [member('held.holder_type', 'in', ['reporter', 'assignee'])]),
        ]),
      ),
  );
}

/**
 * Whether a row of `issue_security_member as held` may be the user, in some project and on some issue: what
 * passesLevel() finds of a level has such a row, and a level without one need not be asked about.
 */
export function mayBeIn(user: UserId | null): Expression<SqlBool> {
  const eb = expressionBuilder<Schema & { held: Schema['issue_security_member'] }, 'held'>();
  if (user === null) return eb('held.holder_type', '=', 'anyone');
  const isInRole = eb('held.role_id', 'in', rolesOf(user).select('role_actor.role_id'));
  return eb.or([
    holdsBy(user, { isLead: eb.lit(true) as unknown as Expression<SqlBool>, isInRole }),
    eb('held.holder_type', 'in', ['reporter', 'assignee']),
  ]);
}
