/** Values of custom fields: read for any number of issues in a fixed number of statements, written with the issue. */
import type { Ctx } from '../context.ts';
import * as store from './custom-value.store.ts';
import { type LoadedValue, type StoredValue, type StoredValues, sameValues } from './custom-value.ts';

type ByField = ReadonlyMap<number, readonly LoadedValue[]>;

/** Issue id → custom field id → its values. A project that the actor may not browse is none. */
export async function customValuesOf(
  ctx: Ctx,
  issueIds: readonly number[],
): Promise<ReadonlyMap<number, ByField>> {
  const { db, actor } = ctx;
  const values = await store.listValues(db, actor, issueIds);
  const projectIds = [...new Set(values.flatMap(({ stored }) => stored.projectId ?? []))];
  const projects = await store.projectsById(db, actor, projectIds);
  const issues = new Map<number, Map<number, LoadedValue[]>>();
  for (const value of values) {
    const fields = issues.get(value.issueId) ?? new Map<number, LoadedValue[]>();
    issues.set(value.issueId, fields);
    const project = projects.get(value.stored.projectId ?? 0) ?? null;
    fields.set(value.fieldId, [...(fields.get(value.fieldId) ?? []), { ...value, project }]);
  }
  return issues;
}

/** What an issue holds, ready to be changed. */
export async function storedValuesOf(ctx: Ctx, issueId: number): Promise<StoredValues> {
  const held: Record<number, StoredValue[]> = {};
  for (const { fieldId, stored } of await store.listValues(ctx.db, ctx.actor, [issueId])) {
    held[fieldId] = [...(held[fieldId] ?? []), stored];
  }
  return held;
}

/** Stores `after` where it differs, in the caller's transaction. */
export async function saveCustomValues(
  ctx: Ctx,
  issueId: number,
  before: StoredValues,
  after: StoredValues,
): Promise<void> {
  const changed = Object.keys(after)
    .map(Number)
    .filter((fieldId) => !sameValues(before[fieldId], after[fieldId]));
  if (changed.length === 0) return;
  const held = changed.filter((fieldId) => (before[fieldId] ?? []).length > 0);
  if (held.length > 0) await store.removeValues(ctx.db, issueId, held);
  const values = changed.flatMap((fieldId) =>
    (after[fieldId] ?? []).map((value, sequence) => ({ fieldId, sequence, value })),
  );
  await store.insertValues(ctx.db, issueId, values, ctx.now);
}
