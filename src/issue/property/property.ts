import { propertyJson, readPropertyKey } from '../../kernel/entity-property.ts';
import { tooManyProperties } from './property.errors.ts';

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
  return list.map(({ key, value }) => ({ key: readPropertyKey(key), json: propertyJson(value) }));
}
