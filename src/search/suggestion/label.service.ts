/** Labels that begin as typed, for whoever is labelling an issue. */
import type { Ctx } from '../../context.ts';
import { requireCustomField } from '../../field/custom-field/custom-field.service.ts';
import * as store from './suggestion.store.ts';

const MOST = 20;

/**
 * Of issues that the actor may browse, each once, whatever its case.
 * @param customFieldId of a field of labels; null: the labels of issues
 * @throws AppError 404 for a field that is missing or hidden
 */
export async function suggestLabels(
  ctx: Ctx,
  typed: string,
  customFieldId: string | null,
): Promise<string[]> {
  const { db, actor } = ctx;
  if (customFieldId === null) return store.listLabels(db, actor, typed, MOST);
  const field = await requireCustomField(ctx, customFieldId);
  return field.type.endsWith(':labels') ? store.listCustomLabels(db, actor, field.id, typed, MOST) : [];
}
