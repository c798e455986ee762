import { type Expression, expressionBuilder, type SqlBool } from 'kysely';
import type { Db } from '../../db/engine.ts';
import type { Schema } from '../../db/schema.ts';
import type { Stranded } from './workflow-move.errors.ts';

/** One project, all that wear a workflow scheme, or the issues that follow a workflow. */
export type Where =
  | { readonly projectId: number }
  | { readonly schemeId: number }
  | { readonly workflowId: number };

/** Whether an issue is there; `issue` and `project` are in scope. */
function isThere(where: Where): Expression<SqlBool> {
  const eb = expressionBuilder<Schema, 'issue' | 'project'>();
  if ('projectId' in where) return eb('project.id', '=', where.projectId);
  if ('schemeId' in where) return eb('project.workflow_scheme_id', '=', where.schemeId);
  const followed = eb
    .selectFrom('workflow_scheme as worn')
    .leftJoin('workflow_scheme_entry as entry', (join) =>
      join.onRef('entry.scheme_id', '=', 'worn.id').onRef('entry.issue_type_id', '=', 'issue.issue_type_id'),
    )
    .select((one) => one.fn.coalesce('entry.workflow_id', 'worn.default_workflow_id').as('id'))
    .whereRef('worn.id', '=', 'project.workflow_scheme_id');
  return eb(followed, '=', where.workflowId);
}

/** Whether issues of a project can be there; `project` is in scope. */
function wears(where: Where): Expression<SqlBool> {
  const eb = expressionBuilder<Schema, 'project'>();
  if ('projectId' in where) return eb('project.id', '=', where.projectId);
  if ('schemeId' in where) return eb('project.workflow_scheme_id', '=', where.schemeId);
  const named = eb
    .selectFrom('workflow_scheme as worn')
    .leftJoin('workflow_scheme_entry as entry', 'entry.scheme_id', 'worn.id')
    .select('worn.id')
    .where((one) =>
      one.or([
        one('worn.default_workflow_id', '=', where.workflowId),
        one('entry.workflow_id', '=', where.workflowId),
      ]),
    );
  return eb('project.workflow_scheme_id', 'in', named);
}

/** Which statuses issues of which types are in, visible or not. */
export const listStatusesInUse = (db: Db, where: Where): Promise<Stranded[]> =>
  db
    .selectFrom('issue')
    .innerJoin('project', 'project.id', 'issue.project_id')
    .select((eb) => [
      'issue.issue_type_id as issueTypeId',
      'issue.status_id as statusId',
      eb.fn.countAll<number>().as('issues'),
    ])
    .where(isThere(where))
    .groupBy(['issue.issue_type_id', 'issue.status_id'])
    .orderBy('issue.issue_type_id')
    .orderBy('issue.status_id')
    .execute();

/**
 * Holds the projects and their issues until the transaction ends: whoever is moving or making an issue is waited for,
 * and whoever comes later finds what this transaction leaves. Projects without an issue too: the first may be on its way.
 */
export async function hold(db: Db, where: Where): Promise<void> {
  await db
    .selectFrom('project')
    .select('project.id')
    .where(wears(where))
    .orderBy('project.id')
    .forNoKeyUpdate()
    .execute();
  // Whoever makes an issue in one statement looks at nothing else once the project is free again (whole.store.ts).
  await db
    .updateTable('project')
    .set((eb) => ({ workflow_turn: eb('workflow_turn', '+', 1) }))
    .where(wears(where))
    .execute();
  await db
    .updateTable('issue')
    .set((eb) => ({ updated: eb.ref('updated') }))
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('issue')
        .innerJoin('project', 'project.id', 'issue.project_id')
        .select('issue.id')
        .where(isThere(where)),
    )
    .execute();
}

/** Moves some of them. @returns the ids of those moved; fewer than `most`: there are no more */
export async function moveSome(
  db: Db,
  where: Where,
  from: { issueTypeId: number; statusId: number },
  to: { statusId: number; now: number },
  most: number,
): Promise<number[]> {
  const rows = await db
    .updateTable('issue')
    .set({ status_id: to.statusId, updated: to.now })
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('issue')
        .innerJoin('project', 'project.id', 'issue.project_id')
        .select('issue.id')
        .where(isThere(where))
        .where('issue.issue_type_id', '=', from.issueTypeId)
        .where('issue.status_id', '=', from.statusId)
        .limit(most),
    )
    .returning('id')
    .execute();
  return rows.map(({ id }) => id);
}

export async function putScheme(db: Db, projectId: number, schemeId: number): Promise<void> {
  await db.updateTable('project').set({ workflow_scheme_id: schemeId }).where('id', '=', projectId).execute();
}
