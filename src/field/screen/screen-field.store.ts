import type { Db } from '../../db/engine.ts';
import { prepared } from '../../db/prepared.ts';

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
