import type { Actor } from '../../context.ts';
import type { Db } from '../../db/engine.ts';
import { mayViewFilter } from '../share/share.sql.ts';
import { inChunks } from './directory.store.ts';

const columns = ['id', 'name', 'name_lower', 'owner_id', 'jql'] as const;

const visible = (db: Db, actor: Actor, most: number) =>
  db
    .selectFrom('saved_filter')
    .select(columns)
    .where(mayViewFilter(actor))
    .limit(most + 1);

/** Those of these ids that the reader may see. */
export const listById = (db: Db, actor: Actor, ids: readonly number[], most: number) =>
  inChunks(ids, (chunk) => visible(db, actor, most).where('id', 'in', chunk).execute());

/** The reader's own of these names. */
export const listOwn = (db: Db, userId: number, names: readonly string[]) =>
  inChunks(names, (chunk) =>
    db
      .selectFrom('saved_filter')
      .select(columns)
      .where('name_lower', 'in', chunk)
      .where('owner_id', '=', userId)
      .execute(),
  );

/** Of each of these names the oldest that the reader may see. */
export const listOldest = (db: Db, actor: Actor, names: readonly string[], most: number) =>
  inChunks(names, (chunk) =>
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
