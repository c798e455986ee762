/**
 * Filters: queries that people keep. Promises:
 * - A filter is its owner's and theirs with whom it is shared; to everyone else, administrators among them, it is not
 *   there.
 * - It is changed by its owner and those with whom it is shared for that, deleted by its owner, and by an administrator
 *   with whom it is shared.
 * - What is kept is right JQL. Its text is shared as it was written; what it finds is decided by who asks.
 */
import { record } from '../../audit/audit.service.ts';
import { type Ctx, transact } from '../../context.ts';
import { isDuplicate } from '../../db/violation.ts';
import { readId } from '../../kernel/id.ts';
import { isPlainText } from '../../kernel/plain-text.ts';
import { checkJql } from '../search.service.ts';
import type { ShareInput } from '../share/share.schema.ts';
import { replaceShares } from '../share/share.service.ts';
import * as errors from './filter.errors.ts';
import * as store from './filter.store.ts';
import type { Filter, SeenFilter } from './filter.ts';
import { shareByScope } from './share-scope.service.ts';

const longestName = 255;
const longestDescription = 32_767;
/** So that nobody fills the database with them. */
const mostOwned = 5000;

/**
 * What `filter = 10000` and `filter = "My open issues"` mean: an id comes first, then the actor's own filter of the
 * name, then the oldest of the name that is shared with them.
 * @returns null: there is none, or none that the actor may see
 */
export async function findVisibleFilter(ctx: Ctx, idOrName: string | number): Promise<SeenFilter | null> {
  const text = String(idOrName);
  const id = readId(text);
  const found = id === null ? null : await store.findVisibleFilter(ctx.db, ctx.actor, id);
  return found ?? (await store.findVisibleFilterByName(ctx.db, ctx.actor, text));
}

/**
 * The filter that an address names.
 * @param missing what to say where there is none, or none that the actor may see: 400 of filters, 404 of what hangs on one
 */
export async function requireFilter(
  ctx: Ctx,
  id: string,
  missing = errors.noSuchFilter,
): Promise<SeenFilter> {
  const number = readId(id);
  const filter = number === null ? null : await store.findVisibleFilter(ctx.db, ctx.actor, number);
  if (!filter) throw missing();
  return filter;
}

/** @throws AppError 403 */
export function requireEditable(filter: SeenFilter): void {
  if (!filter.editable) throw errors.mayNotEdit();
}

/** As callers send it; what is absent stays. */
export interface FilterAsked {
  name?: string | undefined;
  description?: string | null | undefined;
  jql?: string | null | undefined;
  favourite?: boolean | undefined;
  shares?: readonly ShareInput[] | undefined;
}

/** @throws AppError 400 by field, or with Jira's sentences about the JQL */
export async function createFilter(ctx: Ctx, asked: FilterAsked): Promise<SeenFilter> {
  const ownerId = ctx.actor.userId ?? 0;
  const draft = withAsked({ id: 0, ownerId, name: '', description: '', jql: '' }, asked);
  await checkJql(ctx, draft.jql, null);
  return explainDuplicate(() =>
    transact(ctx, async (tx) => {
      if ((await store.countOwned(tx.db, ownerId)) >= mostOwned) throw errors.tooManyFilters(mostOwned);
      const id = await store.insertFilter(tx.db, draft);
      if (asked.shares) await replaceShares(tx, 'filter_id', id, asked.shares);
      else await shareByScope(tx, id);
      // Whoever makes a filter has it among the favourites, unless they say otherwise.
      if (asked.favourite !== false) await store.insertFavourite(tx.db, ownerId, id);
      return requireFilter(tx, String(id));
    }),
  );
}

/** @throws AppError 403, 400 by field, or with Jira's sentences about the JQL */
export async function changeFilter(ctx: Ctx, found: SeenFilter, asked: FilterAsked): Promise<SeenFilter> {
  const { favourite, ...changes } = asked;
  const changesIt = Object.values(changes).some((value) => value !== undefined);
  return explainDuplicate(() =>
    transact(ctx, async (tx) => {
      if (changesIt || favourite === undefined) await rewrite(tx, found, changes);
      if (favourite !== undefined) await mark(tx, found, favourite);
      return requireFilter(tx, String(found.id));
    }),
  );
}

/** What is absent stays as whoever came before has left it. */
async function rewrite(tx: Ctx, { id }: Filter, asked: FilterAsked): Promise<void> {
  await store.lockFilter(tx.db, id);
  const before = await requireFilter(tx, String(id));
  requireEditable(before);
  const after = withAsked(before, asked);
  if (after.jql !== before.jql) await checkJql(tx, after.jql, id);
  await store.updateFilter(tx.db, after);
  if (asked.shares) await replaceShares(tx, 'filter_id', id, asked.shares);
}

/** @throws AppError 403 */
export async function deleteFilter(ctx: Ctx, filter: SeenFilter): Promise<void> {
  const own = filter.ownerId === ctx.actor.userId;
  if (!own && !ctx.actor.may('ADMINISTER')) throw errors.mayNotDelete();
  await transact(ctx, async (tx) => {
    await store.removeFilter(tx.db, filter.id);
    if (own) return;
    await record(tx, {
      category: 'filters',
      action: 'filter-deleted',
      summary: 'Filter of another user deleted',
      object: { type: 'filter', id: String(filter.id), name: filter.name },
    });
  });
}

/** Puts it among the actor's favourites, or takes it from there. */
export const setFavourite = (ctx: Ctx, filter: SeenFilter, favourite: boolean): Promise<SeenFilter> =>
  transact(ctx, async (tx) => {
    await mark(tx, filter, favourite);
    return { ...filter, favourite };
  });

const mark = (tx: Ctx, { id }: Filter, favourite: boolean): Promise<void> =>
  (favourite ? store.insertFavourite : store.removeFavourite)(tx.db, tx.actor.userId ?? 0, id);

function withAsked<F extends Filter>(before: F, asked: FilterAsked): F {
  const name = asked.name?.trim() ?? before.name;
  const description = asked.description === undefined ? before.description : (asked.description ?? '');
  const problems: Record<string, string> = {};
  // Jira names the field of its dialog.
  if (name === '') problems.filterName = errors.nameMissing;
  else if (name.length > longestName) problems.filterName = errors.nameTooLong(longestName);
  else if (!isPlainText(name)) problems.filterName = errors.notPlain;
  if (description.length > longestDescription || !description.isWellFormed())
    problems.description = errors.descriptionTooLong(longestDescription);
  if (Object.keys(problems).length > 0) throw errors.invalidFilter(problems);
  return { ...before, name, description, jql: asked.jql === undefined ? before.jql : (asked.jql ?? '') };
}

async function explainDuplicate<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    throw isDuplicate(error) ? errors.invalidFilter({ filterName: errors.nameTaken }) : error;
  }
}
