import type { Db } from '../../db/engine.ts';
import { prepared } from '../../db/prepared.ts';
import type { FieldOnTab } from './screen.ts';

const onScreen = prepared<{ screen: number }, { field_id: string }>((db, value) =>
  db
    .selectFrom('screen_field')
    .innerJoin('screen_tab', 'screen_tab.id', 'screen_field.tab_id')
    .select('screen_field.field_id')
    .where('screen_field.screen_id', '=', value('screen'))
    .orderBy('screen_tab.sequence')
    .orderBy('screen_field.sequence'),
);

/** Ids of the fields on a screen, tab by tab, in their order. */
export const listFieldIds = async (db: Db, screenId: number): Promise<string[]> =>
  (await onScreen(db, { screen: screenId })).map((row) => row.field_id);

/** The same for several screens. */
export async function listFieldIdsOfScreens(
  db: Db,
  screenIds: readonly number[],
): Promise<Map<number, string[]>> {
  const found = new Map<number, string[]>(screenIds.map((id) => [id, []]));
  if (screenIds.length === 0) return found;
  const rows = await db
    .selectFrom('screen_field')
    .innerJoin('screen_tab', 'screen_tab.id', 'screen_field.tab_id')
    .select(['screen_field.screen_id', 'screen_field.field_id'])
    .where('screen_field.screen_id', 'in', screenIds)
    .orderBy('screen_tab.sequence')
    .orderBy('screen_field.sequence')
    .execute();
  for (const row of rows) found.get(row.screen_id)?.push(row.field_id);
  return found;
}

/** In their order. */
export async function listFieldsOnTab(db: Db, tabId: number): Promise<FieldOnTab[]> {
  const rows = await db
    .selectFrom('screen_field')
    .select(['field_id', 'show_when_empty'])
    .where('tab_id', '=', tabId)
    .orderBy('sequence')
    .execute();
  return rows.map((row) => ({ fieldId: row.field_id, showWhenEmpty: row.show_when_empty === 1 }));
}

/** @throws a duplicate where it is on the screen already */
export async function insertField(
  db: Db,
  tab: { id: number; screenId: number },
  fieldId: string,
  sequence: number,
): Promise<void> {
  await db
    .insertInto('screen_field')
    .values({ screen_id: tab.screenId, tab_id: tab.id, field_id: fieldId, sequence, show_when_empty: 0 })
    .execute();
}

/** Puts all fields of a tab on a tab of another screen, in the same order. */
export async function copyFields(
  db: Db,
  fromTabId: number,
  to: { id: number; screenId: number },
): Promise<void> {
  await db
    .insertInto('screen_field')
    .columns(['screen_id', 'tab_id', 'field_id', 'sequence', 'show_when_empty'])
    .expression((eb) =>
      eb
        .selectFrom('screen_field')
        .select((own) => [
          own.lit(to.screenId).as('screen_id'),
          own.lit(to.id).as('tab_id'),
          own.ref('field_id').as('field_id'),
          own.ref('sequence').as('sequence'),
          own.ref('show_when_empty').as('show_when_empty'),
        ])
        .where('tab_id', '=', fromTabId),
    )
    .execute();
}

export async function removeField(db: Db, tabId: number, fieldId: string): Promise<void> {
  await db.deleteFrom('screen_field').where('tab_id', '=', tabId).where('field_id', '=', fieldId).execute();
}

/** Numbers the fields of a tab in the order of `ids`. */
export async function updateFieldOrder(db: Db, tabId: number, ids: readonly string[]): Promise<void> {
  for (const [sequence, id] of ids.entries()) {
    await db
      .updateTable('screen_field')
      .set({ sequence })
      .where('tab_id', '=', tabId)
      .where('field_id', '=', id)
      .execute();
  }
}

export async function updateShowWhenEmpty(
  db: Db,
  tabId: number,
  fieldId: string,
  shown: boolean,
): Promise<void> {
  await db
    .updateTable('screen_field')
    .set({ show_when_empty: shown ? 1 : 0 })
    .where('tab_id', '=', tabId)
    .where('field_id', '=', fieldId)
    .execute();
}
