import { type Expression, expressionBuilder, type Selectable, type SqlBool, sql } from 'kysely';
import type { Actor } from '../context.ts';
import type { Db } from '../db/engine.ts';
import { onlyRow } from '../db/prepared.ts';
import type { Schema } from '../db/schema.ts';
import { readId } from '../kernel/id.ts';
import { holdsInProject, notResting } from '../permission/holder.sql.ts';
import { readFor } from '../permission/prepared-read.sql.ts';
import { mayBrowseProject } from '../permission/visible.sql.ts';
import { toProject } from './project.store.ts';
import type { ProjectTable } from './project.table.ts';
import type { Project } from './project.ts';

interface FillRow extends Selectable<ProjectTable> {
  /** Divided by commas; null: none. */
  held: string | null;
  configured_at: string;
}

const toFill = (db: Db, reader: Actor) =>
  db
    .selectFrom('project')
    .selectAll('project')
    .select((eb) => [
      eb
        .selectFrom('permission_grant as held')
        .select(sql<string | null>`string_agg(held.permission, ',')`.as('permissions'))
        .whereRef('held.scheme_id', '=', 'project.permission_scheme_id')
        .where(notResting())
        .where(isHeldBy(reader))
        .as('held'),
      eb.selectFrom('configuration_stamp').select('value').as('configured_at'),
    ])
    .where(mayBrowseProject(reader));

/** Whoever creates an issue reports it: CREATE_ISSUES may be the reporter's (permission.service.ts). */
function isHeldBy({ userId }: Actor): Expression<SqlBool> {
  if (userId === null) return holdsInProject(null);
  const eb = expressionBuilder<Schema & { held: Schema['permission_grant'] }, 'held'>();
  const reports = eb.and([
    eb('held.permission', '=', 'CREATE_ISSUES'),
    eb('held.holder_type', '=', 'reporter'),
  ]);
  return eb.or([holdsInProject(eb.val(userId)), reports]);
}

const byId = readFor<{ id: number }, FillRow>(
  (db, value, reader) => toFill(db, reader).where('project.id', '=', value('id')) as never,
);

const byKey = readFor<{ key: string }, FillRow>(
  (db, value, reader) =>
    toFill(db, reader).where('project.id', '=', (eb) =>
      eb.selectFrom('project_key').select('project_id').where('project_key.key', '=', value('key')),
    ) as never,
);

export interface Filling {
  readonly project: Project;
  /** Keys of permissions, some of them twice. */
  readonly held: readonly string[];
  readonly configuredAt: string;
  readonly workflowTurn: number;
}

/** Only when `actor` may browse it. @param idOrKey a key may be one that the project had before */
export async function findToFill(db: Db, actor: Actor, idOrKey: string): Promise<Filling | null> {
  const id = readId(idOrKey);
  const row = onlyRow(await (id === null ? byKey(db, actor, { key: idOrKey }) : byId(db, actor, { id })));
  return (
    row && {
      project: toProject(row),
      held: row.held?.split(',') ?? [],
      configuredAt: row.configured_at,
      workflowTurn: row.workflow_turn,
    }
  );
}
