/**
 * Where workflows name a group, a project role or a custom field: by name or by number within their definitions, which
 * no key of the database can watch. Asked before one is deleted, by rooms that stand above workflow/. A rule that names
 * what is gone lets nobody through; one that would name a new group of the old name lets strangers through.
 */
import type { Db } from '../db/engine.ts';
import { placesOf } from '../kernel/place.ts';

/** Properties of steps that limit permissions: `jira.permission.edit.group`, `jira.permission.subtasks.work.projectrole.2`. */
const limitTo = (holder: string) =>
  new RegExp(`^jira\\.permission\\.(?:subtasks\\.)?\\w+\\.${holder}(?:\\.|$)`);
const [groupLimit, roleLimit] = [limitTo('group'), limitTo('projectrole')];
const fieldMembers: ReadonlySet<string> = new Set(['field', 'other', 'from', 'to']);

export const mentionsOfGroup = (db: Db, group: string): Promise<string[]> =>
  mentions(
    db,
    (name, value) => (name === 'group' || name === 'groups' || groupLimit.test(name)) && value === group,
  );

export const mentionsOfRole = (db: Db, id: number): Promise<string[]> =>
  mentions(
    db,
    (name, value) => (name === 'roleId' && value === id) || (roleLimit.test(name) && Number(value) === id),
  );

/** @param key customfield_10000 */
export const mentionsOfField = (db: Db, key: string): Promise<string[]> =>
  mentions(db, (name, value) => fieldMembers.has(name) && value === key);

/** Drafts do not count: what they name is looked at when they are published. @returns by name of the workflow */
async function mentions(db: Db, isOne: (name: string, value: unknown) => boolean): Promise<string[]> {
  const rows = await db.selectFrom('workflow').select(['name', 'definition']).orderBy('name_lower').execute();
  return rows.flatMap(({ name, definition }) => {
    const places = placesOf(JSON.parse(definition), isOne);
    return places.length === 0 ? [] : [`the workflow '${name}' (${places.slice(0, MOST_TOLD).join(', ')})`];
  });
}

/** Enough to find them by. */
const MOST_TOLD = 10;
