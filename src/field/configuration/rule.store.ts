import type { Db } from '../../db/engine.ts';
import { prepared } from '../../db/prepared.ts';
import type { FieldRule } from './configuration.ts';

interface Row {
  field_id: string;
  hidden: number;
  required: number;
  description: string;
}

const rules = prepared<{ configuration: number }, Row>((db, value) =>
  db
    .selectFrom('field_configuration_item')
    .select(['field_id', 'hidden', 'required', 'description'])
    .where('configuration_id', '=', value('configuration')),
);

export const listRules = async (db: Db, configurationId: number): Promise<FieldRule[]> =>
  (await rules(db, { configuration: configurationId })).map(toRule);

/** The same for several configurations. */
export async function listRulesOf(
  db: Db,
  configurationIds: readonly number[],
): Promise<Map<number, FieldRule[]>> {
  const found = new Map<number, FieldRule[]>(configurationIds.map((id) => [id, []]));
  if (configurationIds.length === 0) return found;
  const rows = await db
    .selectFrom('field_configuration_item')
    .select(['configuration_id', 'field_id', 'hidden', 'required', 'description'])
    .where('configuration_id', 'in', configurationIds)
    .execute();
  for (const row of rows) found.get(row.configuration_id)?.push(toRule(row));
  return found;
}

const toRule = (row: Row): FieldRule => ({
  fieldId: row.field_id,
  hidden: row.hidden === 1,
  required: row.required === 1,
  description: row.description,
});
