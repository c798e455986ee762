/**
 * Dashboards: pages of gadgets that people make for themselves and share. A dashboard that is not shared with the actor
 * is not there, for administrators too; these look after the system dashboard, which everybody sees.
 */
import { record } from '../audit/audit.service.ts';
import { type Ctx, transact } from '../context.ts';
import { isDuplicate } from '../db/violation.ts';
import { readId } from '../kernel/id.ts';
import type { Page } from '../kernel/paging.ts';
import { isPlainText } from '../kernel/plain-text.ts';
import { findUsersByIds } from '../people/user/user.service.ts';
import type { ShareInput } from '../search/share/share.schema.ts';
import { replaceShares, sharesOf } from '../search/share/share.service.ts';
import * as errors from './dashboard.errors.ts';
import * as store from './dashboard.store.ts';
import { type Dashboard, type LoadedDashboard, type SeenDashboard, systemDashboardId } from './dashboard.ts';
import { copyGadgets } from './gadget/gadget.service.ts';

const longestName = 255;
const longestDescription = 32_767;
/** So that nobody fills the database with them. */
const mostOwned = 1000;

/** @throws AppError 404, for what the actor may not see too */
export async function requireDashboard(ctx: Ctx, id: string): Promise<SeenDashboard> {
  const number = readId(id);
  const found = number === null ? null : await store.findVisibleDashboard(ctx.db, ctx.actor, number);
  if (!found) throw errors.noSuchDashboard(id);
  return found;
}

/** The same, to change it. @throws AppError 404, 403 */
export async function requireEditable(ctx: Ctx, id: string): Promise<SeenDashboard> {
  const dashboard = await requireDashboard(ctx, id);
  if (!dashboard.editable) throw errors.mayNotEdit();
  return dashboard;
}

/** By name. @param filter `favourite`, `my`; absent: all that the actor may see @throws AppError 400 */
export async function listDashboards(ctx: Ctx, filter: string | undefined, page: Page) {
  if (filter && filter !== 'favourite' && filter !== 'my') throw errors.badFilter(filter);
  return store.listDashboards(ctx.db, ctx.actor, (filter as 'my') || 'all', page);
}

/** With its owner, and with whom it is shared. */
export async function loadDashboard(ctx: Ctx, dashboard: SeenDashboard): Promise<LoadedDashboard> {
  const owners = await findUsersByIds(ctx, dashboard.ownerId === null ? [] : [dashboard.ownerId]);
  const shares = await sharesOf(ctx, 'dashboard_id', [dashboard.id]);
  const owner = dashboard.ownerId === null ? null : (owners.get(dashboard.ownerId) ?? null);
  return { ...dashboard, owner, shares: shares.get(dashboard.id) ?? [] };
}

/** As callers send it; what is absent stays. */
export interface DashboardAsked {
  name?: string | undefined;
  description?: string | null | undefined;
  shares?: readonly ShareInput[] | undefined;
}

/** @param original whose gadgets it gets; null: none @throws AppError 400 by field */
export async function createDashboard(
  ctx: Ctx,
  asked: DashboardAsked,
  original: SeenDashboard | null = null,
): Promise<SeenDashboard> {
  const ownerId = ctx.actor.userId ?? 0;
  const before = { id: 0, ownerId, name: original?.name ?? '', description: original?.description ?? '' };
  const draft = withAsked(before, asked);
  return explainDuplicate(() =>
    transact(ctx, async (tx) => {
      if ((await store.countOwned(tx.db, ownerId)) >= mostOwned) throw errors.tooMany(mostOwned);
      const id = await store.insertDashboard(tx.db, draft);
      if (asked.shares) await replaceShares(tx, 'dashboard_id', id, asked.shares);
      if (original) await copyGadgets(tx, original.id, id);
      await store.insertFavourite(tx.db, ownerId, id);
      return requireDashboard(tx, String(id));
    }),
  );
}

/** @throws AppError 403, 400 by field */
export async function changeDashboard(
  ctx: Ctx,
  found: SeenDashboard,
  asked: DashboardAsked,
): Promise<SeenDashboard> {
  if (found.id === systemDashboardId) throw errors.systemStays();
  return explainDuplicate(() =>
    transact(ctx, async (tx) => {
      await store.lockDashboard(tx.db, found.id);
      const before = await requireEditable(tx, String(found.id));
      await store.updateDashboard(tx.db, withAsked(before, asked));
      if (asked.shares) await replaceShares(tx, 'dashboard_id', before.id, asked.shares);
      return requireDashboard(tx, String(before.id));
    }),
  );
}

/** Its owner, or an administrator with whom it is shared. @throws AppError 400, 403 */
export async function deleteDashboard(ctx: Ctx, dashboard: SeenDashboard): Promise<void> {
  const own = dashboard.ownerId !== null && dashboard.ownerId === ctx.actor.userId;
  if (!own && !ctx.actor.may('ADMINISTER')) throw errors.mayNotDelete();
  if (dashboard.id === systemDashboardId) throw errors.systemStays();
  await transact(ctx, async (tx) => {
    await store.removeDashboard(tx.db, dashboard.id);
    if (!own) await tell(tx, dashboard);
  });
}

const tell = (tx: Ctx, { id, name }: Dashboard) =>
  record(tx, {
    category: 'dashboards',
    action: 'dashboard-deleted',
    summary: 'Dashboard of another user deleted',
    object: { type: 'dashboard', id: String(id), name },
  });

function withAsked<D extends Dashboard>(before: D, asked: DashboardAsked): D {
  const name = asked.name?.trim() ?? before.name;
  const description = asked.description === undefined ? before.description : (asked.description ?? '');
  const problems: Record<string, string> = {};
  if (name === '') problems.name = errors.nameMissing;
  else if (name.length > longestName) problems.name = errors.nameTooLong(longestName);
  else if (!isPlainText(name)) problems.name = errors.notPlain;
  if (description.length > longestDescription || !description.isWellFormed())
    problems.description = errors.descriptionTooLong(longestDescription);
  if (Object.keys(problems).length > 0) throw errors.invalidDashboard(problems);
  return { ...before, name, description };
}

async function explainDuplicate<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    throw isDuplicate(error) ? errors.invalidDashboard({ name: errors.nameTaken }) : error;
  }
}
