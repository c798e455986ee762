import type { Selectable } from 'kysely';
import type { Db } from '../../db/engine.ts';
import type { VersionTable } from './version.table.ts';
import type { Version } from './version.ts';

/** The oldest first. */
export async function listVersions(db: Db, projectId: number): Promise<Version[]> {
  const rows = await db
    .selectFrom('version')
    .selectAll()
    .where('project_id', '=', projectId)
    .orderBy('sequence')
    .orderBy('id')
    .execute();
  return rows.map(toVersion);
}

export const toVersion = (row: Selectable<VersionTable>): Version => ({
  id: row.id,
  projectId: row.project_id,
  name: row.name,
  description: row.description,
  startDate: row.start_date,
  releaseDate: row.release_date,
  released: row.released === 1,
  archived: row.archived === 1,
  sequence: row.sequence,
});
