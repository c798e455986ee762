import type { Db } from '../../db/engine.ts';
import { fold } from '../../kernel/fold.ts';
import type { Resolution } from './resolution.ts';

const columns = ['id', 'name', 'description', 'sequence'] as const;

export const listResolutions = (db: Db): Promise<Resolution[]> =>
  db.selectFrom('resolution').select(columns).orderBy('sequence').orderBy('id').execute();

export const findResolution = async (db: Db, id: number): Promise<Resolution | null> =>
  (await db.selectFrom('resolution').select(columns).where('id', '=', id).executeTakeFirst()) ?? null;

export async function insertResolution(db: Db, resolution: Resolution): Promise<void> {
  await db
    .insertInto('resolution')
    .values({ ...resolution, name_lower: fold(resolution.name) })
    .execute();
}
