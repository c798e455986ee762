import type { Db } from '../../db/engine.ts';
import { fold } from '../../kernel/fold.ts';
import { inRole } from '../../permission/holder.sql.ts';

/** The role of this name, without regard to case, and whether the user is in it in the project. */
export async function findRole(
  db: Db,
  name: string,
  user: { id: number; projectId: number },
): Promise<{ id: number; name: string; isIn: boolean } | null> {
  const named = db
    .selectFrom('project_role')
    .select(['project_role.id', 'project_role.name'])
    .where('project_role.name_lower', '=', fold(name));
  const role = await named.executeTakeFirst();
  if (!role) return null;
  const mine = await named
    .where((eb) => inRole(eb.val(user.id), eb.ref('project_role.id'), eb.val(user.projectId)))
    .executeTakeFirst();
  return { ...role, isIn: mine !== undefined };
}
