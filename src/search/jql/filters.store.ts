import type { Actor } from '../../context.ts';
import type { Db } from '../../db/engine.ts';
import { mayViewFilter } from '../share/share.sql.ts';
import { inChunks } from './directory.store.ts';

const visible = (db: Db, actor: Actor, most: number) =>
  db
    .selectFrom('saved_filter')
    .select(['id', 'name', 'name_lower', 'owner_id', 'jql'])
    .where(mayViewFilter(actor))
    .limit(most + 1);

/** Those of these names or ids that the reader may see: of each name their own and the oldest that is shared. */
export async function listNamed(
  db: Db,
  actor: Actor,
  names: readonly string[],
  ids: readonly number[],
  most: number,
) {
  const own = await inChunks(names, (chunk) =>
    visible(db, actor, most)
      .where('name_lower', 'in', chunk)
      .where('owner_id', '=', actor.userId ?? 0)
      .execute(),
  );
  const oldest = await inChunks(names, (chunk) =>
    visible(db, actor, most)
      .where('id', 'in', (eb) =>
        eb
          .selectFrom('saved_filter')
          .select((one) => one.fn.min('saved_filter.id').as('id'))
          .where('saved_filter.name_lower', 'in', chunk)
          .where(mayViewFilter(actor))
          .groupBy('saved_filter.name_lower'),
      )
      .execute(),
  );
  const numbered = await inChunks(ids, (chunk) =>
    visible(db, actor, most).where('id', 'in', chunk).execute(),
  );
  return [...own, ...oldest, ...numbered];
}
