import { badKey, tooManyProperties, valueNeeded, valueTooLong } from './property.errors.ts';

export const MOST_KEY = 255;
export const MOST_VALUE = 32_768;

/** A key as it may be stored. @throws 400 */
export function readKey(key: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  if (key === '' || key.length > MOST_KEY || /[\u0000-\u001f\u007f]/.test(key)) throw badKey(MOST_KEY);
  return key;
}

/** A value as JSON text. @throws 400 */
export function propertyJson(value: unknown): string {
  if (value === undefined) throw valueNeeded();
  const json = JSON.stringify(value);
  if (json.length > MOST_VALUE) throw valueTooLong(MOST_VALUE);
  return json;
}

export interface PropertyToPut {
  readonly key: string;
  /** JSON text. */
  readonly json: string;
}

const MOST = 100;

/** `[{"key":"k","value":any JSON}]`, as they come along with an issue or a comment. @throws 400 */
export function readProperties(
  list: readonly { readonly key: string; readonly value?: unknown }[] = [],
): PropertyToPut[] {
  if (list.length > MOST) throw tooManyProperties();
  return list.map(({ key, value }) => ({ key: readKey(key), json: propertyJson(value) }));
}
