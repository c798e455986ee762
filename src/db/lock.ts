import type { Db } from './engine.ts';
import type { Schema } from './schema.ts';

/** Tables whose rows have a number of their own. */
type Numbered = { [Table in keyof Schema]: 'id' extends keyof Schema[Table] ? Table : never }[keyof Schema];

/**
 * Holds rows until the transaction ends: of two who read one, change a part of it and write it back, the later one
 * reads what the earlier one left. Whoever only refers to a row (an issue to its version) waits for nobody. In the
 * caller's transaction, before what it holds is read; on SQLite, where one writes at a time, the transaction is enough.
 * @param id undefined: every row of the table
 */
export async function lockRows(db: Db, table: Numbered, id?: number): Promise<void> {
  await db
    .selectFrom(table as 'project')
    .select('id')
    .$if(id !== undefined, (query) => query.where('id', '=', id ?? 0))
    .orderBy('id')
    .forNoKeyUpdate()
    .execute();
}
