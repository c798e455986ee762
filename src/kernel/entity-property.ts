/** Properties: JSON by key, which scripts and apps keep on a user, a project, an issue and so on; the same rules for all. */
import { type AppError, invalid, notFound } from './app-error.ts';
import { isPlainText } from './plain-text.ts';

const MOST_KEY = 255;
const MOST_VALUE = 32_768;

export const noSuchProperty = (key: string): AppError =>
  notFound(`The property with key '${key.slice(0, MOST_KEY)}' does not exist.`);

/** A key as it may be stored. @throws AppError 400 */
export function readPropertyKey(key: string): string {
  if (key !== '' && key.length <= MOST_KEY && isPlainText(key)) return key;
  throw invalid(`The property key must have 1 to ${MOST_KEY} characters, none of them a control character.`);
}

/** A value as JSON text. @param value undefined: none was sent @throws AppError 400 */
export function propertyJson(value: unknown): string {
  if (value === undefined) throw invalid('The property value must be a JSON document; none was sent.');
  const json = JSON.stringify(value);
  if (json.length <= MOST_VALUE) return json;
  throw invalid(`The property value must not exceed ${MOST_VALUE} characters as JSON.`);
}

/** A stored value, parsed. @param json null: there is none @throws AppError 404 */
export function readProperty(key: string, json: string | null): unknown {
  if (json === null) throw noSuchProperty(key);
  return JSON.parse(json);
}
