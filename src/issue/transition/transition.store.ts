import type { Db } from '../../db/engine.ts';
import { inRole } from '../../permission/holder.sql.ts';

/** The roles that a user has in a project, by themselves or by a group. */
export async function rolesOf(db: Db, userId: number, projectId: number): Promise<ReadonlySet<number>> {
  const rows = await db
    .selectFrom('project_role')
    .select('project_role.id')
    .where((eb) => inRole(eb.val(userId), eb.ref('project_role.id'), eb.val(projectId)))
    .execute();
  return new Set(rows.map((row) => row.id));
}
