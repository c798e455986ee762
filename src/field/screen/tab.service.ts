/** The tabs of a screen, and the fields on them. A field stands on a screen once; whoever changes one holds it. */
import { type Ctx, transact } from '../../context.ts';
import { isDuplicate } from '../../db/violation.ts';
import { fold } from '../../kernel/fold.ts';
import { listCustomFields } from '../custom-field/custom-field.service.ts';
import * as errors from './screen.errors.ts';
import { checkName, recordScreen, requireScreen } from './screen.service.ts';
import * as store from './screen.store.ts';
import { defaultScreenId, type FieldOnTab, type Screen, type Tab } from './screen.ts';
import * as fieldStore from './screen-field.store.ts';
import { type ScreenableField, screenableFields } from './screenable.ts';

const MOST_TABS = 100;

export const listTabs = async (ctx: Ctx, screen: Screen): Promise<Tab[]> =>
  (await store.listTabs(ctx.db, [screen.id])).get(screen.id) ?? [];

/** @throws AppError 400 */
export async function requireTab(ctx: Ctx, screen: Screen, id: string): Promise<Tab> {
  const tab = (await listTabs(ctx, screen)).find((one) => String(one.id) === id);
  if (!tab) throw errors.noSuchTab(id);
  return tab;
}

const changing = <T>(
  ctx: Ctx,
  screen: Screen,
  summary: string,
  work: (tx: Ctx, tabs: Tab[]) => Promise<T>,
): Promise<T> =>
  transact(ctx, async (tx) => {
    await store.lockScreen(tx.db, screen.id);
    const result = await work(tx, await listTabs(tx, screen));
    await recordScreen(tx, screen, 'screen-changed', summary);
    return result;
  });

/** Behind the others. @throws AppError 400 by field */
export const addTab = (ctx: Ctx, screen: Screen, typed: string): Promise<Tab> =>
  changing(ctx, screen, 'Screen tab added', async (tx, tabs) => {
    const name = uniqueName(tabs, typed, null);
    if (tabs.length >= MOST_TABS) throw errors.tooManyTabs(MOST_TABS);
    return store.insertTab(tx.db, screen.id, name, tabs.length);
  });

/** @throws AppError 400 by field */
export const renameTab = (ctx: Ctx, screen: Screen, tab: Tab, typed: string): Promise<Tab> =>
  changing(ctx, screen, 'Screen tab renamed', async (tx, tabs) => {
    const name = uniqueName(tabs, typed, tab.id);
    await store.renameTab(tx.db, tab.id, name);
    return { ...tab, name };
  });

/** With the fields on it. @throws AppError 412 for the last one */
export const deleteTab = (ctx: Ctx, screen: Screen, tab: Tab): Promise<void> =>
  changing(ctx, screen, 'Screen tab deleted', async (tx, tabs) => {
    if (tabs.length <= 1) throw errors.lastTab();
    await store.removeTab(tx.db, tab.id);
    await store.updateTabOrder(
      tx.db,
      tabs.filter((one) => one.id !== tab.id).map((one) => one.id),
    );
  });

/** @param position from 0 @throws AppError 400 where there is no such place */
export const moveTab = (ctx: Ctx, screen: Screen, tab: Tab, position: string): Promise<void> =>
  changing(ctx, screen, 'Screen tab moved', async (tx, tabs) => {
    const at = /^\d{1,4}$/.test(position) ? Number(position) : -1;
    if (at < 0 || at >= tabs.length) throw errors.noSuchPosition(position);
    const rest = tabs.filter((one) => one.id !== tab.id).map((one) => one.id);
    await store.updateTabOrder(tx.db, [...rest.slice(0, at), tab.id, ...rest.slice(at)]);
  });

function uniqueName(tabs: readonly Tab[], typed: string, own: number | null): string {
  const name = checkName(typed);
  if (tabs.some((tab) => tab.id !== own && fold(tab.name) === fold(name))) throw errors.tabNameTaken(name);
  return name;
}

export type ShownField = ScreenableField & { readonly showWhenEmpty: boolean };

/** In their order. */
export async function listFields(ctx: Ctx, tab: Tab): Promise<ShownField[]> {
  const known = screenableFields(await listCustomFields(ctx));
  const fields = await fieldStore.listFieldsOnTab(ctx.db, tab.id);
  return fields.map(({ fieldId, showWhenEmpty }) => ({
    ...(known.get(fieldId) ?? { id: fieldId, name: fieldId }),
    showWhenEmpty,
  }));
}

/** Fields that are on no tab of the screen yet, by name. */
export async function availableFields(ctx: Ctx, screen: Screen): Promise<ScreenableField[]> {
  const standing = new Set(await fieldStore.listFieldIds(ctx.db, screen.id));
  const known = screenableFields(await listCustomFields(ctx));
  return [...known.values()]
    .filter((field) => !standing.has(field.id))
    .sort((a, b) => (fold(a.name) < fold(b.name) ? -1 : 1));
}

/** At the end of the tab. @throws AppError 400 by field */
export const addField = (ctx: Ctx, screen: Screen, tab: Tab, fieldId: string): Promise<ShownField> =>
  changing(ctx, screen, 'Field added to screen', async (tx) => {
    const field = screenableFields(await listCustomFields(tx)).get(fieldId);
    if (!field) throw errors.noSuchField(fieldId);
    const present = await fieldStore.listFieldsOnTab(tx.db, tab.id);
    try {
      await fieldStore.insertField(tx.db, tab, fieldId, present.length);
    } catch (error) {
      throw isDuplicate(error) ? errors.alreadyOnScreen(fieldId) : error;
    }
    return { ...field, showWhenEmpty: false };
  });

/** On the first tab of the default screen. @throws AppError 400 by field */
export async function addToDefault(ctx: Ctx, fieldId: string): Promise<void> {
  const screen = await requireScreen(ctx, String(defaultScreenId));
  const [tab] = await listTabs(ctx, screen);
  if (!tab) throw errors.noSuchTab('');
  await addField(ctx, screen, tab, fieldId);
}

/** @throws AppError 400 where the field is not on the tab */
export const removeField = (ctx: Ctx, screen: Screen, tab: Tab, fieldId: string): Promise<void> =>
  changing(ctx, screen, 'Field removed from screen', async (tx) => {
    const rest = without(await fieldStore.listFieldsOnTab(tx.db, tab.id), fieldId);
    await fieldStore.removeField(tx.db, tab.id, fieldId);
    await fieldStore.updateFieldOrder(tx.db, tab.id, rest);
  });

export type Place = 'First' | 'Last' | 'Earlier' | 'Later' | { readonly after: string };

/** @throws AppError 400 where the field, or the one to go behind, is not on the tab */
export const moveField = (ctx: Ctx, screen: Screen, tab: Tab, id: string, to: Place): Promise<void> =>
  changing(ctx, screen, 'Field moved on screen', async (tx) => {
    const present = await fieldStore.listFieldsOnTab(tx.db, tab.id);
    const rest = without(present, id);
    const at = placeOf(
      present.findIndex((one) => one.fieldId === id),
      rest,
      to,
    );
    await fieldStore.updateFieldOrder(tx.db, tab.id, [...rest.slice(0, at), id, ...rest.slice(at)]);
  });

/** @param from where the field stands now */
function placeOf(from: number, rest: readonly string[], to: Place): number {
  if (to === 'First') return 0;
  if (to === 'Last') return rest.length;
  if (to === 'Earlier') return Math.max(0, from - 1);
  if (to === 'Later') return Math.min(rest.length, from + 1);
  const before = rest.indexOf(to.after);
  if (before < 0) throw errors.notOnTab(to.after);
  return before + 1;
}

/** @throws AppError 400 where the field is not on the tab */
export const showWhenEmpty = (
  ctx: Ctx,
  screen: Screen,
  tab: Tab,
  id: string,
  shown: boolean,
): Promise<void> =>
  changing(ctx, screen, 'Field changed on screen', async (tx) => {
    without(await fieldStore.listFieldsOnTab(tx.db, tab.id), id);
    await fieldStore.updateShowWhenEmpty(tx.db, tab.id, id, shown);
  });

/** The others of a tab. @throws AppError 400 where the field is not on it */
function without(present: readonly FieldOnTab[], id: string): string[] {
  if (!present.some((one) => one.fieldId === id)) throw errors.notOnTab(id);
  return present.filter((one) => one.fieldId !== id).map((one) => one.fieldId);
}
