import type { Db } from '../../db/engine.ts';
import { fold } from '../../kernel/fold.ts';
import type { Screen, Tab } from './screen.ts';
import { resolveScreenId, workflowScreenId } from './screen.ts';

/** By name. */
export const listScreens = (db: Db): Promise<Screen[]> =>
  db.selectFrom('screen').select(['id', 'name', 'description']).orderBy('name_lower').execute();

export const findScreen = async (db: Db, id: number): Promise<Screen | null> =>
  (await db
    .selectFrom('screen')
    .select(['id', 'name', 'description'])
    .where('id', '=', id)
    .executeTakeFirst()) ?? null;

/** @throws a duplicate where the name is taken */
export async function insertScreen(db: Db, { name, description }: Omit<Screen, 'id'>): Promise<Screen> {
  return db
    .insertInto('screen')
    .values({ name, name_lower: fold(name), description })
    .returning(['id', 'name', 'description'])
    .executeTakeFirstOrThrow();
}

/** @throws a duplicate where the name is taken */
export async function updateScreen(db: Db, { id, name, description }: Screen): Promise<void> {
  await db
    .updateTable('screen')
    .set({ name, name_lower: fold(name), description })
    .where('id', '=', id)
    .execute();
}

/** With its tabs. @throws a reference where a screen scheme shows it */
export async function removeScreen(db: Db, id: number): Promise<void> {
  await db.deleteFrom('screen').where('id', '=', id).execute();
}

/** Holds a screen until the transaction ends: two changes of its tabs follow one another. */
export async function lockScreen(db: Db, id: number): Promise<void> {
  await db
    .updateTable('screen')
    .set((eb) => ({ description: eb.ref('description') }))
    .where('id', '=', id)
    .execute();
}

/** Screen id → its tabs in their order. */
export async function listTabs(db: Db, screenIds: readonly number[]): Promise<Map<number, Tab[]>> {
  const tabs = new Map<number, Tab[]>(screenIds.map((id) => [id, []]));
  if (screenIds.length === 0) return tabs;
  const rows = await db
    .selectFrom('screen_tab')
    .select(['id', 'screen_id', 'name'])
    .where('screen_id', 'in', screenIds)
    .orderBy('sequence')
    .orderBy('id')
    .execute();
  for (const { id, screen_id, name } of rows) tabs.get(screen_id)?.push({ id, screenId: screen_id, name });
  return tabs;
}

/** Behind the others. */
export async function insertTab(db: Db, screenId: number, name: string, sequence: number): Promise<Tab> {
  const { id } = await db
    .insertInto('screen_tab')
    .values({ screen_id: screenId, name, sequence })
    .returning('id')
    .executeTakeFirstOrThrow();
  return { id, screenId, name };
}

export async function renameTab(db: Db, id: number, name: string): Promise<void> {
  await db.updateTable('screen_tab').set({ name }).where('id', '=', id).execute();
}

/** With its fields. */
export async function removeTab(db: Db, id: number): Promise<void> {
  await db.deleteFrom('screen_tab').where('id', '=', id).execute();
}

/** Numbers tabs in the order of `ids`. */
export async function updateTabOrder(db: Db, ids: readonly number[]): Promise<void> {
  for (const [sequence, id] of ids.entries()) {
    await db.updateTable('screen_tab').set({ sequence }).where('id', '=', id).execute();
  }
}

export interface ScreenUses {
  readonly schemes: readonly { readonly id: number; readonly name: string; readonly description: string }[];
  readonly workflows: readonly string[];
}

/** Screen id → the screen schemes and the workflows that show it. */
export async function usesOf(db: Db, screenIds: readonly number[]): Promise<Map<number, ScreenUses>> {
  if (screenIds.length === 0) return new Map();
  const schemes = await db
    .selectFrom('screen_scheme')
    .innerJoin('screen_scheme_entry as entry', 'entry.scheme_id', 'screen_scheme.id')
    .select(['screen_scheme.id', 'screen_scheme.name', 'screen_scheme.description', 'entry.screen_id'])
    .distinct()
    .where('entry.screen_id', 'in', screenIds)
    .orderBy('screen_scheme.id')
    .execute();
  const workflows = await db
    .selectFrom('workflow')
    .select(['name', 'definition'])
    .orderBy('name_lower')
    .execute();
  const shown = workflows.map(({ name, definition }) => ({ name, screens: screensIn(definition) }));
  return new Map(
    screenIds.map((id) => [
      id,
      {
        schemes: schemes
          .filter((row) => row.screen_id === id)
          .map(({ id: scheme, name, description }) => ({ id: scheme, name, description })),
        workflows: shown.filter(({ screens }) => screens.has(id)).map(({ name }) => name),
      },
    ]),
  );
}

/** The screens that the transitions of a workflow show: by id, or by the names of Jira's own two. */
function screensIn(definition: string): ReadonlySet<number> {
  const stock: Readonly<Record<string, number>> = { resolve: resolveScreenId, workflow: workflowScreenId };
  const { transitions } = JSON.parse(definition) as { transitions: { screen?: string | number }[] };
  return new Set(
    transitions.flatMap(({ screen }) =>
      typeof screen === 'number' ? [screen] : (stock[screen ?? ''] ?? []),
    ),
  );
}
