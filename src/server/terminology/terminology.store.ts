import type { Db } from '../../db/engine.ts';
import type { NewTerm } from './terminology.ts';

export async function listTerms(db: Db): Promise<NewTerm[]> {
  const rows = await db.selectFrom('terminology').selectAll().execute();
  return rows.map((row) => ({
    originalName: row.original_name,
    newName: row.new_name,
    newNamePlural: row.new_name_plural,
  }));
}

export async function writeTerm(db: Db, { originalName, newName, newNamePlural }: NewTerm): Promise<void> {
  const names = { new_name: newName, new_name_plural: newNamePlural };
  await db
    .insertInto('terminology')
    .values({ original_name: originalName, ...names })
    .onConflict((conflict) => conflict.column('original_name').doUpdateSet(names))
    .execute();
}
