import type { Db } from '../../db/engine.ts';
import { writeHistory } from '../history.sql.ts';
import type { Version, VersionKind } from './version.ts';

const fields: Readonly<Record<VersionKind, { field: string; fieldId: string }>> = {
  fix: { field: 'Fix Version', fieldId: 'fixVersions' },
  affects: { field: 'Version', fieldId: 'versions' },
};

export interface Swap {
  readonly from: Version;
  /** null: nothing takes its place. */
  readonly to: Version | null;
  readonly kind: VersionKind;
  /** Only on issues that are not resolved. */
  readonly unresolvedOnly: boolean;
}

/** Takes a version off the issues that have it, and puts another in its place. */
export async function swapVersion(
  db: Db,
  { from, to, kind, unresolvedOnly }: Swap,
  by: { authorId: number | null; now: number },
): Promise<void> {
  const having = await issuesWith(db, from.id, kind, unresolvedOnly);
  const already = new Set(to ? await issuesWith(db, to.id, kind, false) : []);
  await writeHistory(db, having, by, (issueId) => [
    { ...fields[kind], from, to: null },
    ...(to && !already.has(issueId) ? [{ ...fields[kind], from: null, to }] : []),
  ]);
  for (let start = 0; start < having.length; start += atOnce) {
    await swapRows(db, having.slice(start, start + atOnce), from.id, to?.id ?? null, kind);
  }
}

const atOnce = 500;

async function swapRows(
  db: Db,
  issueIds: readonly number[],
  from: number,
  to: number | null,
  kind: VersionKind,
): Promise<void> {
  if (to !== null) {
    await db
      .insertInto('issue_version')
      .values(issueIds.map((id) => ({ issue_id: id, version_id: to, kind })))
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
  await db
    .deleteFrom('issue_version')
    .where('version_id', '=', from)
    .where('kind', '=', kind)
    .where('issue_id', 'in', issueIds)
    .execute();
}

async function issuesWith(
  db: Db,
  versionId: number,
  kind: VersionKind,
  unresolvedOnly: boolean,
): Promise<number[]> {
  const rows = await db
    .selectFrom('issue_version')
    .innerJoin('issue', 'issue.id', 'issue_version.issue_id')
    .select('issue.id')
    .where('issue_version.version_id', '=', versionId)
    .where('issue_version.kind', '=', kind)
    .$if(unresolvedOnly, (query) => query.where('issue.resolution_id', 'is', null))
    .execute();
  return rows.map((row) => row.id);
}

/**
 * Holds a version that goes: who would put it on an issue meanwhile waits, and then finds that it is gone. Otherwise
 * what came after its issues were listed would lose it without a successor. In the caller's transaction.
 */
export async function holdVersion(db: Db, id: number): Promise<void> {
  await db.selectFrom('version').select('id').where('id', '=', id).forUpdate().execute();
}
