/** Properties that come along with an issue. */
import type { Ctx } from '../../context.ts';
import { tooManyProperties } from './property.errors.ts';
import * as store from './property.store.ts';
import { propertyJson, readKey } from './property.ts';

export interface PropertyToPut {
  readonly key: string;
  /** JSON text. */
  readonly json: string;
}

const MOST = 100;

/** `[{"key":"k","value":any JSON}]` @throws 400 */
export function readProperties(
  list: readonly { readonly key: string; readonly value?: unknown }[] = [],
): PropertyToPut[] {
  if (list.length > MOST) throw tooManyProperties();
  return list.map(({ key, value }) => ({ key: readKey(key), json: propertyJson(value) }));
}

export async function putProperties(
  ctx: Ctx,
  issueId: number,
  properties: readonly PropertyToPut[],
): Promise<void> {
  for (const { key, json } of properties) await store.putValue(ctx.db, issueId, key, json);
}
