import type { Migration } from '../migrate.ts';

/** By what way in the one came who did it, and through which token or client. */
export const auditWay: Migration = async (db, engine) => {
  const { text } = engine.columns;
  for (const column of ['via', 'through_id', 'through_name'])
    await db.schema.alterTable('audit_record').addColumn(column, text).execute();
};
