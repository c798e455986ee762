import type { AnyDb } from '../engine.ts';
import type { Migration } from '../migrate.ts';

/** Schemes that say which priorities a project offers; issue type schemes by name; what clients keep on issue types. */
export const typePriorityScheme: Migration = async (db, engine) => {
  const { text, integer } = engine.columns;

  // Schemes that projects wear already stay as they are; they are given what their names are compared by.
  await db.schema
    .alterTable('issue_type_scheme')
    .addColumn('name_lower', text, (c) => c.notNull().defaultTo(''))
    .execute();
  await foldNames(db);
  await db.schema
    .createIndex('issue_type_scheme_name')
    .unique()
    .on('issue_type_scheme')
    .column('name_lower')
    .execute();
  await db.schema
    .createIndex('issue_type_scheme_entry_type')
    .on('issue_type_scheme_entry')
    .column('issue_type_id')
    .execute();
  await db.schema
    .createIndex('project_issue_type_scheme')
    .on('project')
    .column('issue_type_scheme_id')
    .execute();

  await db.schema
    .createTable('issue_type_property')
    .addColumn('issue_type_id', integer, (c) => c.notNull().references('issue_type.id').onDelete('cascade'))
    .addColumn('key', text, (c) => c.notNull())
    .addColumn('value', text, (c) => c.notNull())
    .addPrimaryKeyConstraint('issue_type_property_pk', ['issue_type_id', 'key'])
    .execute();

  // The default scheme has 10000 and no entries: it offers every priority that there is.
  await engine.createTable(db, 'priority_scheme', 10100, (t) =>
    t
      .addColumn('name', text, (c) => c.notNull())
      .addColumn('name_lower', text, (c) => c.notNull().unique())
      .addColumn('description', text, (c) => c.notNull())
      .addColumn('default_priority_id', integer, (c) => c.references('priority.id').onDelete('set null')),
  );
  await db.schema
    .createTable('priority_scheme_entry')
    .addColumn('scheme_id', integer, (c) => c.notNull().references('priority_scheme.id').onDelete('cascade'))
    .addColumn('priority_id', integer, (c) => c.notNull().references('priority.id').onDelete('cascade'))
    .addColumn('sequence', integer, (c) => c.notNull())
    .addPrimaryKeyConstraint('priority_scheme_entry_pk', ['scheme_id', 'priority_id'])
    .execute();
  // null: the default one, which is what projects of before wear.
  await db.schema
    .alterTable('project')
    .addColumn('priority_scheme_id', integer, (c) => c.references('priority_scheme.id'))
    .execute();
  await db.schema.createIndex('project_priority_scheme').on('project').column('priority_scheme_id').execute();
  const name = 'Default priority scheme';
  await db
    .insertInto('priority_scheme')
    .values({
      id: 10000,
      name,
      name_lower: name.toLowerCase(),
      description: 'Every priority. Projects that are given no other scheme use it.',
    })
    .execute();
};

/** Names that were not unique before are told apart by their ids. */
async function foldNames(db: AnyDb): Promise<void> {
  const taken = new Set<string>();
  for (const { id, name } of await db
    .selectFrom('issue_type_scheme')
    .select(['id', 'name'])
    .orderBy('id')
    .execute()) {
    const own = taken.has(folded(name)) ? `${name} (${id})` : name;
    taken.add(folded(own));
    await db
      .updateTable('issue_type_scheme')
      .set({ name: own, name_lower: folded(own) })
      .where('id', '=', id)
      .execute();
  }
}

/** As the store does it. */
const folded = (name: string): string => name.normalize('NFC').toLowerCase();
