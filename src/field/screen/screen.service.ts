/** Screens and their tabs: administrators arrange them; who administers a project may look at those that it shows. */
import { record } from '../../audit/audit.service.ts';
import { type Ctx, transact } from '../../context.ts';
import { isDuplicate, isReferenced } from '../../db/violation.ts';
import { fold } from '../../kernel/fold.ts';
import { readId } from '../../kernel/id.ts';
import { findProject, mayConfigure } from '../../project/project.service.ts';
import { screensOfProject } from '../scheme/project-fields.service.ts';
import * as errors from './screen.errors.ts';
import * as store from './screen.store.ts';
import type { Screen, Tab } from './screen.ts';
import { copyFields } from './screen-field.store.ts';

export interface UsedScreen extends Screen {
  readonly tabs: readonly Tab[];
  readonly uses: store.ScreenUses;
}

const unused: store.ScreenUses = { schemes: [], workflows: [] };

/** By name. @param search found anywhere in the name or the description */
export async function listScreens(ctx: Ctx, search: string): Promise<UsedScreen[]> {
  const text = fold(search.trim());
  const found = (await store.listScreens(ctx.db)).filter(
    (screen) => fold(screen.name).includes(text) || fold(screen.description).includes(text),
  );
  const ids = found.map((screen) => screen.id);
  const tabs = await store.listTabs(ctx.db, ids);
  const uses = await store.usesOf(ctx.db, ids);
  return found.map((screen) => ({
    ...screen,
    tabs: tabs.get(screen.id) ?? [],
    uses: uses.get(screen.id) ?? unused,
  }));
}

/** @throws AppError 400 */
export async function requireScreen(ctx: Ctx, text: string): Promise<Screen> {
  const id = readId(text);
  const screen = id === null ? null : await store.findScreen(ctx.db, id);
  if (!screen) throw errors.noSuchScreen(text);
  return screen;
}

/**
 * The screen, for whoever may look at it.
 * @param projectKey a project that shows it and that the actor administers; administrators need none
 * @throws AppError 403, the same where it is missing, not shown there, or the project is hidden
 */
export async function requireReadableScreen(
  ctx: Ctx,
  text: string,
  projectKey: string | undefined,
): Promise<Screen> {
  if (ctx.actor.may('ADMINISTER')) return requireScreen(ctx, text);
  const project = projectKey ? await findProject(ctx, projectKey) : null;
  const shown =
    project && (await mayConfigure(ctx, project.id)) ? await screensOfProject(ctx, project.id) : [];
  const id = readId(text);
  const screen = id !== null && shown.includes(id) ? await store.findScreen(ctx.db, id) : null;
  if (!screen) throw errors.mayNotSeeScreens();
  return screen;
}

const MOST_NAME = 255;
const MOST_DESCRIPTION = 1000;

export interface ScreenDetails {
  readonly name: string;
  readonly description: string;
}

/** With one empty tab. @throws AppError 400 by field */
export const createScreen = (ctx: Ctx, given: ScreenDetails): Promise<Screen> =>
  transact(ctx, async (tx) => {
    const details = checkDetails(given);
    const screen = await named(details.name, () => store.insertScreen(tx.db, details));
    await store.insertTab(tx.db, screen.id, 'Field Tab', 0);
    await recordScreen(tx, screen, 'screen-created', 'Screen created');
    return screen;
  });

/** With the same tabs and fields. @throws AppError 400 by field */
export const copyScreen = (ctx: Ctx, found: Screen, given: ScreenDetails): Promise<Screen> =>
  transact(ctx, async (tx) => {
    await store.lockScreen(tx.db, found.id);
    const details = checkDetails(given);
    const screen = await named(details.name, () => store.insertScreen(tx.db, details));
    const tabs = (await store.listTabs(tx.db, [found.id])).get(found.id) ?? [];
    for (const [sequence, tab] of tabs.entries()) {
      const { id } = await store.insertTab(tx.db, screen.id, tab.name, sequence);
      await copyFields(tx.db, tab.id, { id, screenId: screen.id });
    }
    await recordScreen(tx, screen, 'screen-created', `Screen copied from ${found.name}`);
    return screen;
  });

/** @throws AppError 400 by field */
export const changeScreen = (ctx: Ctx, found: Screen, given: Partial<ScreenDetails>): Promise<Screen> =>
  transact(ctx, async (tx) => {
    await store.lockScreen(tx.db, found.id);
    const screen = await requireScreen(tx, String(found.id));
    const details = checkDetails({
      name: given.name ?? screen.name,
      description: given.description ?? screen.description,
    });
    const changed = { ...screen, ...details };
    await named(changed.name, () => store.updateScreen(tx.db, changed));
    await recordScreen(tx, changed, 'screen-changed', 'Screen updated');
    return changed;
  });

/** @throws AppError 400 where something shows it */
export const deleteScreen = (ctx: Ctx, screen: Screen): Promise<void> =>
  transact(ctx, async (tx) => {
    const { schemes, workflows } = (await store.usesOf(tx.db, [screen.id])).get(screen.id) ?? unused;
    const uses = [...schemes.map(({ name }) => `'${name}'`), ...workflows.map((name) => `'${name}'`)];
    if (uses.length > 0) throw errors.screenInUse(screen.name, uses);
    try {
      await store.removeScreen(tx.db, screen.id);
    } catch (error) {
      throw isReferenced(error) ? errors.screenInUse(screen.name, ['a screen scheme']) : error;
    }
    await recordScreen(tx, screen, 'screen-deleted', 'Screen deleted');
  });

function checkDetails({ name: typed, description }: ScreenDetails): ScreenDetails {
  const name = checkName(typed);
  if (description.length > MOST_DESCRIPTION) throw errors.descriptionTooLong(MOST_DESCRIPTION);
  return { name, description };
}

export function checkName(typed: string): string {
  const name = typed.trim();
  if (name === '') throw errors.nameNeeded();
  if (name.length > MOST_NAME) throw errors.nameTooLong(MOST_NAME);
  return name;
}

async function named<T>(name: string, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    throw isDuplicate(error) ? errors.screenNameTaken(name) : error;
  }
}

export const recordScreen = (tx: Ctx, screen: Screen, action: string, summary: string): Promise<void> =>
  record(tx, {
    category: 'fields',
    action,
    summary,
    object: { type: 'screen', id: String(screen.id), name: screen.name },
  });
