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
  (await rules(db, { configuration: configurationId })).map((row) => ({
    fieldId: row.field_id,
    hidden: row.hidden === 1,
    required: row.required === 1,
    description: row.description,
  }));
