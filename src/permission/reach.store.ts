/** Reads what a reader's searches reach. The rules are those of visible.sql.ts and security/level.sql.ts. */
import { type Expression, type SqlBool, sql } from 'kysely';
import type { Actor } from '../context.ts';
import type { Db } from '../db/engine.ts';
import type { Reach } from './reach.ts';
import { mayBeIn } from './security/level.sql.ts';
import { browsesIssuesOf } from './visible.sql.ts';

const asNumber = (condition: Expression<SqlBool>) => sql<number>`case when ${condition} then 1 else 0 end`;

/** @param actor anybody but the program itself, which browses everything */
export async function readReach(db: Db, actor: Actor): Promise<Omit<Reach, 'stamp'>> {
  const browses = browsesIssuesOf(actor);
  const projects = await db
    .selectFrom('project')
    .select([
      'project.id',
      'project.archived',
      'project.last_issue_number',
      asNumber(browses.all).as('all'),
      asNumber(browses.reported).as('reported'),
      asNumber(browses.assigned).as('assigned'),
      asNumber(browses.administered).as('administered'),
    ])
    .execute();
  const levels = await db
    .selectFrom('issue_security_member as held')
    .select('held.level_id')
    .distinct()
    .where((eb) => mayBeIn(actor.userId === null ? null : eb.val(actor.userId)))
    .execute();
  const those = (how: 'all' | 'reported' | 'assigned') =>
    projects.filter((project) => project.archived === 0 && project[how] === 1).map(({ id }) => id);
  const sees = projects.filter(({ all, administered }) => all + administered > 0);
  const depends = projects.some(
    ({ all, administered, reported, assigned }) => all + administered === 0 && reported + assigned > 0,
  );
  return {
    projects: those('all'),
    reported: those('reported'),
    assigned: those('assigned'),
    levels: levels.map(({ level_id }) => level_id),
    seen: depends ? null : sees.map(({ id }) => id),
    issues: projects.reduce((sum, { last_issue_number }) => sum + last_issue_number, 0),
    issuesOf: new Map(
      projects.flatMap(({ id, all, last_issue_number }) => (all === 1 ? [[id, last_issue_number]] : [])),
    ),
  };
}
