/** What can be chosen in a field, context by context. Whoever may know of the field may know of its options. */
import { record } from '../../audit/audit.service.ts';
import { type Ctx, transact } from '../../context.ts';
import { isDuplicate } from '../../db/violation.ts';
import { readId } from '../../kernel/id.ts';
import * as errors from './custom-field.errors.ts';
import { visibleCustomFields } from './custom-field.service.ts';
import {
  type Context,
  type CustomField,
  fieldKey,
  hasOptions,
  isCascading,
  type Option,
} from './custom-field.ts';
import * as store from './option.store.ts';

/** In their order, disabled ones too. */
export const listOptions = (ctx: Ctx, contextIds: readonly number[]): Promise<Option[]> =>
  store.listOptions(ctx.db, contextIds);

export interface SeenOption {
  readonly field: CustomField;
  readonly option: Option;
  readonly childIds: readonly number[];
}

/** @throws AppError 404, the same for one of a field that is hidden */
export async function requireOption(ctx: Ctx, text: string): Promise<SeenOption> {
  const id = readId(text);
  const option = id === null ? null : await store.findOption(ctx.db, id);
  const field =
    option &&
    (await visibleCustomFields(ctx)).find(({ contexts }) =>
      contexts.some((context) => context.id === option.contextId),
    );
  if (!option || !field) throw errors.noSuchOption(text);
  const all = await store.listOptions(ctx.db, [option.contextId]);
  return { field, option, childIds: childrenOf(all, option.id) };
}

/** The same, of this very field. */
export async function requireOptionOf(ctx: Ctx, field: CustomField, id: string): Promise<SeenOption> {
  const found = await requireOption(ctx, id);
  if (found.field.id !== field.id) throw errors.noSuchOption(id);
  return found;
}

export const childrenOf = (options: readonly Option[], parentId: number): number[] =>
  options.filter((one) => one.parentId === parentId).map((one) => one.id);

export interface NewOption {
  readonly value: string;
  readonly disabled: boolean;
  /** The option of a cascading select that it belongs to; null: it is a first choice. */
  readonly parentId: string | null;
}

const MOST_VALUE = 255;

/** Adds options behind the others, all or none. @throws AppError 400 */
export async function addOptions(
  ctx: Ctx,
  field: CustomField,
  context: Context,
  given: readonly NewOption[],
): Promise<Option[]> {
  if (!hasOptions(field)) throw errors.withoutOptions(fieldKey(field.id));
  if (given.length === 0) throw errors.optionsNeeded();
  return transact(ctx, async (tx) => {
    const present = await store.listOptions(tx.db, [context.id]);
    const added: Option[] = [];
    for (const { value, disabled, parentId } of given) {
      const parent = parentId === null ? null : findParent(field, present, parentId);
      const option = { contextId: context.id, parentId: parent, value: checkValue(value), disabled };
      added.push(await unique(option.value, () => store.insertOption(tx.db, option)));
    }
    await recordOptions(tx, field, 'custom-field-options-added', 'Custom field options added', added);
    return added;
  });
}

function findParent(field: CustomField, present: readonly Option[], id: string): number {
  if (!isCascading(field)) throw errors.notCascading();
  const parent = present.find((one) => String(one.id) === id && one.parentId === null);
  if (!parent) throw errors.noSuchParent();
  return parent.id;
}

/** @throws AppError 400 */
export async function changeOption(
  ctx: Ctx,
  field: CustomField,
  { id }: Option,
  changes: { value?: string; disabled?: boolean },
): Promise<Option> {
  const value = changes.value === undefined ? undefined : checkValue(changes.value);
  return transact(ctx, async (tx) => {
    await store.lockOption(tx.db, id);
    const option = await store.findOption(tx.db, id);
    if (!option) throw errors.noSuchOption(String(id));
    const changed = {
      ...option,
      value: value ?? option.value,
      disabled: changes.disabled ?? option.disabled,
    };
    await unique(changed.value, () => store.updateOption(tx.db, changed));
    await recordOptions(tx, field, 'custom-field-option-changed', 'Custom field option updated', [changed]);
    return changed;
  });
}

/** Several of one context, all or none. @throws AppError 400, 404 for one that is not in the context */
export const changeOptions = (
  ctx: Ctx,
  field: CustomField,
  context: Context,
  changes: readonly { id: string; value?: string; disabled?: boolean }[],
): Promise<Option[]> =>
  transact(ctx, async (tx) => {
    const present = await store.listOptions(tx.db, [context.id]);
    const changed: Option[] = [];
    for (const { id, ...change } of changes) {
      const option = present.find((one) => String(one.id) === id);
      if (!option) throw errors.noSuchOption(id);
      changed.push(await changeOption(tx, field, option, change));
    }
    return changed;
  });

/** Takes an option off the field, and off the issues that have it. */
export const deleteOption = (ctx: Ctx, field: CustomField, option: Option): Promise<void> =>
  transact(ctx, async (tx) => {
    await store.removeOption(tx.db, option.id);
    await recordOptions(tx, field, 'custom-field-option-deleted', 'Custom field option deleted', [option]);
  });

/**
 * Moves options, in the order in which they are named.
 * @param to first, last, or behind the option of this id
 * @throws AppError 404 for one that is not in the context
 */
export async function moveOptions(
  ctx: Ctx,
  field: CustomField,
  context: Context,
  ids: readonly string[],
  to: 'first' | 'last' | { after: string },
): Promise<void> {
  await transact(ctx, async (tx) => {
    await store.lockOptionsOf(tx.db, context.id);
    const present = await store.listOptions(tx.db, [context.id]);
    const find = (id: string) => {
      const option = present.find((one) => String(one.id) === id);
      if (!option) throw errors.noSuchOption(id);
      return option;
    };
    const moved = [...new Set(ids)].map(find);
    const rest = present.filter((one) => !moved.includes(one));
    const after = typeof to === 'string' ? null : find(to.after);
    const at = to === 'first' ? 0 : after ? rest.indexOf(after) + 1 : rest.length;
    const ordered = [...rest.slice(0, at), ...moved, ...rest.slice(at)];
    await store.updateOptionOrder(
      tx.db,
      ordered.map((one) => one.id),
    );
    await recordOptions(tx, field, 'custom-field-options-moved', 'Custom field options reordered', moved);
  });
}

function checkValue(typed: string): string {
  const value = typed.trim();
  if (value === '') throw errors.valueNeeded();
  if (value.length > MOST_VALUE) throw errors.valueTooLong(MOST_VALUE);
  return value;
}

async function unique<T>(value: string, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    throw isDuplicate(error) ? errors.optionExists(value) : error;
  }
}

const recordOptions = (
  tx: Ctx,
  field: CustomField,
  action: string,
  summary: string,
  options: readonly Option[],
): Promise<void> =>
  record(tx, {
    category: 'fields',
    action,
    summary,
    object: { type: 'custom field', id: fieldKey(field.id), name: field.name },
    changed: options
      .slice(0, 100)
      .map((option) => ({ fieldName: `Option ${option.id}`, changedFrom: '', changedTo: option.value })),
  });
