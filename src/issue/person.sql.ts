import type { Actor } from '../context.ts';
import { isSomebody } from '../people/user/user.policy.ts';
import type { Person } from './issue.ts';

/** Columns of a joined user, under names that begin with `as_`; toPerson reads them back. */
export const personColumns = <A extends string>(as: A) =>
  [
    `${as}.id as ${as}_id`,
    `${as}.key as ${as}_key`,
    `${as}.name as ${as}_name`,
    `${as}.email as ${as}_email`,
    `${as}.display_name as ${as}_display_name`,
    `${as}.active as ${as}_active`,
    `${as}.time_zone as ${as}_time_zone`,
    `${as}.avatar_id as ${as}_avatar_id`,
  ] as const;

export type PersonRow<A extends string> = {
  [K in `${A}_id` | `${A}_active` | `${A}_avatar_id`]: number | null;
} & {
  [K in `${A}_key` | `${A}_name` | `${A}_email` | `${A}_display_name` | `${A}_time_zone`]: string | null;
};

/** The names of the columns of one `as`, put together once: there are a dozen people in an issue. */
const namesOf = new Map<string, Record<keyof Person, string>>();

function namesAs(as: string): Record<keyof Person, string> {
  let names = namesOf.get(as);
  if (!names) {
    names = {
      id: `${as}_id`,
      key: `${as}_key`,
      name: `${as}_name`,
      email: `${as}_email`,
      displayName: `${as}_display_name`,
      active: `${as}_active`,
      timeZone: `${as}_time_zone`,
      avatarId: `${as}_avatar_id`,
    };
    namesOf.set(as, names);
  }
  return names;
}

const MOST_REMEMBERED = 1000;
const remembered = new Map<number, Person>();

/** The same people come with every row: one object for each, for as long as nothing about them changes. */
function oneAndTheSame(person: Person): Person {
  const known = remembered.get(person.id);
  if (known && isSame(known, person)) return known;
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  remembered.set(person.id, person);
  return person;
}

const isSame = (one: Person, other: Person): boolean =>
  one.key === other.key &&
  one.name === other.name &&
  one.email === other.email &&
  one.displayName === other.displayName &&
  one.active === other.active &&
  one.timeZone === other.timeZone &&
  one.avatarId === other.avatarId;

/**
 * @param actor the reader: whoever is not logged in sees no e-mail addresses
 * @returns null where nobody was joined
 */
export function toPerson<A extends string>(row: PersonRow<A>, as: A, actor: Actor): Person | null {
  const cell = row as Record<string, unknown>;
  const of = namesAs(as);
  if (cell[of.id] === null) return null;
  return oneAndTheSame({
    id: cell[of.id] as number,
    key: cell[of.key] as string,
    name: cell[of.name] as string,
    email: isSomebody(actor) ? (cell[of.email] as string | null) : null,
    displayName: cell[of.displayName] as string,
    active: (cell[of.active] as number) === 1,
    timeZone: cell[of.timeZone] as string | null,
    avatarId: cell[of.avatarId] as number | null,
  });
}
