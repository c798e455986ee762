/** How user pickers read users and tell of them. */
import { invalidField } from '../../../kernel/app-error.ts';
import type { StoredValue } from '../../custom-value.ts';
import { findPerson, readPersonName } from '../person.ts';
import type { Facts, Told } from './custom-type.ts';

/** null: nobody. Whoever was deactivated may stay, not come. */
export function readUser(value: unknown, facts: Facts, before: readonly StoredValue[]): StoredValue | null {
  const name = readPersonName(facts.key, value);
  if (name === null || name === '') return null;
  const user = findPerson(facts.choices.users, name);
  if (!user || !(user.active || before.some((one) => one.userId === user.id)))
    throw noSuchUser(facts.key, name);
  return { userId: user.id };
}

export const noSuchUser = (key: string, name: string) =>
  invalidField(key, `User '${name.slice(0, 255)}' was not found in the system.`);

/** The key and the display name of each. */
export function toldUsers(values: readonly StoredValue[], { choices }: Facts): Told {
  const users = values.flatMap(({ userId }) => choices.users.find((user) => user.id === userId) ?? []);
  return {
    value: users.map((user) => user.key).join(', '),
    string: users.map((user) => user.displayName).join(', '),
  };
}
