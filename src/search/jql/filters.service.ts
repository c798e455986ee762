/** Reads the saved filters that a query names, as its reader may see them; a hidden one is one that is not there. */
import type { Ctx } from '../../context.ts';
import { AppError } from '../../kernel/app-error.ts';
import { fold } from '../../kernel/fold.ts';
import type { Query, ValueOperand } from './ast.ts';
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
  let open = wordsOf([query.where], new Set());
  if (open.size === 0) return noFilters;
  const asked = new Set<string>();
  const known = new Map<number, NamedFilter>();
  while (open.size > 0) {
    for (const word of open.keys()) asked.add(word);
    const fresh = (await read(ctx, open)).filter((one) => !known.has(one.id));
    for (const one of fresh) known.set(one.id, one);
    if (known.size > most.filters) throw tooManyFilters(most.filters);
    open = wordsOf(
      fresh.map(({ where }) => where),
      asked,
    );
  }
  return indexFilters([...known.values()], editing);
}

/** What filters are called in these, as `asked` keeps it → the text. Whether a number is bare decides what it is first. */
function wordsOf(
  clauses: readonly NamedFilter['where'][],
  asked: ReadonlySet<string>,
): Map<string, ValueOperand> {
  const words = new Map<string, ValueOperand>();
  for (const clause of clauses) {
    for (const value of filterValues(clause)) {
      const word = `${value.numeric} ${value.text}`;
      if (!asked.has(word)) words.set(word, value);
    }
  }
  return words;
}

/** What is settled by an id, or by a filter of the reader's own, is not looked for among all that are shared with them. */
async function read(ctx: Ctx, words: ReadonlyMap<string, ValueOperand>): Promise<NamedFilter[]> {
  const { db, actor } = ctx;
  const ids = [...words.values()].flatMap(({ text }) => (/^\d{1,15}$/.test(text) ? [Number(text)] : []));
  const byId = await store.listById(db, actor, [...new Set(ids)], most.filters);
  const numbered = new Set(byId.map(({ id }) => id));
  const byName = [...words.values()].filter(({ text, numeric }) => !numeric || !numbered.has(Number(text)));
  const names = new Set(byName.map(({ text }) => fold(text)));
  const own = actor.userId === null ? [] : await store.listOwn(db, actor.userId, [...names]);
  for (const { name_lower } of own) names.delete(name_lower);
  const oldest = await store.listOldest(db, actor, [...names], most.filters);
  return [...byId, ...own, ...oldest].map(({ id, name, name_lower, owner_id, jql }) => ({
    id,
    name,
    nameLower: name_lower,
    own: owner_id === actor.userId,
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
