/** Reads the saved filters that a query names, as its reader may see them; a hidden one is one that is not there. */
import type { Ctx } from '../../context.ts';
import { AppError } from '../../kernel/app-error.ts';
import { fold } from '../../kernel/fold.ts';
import type { Query } from './ast.ts';
import * as store from './filters.store.ts';
import { type Filters, filterValues, indexFilters, type NamedFilter, noFilters } from './filters.ts';
import { tooManyFilters } from './jql.errors.ts';
import { most } from './limits.ts';
import { parse } from './parse.ts';

/**
 * @param editing the filter whose query this is to become; null: none
 * @returns the filters, and those that they name in turn
 * @throws AppError 400 where there are more of them than limits.ts allows
 */
export async function filtersFor(ctx: Ctx, query: Query, editing: number | null): Promise<Filters> {
  let open = textsOf([query.where], new Set());
  if (open.size === 0) return noFilters;
  const asked = new Set<string>();
  const known = new Map<number, NamedFilter>();
  while (open.size > 0) {
    for (const text of open) asked.add(text);
    const fresh = (await read(ctx, [...open])).filter((one) => !known.has(one.id));
    for (const one of fresh) known.set(one.id, one);
    if (known.size > most.filters) throw tooManyFilters(most.filters);
    open = textsOf(
      fresh.map(({ where }) => where),
      asked,
    );
  }
  return indexFilters([...known.values()], editing);
}

function textsOf(clauses: readonly NamedFilter['where'][], asked: ReadonlySet<string>): Set<string> {
  const texts = new Set<string>();
  for (const clause of clauses)
    for (const { text } of filterValues(clause)) if (!asked.has(text)) texts.add(text);
  return texts;
}

async function read(ctx: Ctx, texts: readonly string[]): Promise<NamedFilter[]> {
  const ids = texts.filter((text) => /^\d{1,15}$/.test(text)).map(Number);
  const rows = await store.listNamed(ctx.db, ctx.actor, texts.map(fold), ids, most.filters);
  return rows.map(({ id, name, name_lower, owner_id, jql }) => ({
    id,
    name,
    nameLower: name_lower,
    own: owner_id === ctx.actor.userId,
    where: whereOf(jql),
  }));
}

function whereOf(jql: string): NamedFilter['where'] {
  try {
    return parse(jql).where;
  } catch (error) {
    if (error instanceof AppError) return 'unreadable';
    throw error;
  }
}
