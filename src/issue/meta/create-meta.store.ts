import { expressionBuilder } from 'kysely';
import type { Actor } from '../../context.ts';
import type { Db } from '../../db/engine.ts';
import type { Schema } from '../../db/schema.ts';
import { grantedToIssueHolder, mayInProject } from '../../permission/holder.sql.ts';
import { mayBrowseProject } from '../../permission/visible.sql.ts';

export interface ProjectToCreateIn {
  readonly id: number;
  readonly key: string;
  readonly name: string;
  readonly avatarId: number | null;
}

/** Which projects; both absent: all. */
export interface ProjectsAsked {
  readonly ids: readonly number[];
  readonly keys: readonly string[];
}

/** Projects that the actor sees and may create issues in, by name. */
export async function listCreatable(
  db: Db,
  actor: Actor,
  { ids, keys }: ProjectsAsked,
): Promise<ProjectToCreateIn[]> {
  let query = db
    .selectFrom('project')
    .select(['project.id', 'project.key', 'project.name', 'project.avatar_id as avatarId'])
    .where(mayBrowseProject(actor))
    .where(mayCreate(actor))
    .orderBy('project.name_lower');
  if (ids.length > 0 || keys.length > 0) {
    query = query.where((eb) =>
      eb.or([
        ...(ids.length > 0 ? [eb('project.id', 'in', ids)] : []),
        ...(keys.length > 0 ? [eb('project.key', 'in', keys)] : []),
      ]),
    );
  }
  return query.execute();
}

/** A grant to the reporter counts: whoever makes an issue reports it. */
function mayCreate(actor: Actor) {
  const eb = expressionBuilder<Schema, 'project'>();
  const create = eb.val('CREATE_ISSUES');
  return () => {
    if (actor.via === 'system') return eb.lit(true);
    if (actor.userId === null) return mayInProject(create, null);
    return eb.or([mayInProject(create, eb.val(actor.userId)), grantedToIssueHolder(create, 'reporter')]);
  };
}
