import type { Selectable } from 'kysely';
import type { Db } from '../../db/engine.ts';
import type { ComponentTable } from './component.table.ts';
import type { Component, ComponentAssigneeType } from './component.ts';

/** By name. */
export async function listComponents(db: Db, projectId: number): Promise<Component[]> {
  const rows = await db
    .selectFrom('component')
    .selectAll()
    .where('project_id', '=', projectId)
    .orderBy('name_lower')
    .execute();
  return rows.map(toComponent);
}

export const toComponent = (row: Selectable<ComponentTable>): Component => ({
  id: row.id,
  projectId: row.project_id,
  name: row.name,
  description: row.description,
  leadId: row.lead_user_id,
  assigneeType: row.assignee_type as ComponentAssigneeType,
  archived: row.archived === 1,
});
