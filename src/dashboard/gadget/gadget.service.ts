/** The gadgets of a dashboard, three columns of them. Who may see or change the dashboard is its own service's question. */
import { record } from '../../audit/audit.service.ts';
import { type Ctx, transact } from '../../context.ts';
import { readId } from '../../kernel/id.ts';
import { isPlainText } from '../../kernel/plain-text.ts';
import { type Dashboard, systemDashboardId } from '../dashboard.ts';
import * as errors from './gadget.errors.ts';
import * as store from './gadget.store.ts';
import {
  findKind,
  type Gadget,
  type GadgetColor,
  gadgetColors,
  isColor,
  mostColumns,
  mostGadgets,
  place,
} from './gadget.ts';
import * as properties from './item-property.store.ts';

const longestTitle = 255;

/** Column after column, from the top. */
export const listGadgets = (ctx: Ctx, dashboard: Dashboard): Promise<Gadget[]> =>
  store.listGadgets(ctx.db, dashboard.id);

/** @throws AppError 404 */
export async function requireGadget(
  ctx: Ctx,
  dashboard: Dashboard,
  id: string,
  missing: (id: string) => Error = errors.noSuchGadget,
): Promise<Gadget> {
  const gadget = (await listGadgets(ctx, dashboard)).find((one) => one.id === readId(id));
  if (!gadget) throw missing(id);
  return gadget;
}

/** As callers send it; what is absent stays. */
export interface GadgetAsked {
  moduleKey?: string | undefined;
  title?: string | undefined;
  color?: string | undefined;
  position?: { row: number; column: number } | undefined;
}

/** @throws AppError 400 by field */
export async function addGadget(ctx: Ctx, dashboard: Dashboard, asked: GadgetAsked): Promise<Gadget> {
  if (!asked.moduleKey) throw errors.kindNeeded();
  const kind = findKind(asked.moduleKey);
  if (!kind) throw errors.unknownKind(asked.moduleKey);
  const nothing = { id: 0, dashboardId: dashboard.id, ...kind, color: 'blue', row: 0, column: 0 } as const;
  const draft = withAsked(nothing, asked);
  return transact(ctx, async (tx) => {
    await store.lockGadgetsOf(tx.db, dashboard.id);
    const others = await listGadgets(tx, dashboard);
    if (others.length >= mostGadgets) throw errors.tooMany(mostGadgets);
    const gadget = await store.insertGadget(tx.db, draft);
    await arrange(tx, others, gadget);
    await tell(tx, dashboard, 'added', gadget);
    return requireGadget(tx, dashboard, String(gadget.id));
  });
}

/** @throws AppError 400 by field */
export async function changeGadget(
  ctx: Ctx,
  dashboard: Dashboard,
  found: Gadget,
  asked: GadgetAsked,
): Promise<void> {
  await transact(ctx, async (tx) => {
    await store.lockGadgetsOf(tx.db, dashboard.id);
    const after = withAsked(await requireGadget(tx, dashboard, String(found.id)), asked);
    await arrange(tx, await listGadgets(tx, dashboard), after);
    await tell(tx, dashboard, 'changed', after);
  });
}

export async function removeGadget(ctx: Ctx, dashboard: Dashboard, gadget: Gadget): Promise<void> {
  await transact(ctx, async (tx) => {
    await store.removeGadget(tx.db, gadget.id);
    await tell(tx, dashboard, 'removed', gadget);
  });
}

/** Gives a new dashboard the gadgets of another one, and what these keep. */
export async function copyGadgets(tx: Ctx, from: number, to: number): Promise<void> {
  for (const gadget of await store.listGadgets(tx.db, from)) {
    const copy = await store.insertGadget(tx.db, { ...gadget, dashboardId: to });
    for (const { key, value } of await properties.listProperties(tx.db, gadget.id))
      await properties.putProperty(tx.db, copy.id, key, value);
  }
}

async function arrange(tx: Ctx, others: readonly Gadget[], moved: Gadget): Promise<void> {
  for (const gadget of place(others, moved)) {
    const before = others.find((one) => one.id === gadget.id);
    const stays = before?.row === gadget.row && before.column === gadget.column;
    if (gadget.id === moved.id || !stays) await store.updateGadget(tx.db, gadget);
  }
}

function withAsked<G extends Gadget>(before: G, { title, color, position }: GadgetAsked): G {
  const problems: Record<string, string> = {};
  if (title !== undefined && (title.trim() === '' || title.length > longestTitle || !isPlainText(title)))
    problems.title = errors.badTitle(longestTitle);
  if (color !== undefined && !isColor(color)) problems.color = errors.badColor(gadgetColors);
  if (position && !(position.row >= 0 && position.column >= 0 && position.column < mostColumns))
    problems.position = errors.badPosition(mostColumns);
  if (Object.keys(problems).length > 0) throw errors.invalidGadget(problems);
  return {
    ...before,
    title: title?.trim() ?? before.title,
    color: (color as GadgetColor | undefined) ?? before.color,
    row: position?.row ?? before.row,
    column: position?.column ?? before.column,
  };
}

/** What everybody sees is an administrator's doing, and is recorded. */
async function tell(
  tx: Ctx,
  dashboard: Dashboard,
  what: 'added' | 'changed' | 'removed',
  gadget: Gadget,
): Promise<void> {
  if (dashboard.id !== systemDashboardId) return;
  await record(tx, {
    category: 'dashboards',
    action: `system-gadget-${what}`,
    summary: `Gadget of the system dashboard ${what}`,
    object: { type: 'gadget', id: String(gadget.id), name: gadget.title },
  });
}
