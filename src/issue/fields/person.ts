/** What assignee and reporter share: how clients name a user, and how the history tells of one. */
import { type AppError, invalidField } from '../../kernel/app-error.ts';
import { fold } from '../../kernel/fold.ts';
import type { ChangeItem } from '../changelog/changelog.ts';
import type { Person } from '../issue.ts';
import { changed, nothing } from './change.ts';
import { isObject, readString } from './input.ts';

/** `{"name":"fred"}` or `{"key":"JIRAUSER10000"}` → the text; null: nobody. */
export function readPersonName(field: string, value: unknown): string | null {
  if (value === null) return null;
  if (!isObject(value)) throw expected(field);
  const name = value.name === undefined ? value.key : value.name;
  if (name === undefined) throw expected(field);
  return name === null ? null : readString(field, name);
}

const expected = (field: string): AppError =>
  invalidField(field, "expected Object containing a 'name' property");

/** The names in `value`, whatever it is: what to look up before it is read. */
export function mentionedPeople(value: unknown): readonly string[] {
  if (!isObject(value)) return [];
  return [value.name, value.key].filter((name): name is string => typeof name === 'string');
}

export const findPerson = (users: readonly Person[], name: string): Person | undefined =>
  users.find((user) => fold(user.name) === fold(name.trim()) || user.key === name);

/** The history has the user's name and display name. */
export function changedPerson(
  fieldId: string,
  users: readonly Person[],
  before: number | null,
  after: number | null,
): readonly ChangeItem[] {
  const tell = (id: number | null) => {
    const user = users.find((one) => one.id === id);
    return user ? { value: user.key, string: user.displayName } : nothing;
  };
  return before === after ? [] : [changed(fieldId, fieldId, tell(before), tell(after))];
}
