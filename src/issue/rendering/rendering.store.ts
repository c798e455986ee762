import type { Db } from '../../db/engine.ts';
import { fold } from '../../kernel/fold.ts';

/** Folded name → who it is, of those that there are. */
export async function listNames(
  db: Db,
  names: readonly string[],
): Promise<Map<string, { name: string; displayName: string }>> {
  if (names.length === 0) return new Map();
  const rows = await db
    .selectFrom('app_user')
    .select(['name', 'name_lower', 'display_name'])
    .where('name_lower', 'in', [...new Set(names.map(fold))])
    .execute();
  return new Map(rows.map((row) => [row.name_lower, { name: row.name, displayName: row.display_name }]));
}
