import type { Actor } from '../context.ts';
import type { Db } from '../db/engine.ts';
import { fold } from '../kernel/fold.ts';
import type { Group } from '../people/group/group.ts';
import type { Person } from './issue.ts';
import { personColumns, toPerson } from './person.sql.ts';

/** Users by name (case ignored), by key, or by id. */
export async function listPeople(
  db: Db,
  actor: Actor,
  { names, ids }: { names: readonly string[]; ids: readonly (number | null)[] },
): Promise<Person[]> {
  const known = ids.filter((id) => id !== null);
  if (names.length === 0 && known.length === 0) return [];
  const rows = await db
    .selectFrom('app_user as person')
    .select(personColumns('person'))
    .where((eb) =>
      eb.or([
        ...(known.length > 0 ? [eb('person.id', 'in', known)] : []),
        ...(names.length > 0
          ? [
              eb(
                'person.name_lower',
                'in',
                names.map((name) => fold(name.trim())),
              ),
              eb('person.key', 'in', names),
            ]
          : []),
      ]),
    )
    .execute();
  return rows.flatMap((row) => toPerson(row, 'person', actor) ?? []);
}

/** Groups by name (case ignored), or by id. */
export async function listGroups(
  db: Db,
  { names, ids }: { names: readonly string[]; ids: readonly number[] },
): Promise<Group[]> {
  if (names.length === 0 && ids.length === 0) return [];
  return db
    .selectFrom('app_group')
    .select(['id', 'name'])
    .where((eb) =>
      eb.or([
        ...(ids.length > 0 ? [eb('id', 'in', ids)] : []),
        ...(names.length > 0
          ? [
              eb(
                'name_lower',
                'in',
                names.map((name) => fold(name.trim())),
              ),
            ]
          : []),
      ]),
    )
    .execute();
}
