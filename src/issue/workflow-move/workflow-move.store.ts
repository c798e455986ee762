import type { Db } from '../../db/engine.ts';
import type { Stranded } from './workflow-move.errors.ts';

/** One project, or all that wear a workflow scheme. */
export type Where = { readonly projectId: number } | { readonly schemeId: number };

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
    .where((eb) =>
      'projectId' in where
        ? eb('project.id', '=', where.projectId)
        : eb('project.workflow_scheme_id', '=', where.schemeId),
    )
    .groupBy(['issue.issue_type_id', 'issue.status_id'])
    .orderBy('issue.issue_type_id')
    .orderBy('issue.status_id')
    .execute();

/** Moves some of them. @returns the ids of those moved; fewer than `most`: there are no more */
export async function moveSome(
  db: Db,
  schemeId: number,
  from: { issueTypeId: number; statusId: number },
  to: { statusId: number; now: number },
  most: number,
): Promise<number[]> {
  const rows = await db
    .updateTable('issue')
    .set({ status_id: to.statusId, updated: to.now })
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('issue as one')
        .innerJoin('project', 'project.id', 'one.project_id')
        .select('one.id')
        .where('project.workflow_scheme_id', '=', schemeId)
        .where('one.issue_type_id', '=', from.issueTypeId)
        .where('one.status_id', '=', from.statusId)
        .limit(most),
    )
    .returning('id')
    .execute();
  return rows.map(({ id }) => id);
}

export async function putScheme(db: Db, projectId: number, schemeId: number): Promise<void> {
  await db.updateTable('project').set({ workflow_scheme_id: schemeId }).where('id', '=', projectId).execute();
}
