import type { Actor } from '../context.ts';
import type { Db } from '../db/engine.ts';
import { like, literalLike } from '../db/like.ts';
import { fold } from '../kernel/fold.ts';
import { mayBrowseProject } from '../permission/visible.sql.ts';
import { toProject } from './project.store.ts';
import type { Project } from './project.ts';

/** Those that `actor` may browse, by name. */
export async function listProjects(
  db: Db,
  actor: Actor,
  { archived }: { archived: boolean },
): Promise<Project[]> {
  const rows = await visible(db, actor, archived).orderBy('project.name_lower').execute();
  return rows.map(toProject);
}

/**
 * Those that `actor` may browse and where the user reported, made or was given an issue, the one with the latest change
 * of such an issue first.
 */
export async function listRecentProjects(
  db: Db,
  actor: Actor,
  userId: number,
  { archived, limit }: { archived: boolean; limit: number },
): Promise<Project[]> {
  const rows = await visible(db, actor, archived)
    .innerJoin(
      (eb) =>
        eb
          .selectFrom('issue')
          .select((issue) => ['issue.project_id', issue.fn.max('issue.updated').as('touched')])
          .where((issue) =>
            issue.or([
              issue('issue.reporter_id', '=', userId),
              issue('issue.creator_id', '=', userId),
              issue('issue.assignee_id', '=', userId),
            ]),
          )
          .groupBy('issue.project_id')
          .as('own'),
      (join) => join.onRef('own.project_id', '=', 'project.id'),
    )
    .orderBy('own.touched', 'desc')
    .orderBy('project.id')
    .limit(limit)
    .execute();
  return rows.map(toProject);
}

/** Those that `actor` may browse whose key begins with `text`, or whose name has it in it; by name. */
export async function matchProjects(db: Db, actor: Actor, text: string): Promise<Project[]> {
  const part = literalLike(fold(text));
  const rows = await visible(db, actor, false)
    .where((eb) =>
      eb.or([
        like(eb.ref('project.name_lower'), `%${part}%`),
        like(eb.ref('project.key'), `${literalLike(text.toUpperCase())}%`),
      ]),
    )
    .orderBy('project.name_lower')
    .execute();
  return rows.map(toProject);
}

/** Project id → every key that it has or had, the current one among them. */
export async function listKeys(db: Db, projectIds: readonly number[]): Promise<Map<number, string[]>> {
  const keys = new Map<number, string[]>(projectIds.map((id) => [id, []]));
  if (projectIds.length === 0) return keys;
  const rows = await db
    .selectFrom('project_key')
    .selectAll()
    .where('project_id', 'in', projectIds)
    .orderBy('key')
    .execute();
  for (const row of rows) keys.get(row.project_id)?.push(row.key);
  return keys;
}

const visible = (db: Db, actor: Actor, archived: boolean) =>
  db
    .selectFrom('project')
    .selectAll('project')
    .where(mayBrowseProject(actor))
    .$if(!archived, (query) => query.where('project.archived', '=', 0));
