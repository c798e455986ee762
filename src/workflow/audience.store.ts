import type { Actor } from '../context.ts';
import type { Db } from '../db/engine.ts';
import { mayBrowseProject } from '../permission/visible.sql.ts';

/** Whether there is a project that `actor` may browse. */
export async function browsesAnything(db: Db, actor: Actor): Promise<boolean> {
  const row = await db
    .selectFrom('project')
    .select('project.id')
    .where(mayBrowseProject(actor))
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
