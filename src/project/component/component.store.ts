import type { Selectable } from 'kysely';
import type { Actor } from '../../context.ts';
import type { Db } from '../../db/engine.ts';
import { like, literalLike } from '../../db/like.ts';
import { lockRows } from '../../db/lock.ts';
import { fold } from '../../kernel/fold.ts';
import type { Page } from '../../kernel/paging.ts';
import { mayBrowseIssue, mayBrowseProject } from '../../permission/visible.sql.ts';
import type { ComponentTable } from './component.table.ts';
import type { Component, ComponentAssigneeType } from './component.ts';

/** By name. */
export async function listComponents(db: Db, projectIds: readonly number[]): Promise<Component[]> {
  if (projectIds.length === 0) return [];
  const rows = await db
    .selectFrom('component')
    .selectAll()
    .where('project_id', 'in', projectIds)
    .orderBy('name_lower')
    .execute();
  return rows.map(toComponent);
}

/** If it is in a project that `actor` may browse. */
export async function findVisibleComponent(db: Db, actor: Actor, id: number): Promise<Component | null> {
  const row = await db
    .selectFrom('component')
    .innerJoin('project', 'project.id', 'component.project_id')
    .selectAll('component')
    .where('component.id', '=', id)
    .where(mayBrowseProject(actor))
    .executeTakeFirst();
  return row ? toComponent(row) : null;
}

export interface ComponentSearch {
  /** Part of the name; empty: any. */
  readonly text: string;
  /** Of these projects; null: of all. */
  readonly projectIds: readonly number[] | null;
}

/** In all projects that `actor` may browse, by name. */
export async function searchComponents(
  db: Db,
  actor: Actor,
  { text, projectIds }: ComponentSearch,
  page: Page,
): Promise<{ total: number; components: Component[] }> {
  if (projectIds?.length === 0) return { total: 0, components: [] };
  const found = db
    .selectFrom('component')
    .innerJoin('project', 'project.id', 'component.project_id')
    .where(mayBrowseProject(actor))
    .where((eb) => like(eb.ref('component.name_lower'), `%${literalLike(fold(text))}%`))
    .$if(projectIds !== null, (query) => query.where('component.project_id', 'in', projectIds ?? []));
  const { total } = await found
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const rows = await found
    .selectAll('component')
    .orderBy('component.name_lower')
    .orderBy('component.id')
    .offset(page.startAt)
    .limit(page.maxResults)
    .execute();
  return { total: Number(total), components: rows.map(toComponent) };
}

/** How many issues that `actor` may see have it. */
export async function countIssues(db: Db, actor: Actor, componentId: number): Promise<number> {
  const { count } = await db
    .selectFrom('issue')
    .innerJoin('issue_component', 'issue_component.issue_id', 'issue.id')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('issue_component.component_id', '=', componentId)
    .where(mayBrowseIssue(actor))
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** @throws a duplicate where the project has one of this name */
export async function insertComponent(db: Db, component: Omit<Component, 'id'>): Promise<Component> {
  const { id } = await db
    .insertInto('component')
    .values({ project_id: component.projectId, ...changeable(component) })
    .returning('id')
    .executeTakeFirstOrThrow();
  return { ...component, id };
}

/** @throws a duplicate where the project has another one of this name */
export async function updateComponent(db: Db, component: Component): Promise<void> {
  await db.updateTable('component').set(changeable(component)).where('id', '=', component.id).execute();
}

export async function removeComponent(db: Db, id: number): Promise<void> {
  await db.deleteFrom('component').where('id', '=', id).execute();
}

const changeable = (component: Omit<Component, 'id'>) => ({
  name: component.name,
  name_lower: fold(component.name),
  description: component.description,
  lead_user_id: component.leadId,
  assignee_type: component.assigneeType,
  archived: component.archived ? 1 : 0,
});

const toComponent = (row: Selectable<ComponentTable>): Component => ({
  id: row.id,
  projectId: row.project_id,
  name: row.name,
  description: row.description,
  leadId: row.lead_user_id,
  assigneeType: row.assignee_type as ComponentAssigneeType,
  archived: row.archived === 1,
});

/** Held until the transaction ends: two changes follow one another. */
export const lockComponent = (db: Db, id: number): Promise<void> => lockRows(db, 'component', id);
