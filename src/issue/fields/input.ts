/** Reading what clients send for a field: each function takes anything at all and answers, or refuses in Jira's words. */
import { type AppError, invalidField } from '../../kernel/app-error.ts';

export const TEXT_LIMIT = 32_767;

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** @throws `Operation value must be a string` */
export function readString(field: string, value: unknown): string {
  if (typeof value !== 'string') throw invalidField(field, 'Operation value must be a string');
  return value;
}

/** A long text; null and the empty text are no text. */
export function readText(field: string, value: unknown): string | null {
  if (value === null) return null;
  const text = readString(field, value);
  if (text.length > TEXT_LIMIT) throw tooLong(field);
  return text === '' ? null : text;
}

export const tooLong = (field: string): AppError =>
  invalidField(field, 'The entered text is too long. It exceeds the allowed limit of 32,767 characters.');

/** @throws `data was not an array` */
export function readArray(field: string, value: unknown): readonly unknown[] {
  if (value === null) return [];
  if (!Array.isArray(value)) throw invalidField(field, 'data was not an array');
  return value;
}

/** A reference as clients write it: by id, or else by name. */
export interface Reference {
  readonly id?: string;
  readonly name?: string;
}

/** `{"id":"3"}`, `{"id":3}` or `{"name":"High"}`; null where it is none of them. */
export function readReference(value: unknown): Reference | null {
  if (!isObject(value)) return null;
  if (typeof value.id === 'string' || typeof value.id === 'number') return { id: String(value.id) };
  return typeof value.name === 'string' ? { name: value.name } : null;
}

/** The one of `list` that `reference` means; names are compared without regard to case. */
export function choose<T extends { readonly id: number; readonly name: string }>(
  list: readonly T[],
  reference: Reference,
): T | undefined {
  if (reference.id !== undefined) return list.find((one) => String(one.id) === reference.id);
  const name = reference.name?.trim().toLowerCase();
  return list.find((one) => one.name.toLowerCase() === name);
}

/** The items of `list` with one added, once. */
export const withItem = <T>(list: readonly T[], item: T): readonly T[] =>
  list.includes(item) ? list : [...list, item];

export const withoutItem = <T>(list: readonly T[], item: T): readonly T[] =>
  list.filter((one) => one !== item);
