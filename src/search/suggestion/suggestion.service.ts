/**
 * What a query may go on with. Pickers are how names leak (CVE-2019-3403 and its like): projects, components, versions
 * and labels come through what the reader may browse, people only to those who may browse users.
 */
import type { Ctx } from '../../context.ts';
import type { Clause, OperandKind } from '../../issue/fields/clause.ts';
import { pickGroups } from '../../people/group/group.service.ts';
import { pickUsers } from '../../people/user/user-search.service.ts';
import { matchProjects } from '../../project/project-list.service.ts';
import { statusCategories } from '../../workflow/status/status.ts';
import { customClauses } from '../jql/custom-clauses.service.ts';
import { findClauses, mayBeCustom, noCustomClauses } from '../jql/fields.ts';
import * as store from './suggestion.store.ts';
import { mostSuggestions, type Suggestion } from './suggestion.ts';

export interface SuggestionAsked {
  fieldName?: string | undefined;
  /** What was typed of a value, perhaps with an opening quotation mark. */
  fieldValue?: string | undefined;
  /** by, from, to. */
  predicateName?: string | undefined;
  predicateValue?: string | undefined;
}

/** At most 15, by name. What is asked of no field, or of one without values to complete, has none. */
export async function suggest(
  ctx: Ctx,
  asked: SuggestionAsked,
): Promise<{ typed: string; found: Suggestion[] }> {
  const predicate = asked.predicateName?.toLowerCase();
  const typed = unquoted((predicate ? asked.predicateValue : asked.fieldValue) ?? '');
  if (typed.length > 255) return { typed, found: [] };
  if (predicate === 'by') return { typed, found: await suggestUsers(ctx, typed) };
  const clauses = predicateFits(predicate) ? await clausesOf(ctx, asked.fieldName) : [];
  const found = new Map<string, Suggestion>();
  for (const clause of clauses)
    for (const one of (await readers[clause.operand]?.(ctx, typed, clause)) ?? [])
      if (!found.has(one.value)) found.set(one.value, one);
  return { typed, found: [...found.values()].slice(0, mostSuggestions) };
}

const predicateFits = (name: string | undefined): boolean => !name || name === 'from' || name === 'to';

const unquoted = (text: string): string => text.trim().replace(/^["']/, '').replace(/["']$/, '');

/** Of the fields of that name, as a query would understand it. */
async function clausesOf(ctx: Ctx, fieldName: string | undefined): Promise<readonly Clause[]> {
  if (!fieldName) return [];
  const name = { name: unquoted(fieldName), at: 0 };
  return findClauses(name, mayBeCustom(name) ? await customClauses(ctx) : noCustomClauses);
}

type Reader = (ctx: Ctx, typed: string, clause: Clause) => Promise<Suggestion[]>;

const plain = (names: readonly string[]): Suggestion[] => names.map((name) => ({ value: name, label: name }));

const constants =
  (table: 'status' | 'priority' | 'resolution' | 'issue_type'): Reader =>
  async ({ db }, typed) =>
    plain(await store.listConstants(db, table, typed, mostSuggestions));

const ofProjects =
  (table: 'component' | 'version'): Reader =>
  async ({ db, actor }, typed) =>
    plain(await store.listOfProjects(db, actor, table, typed, mostSuggestions));

const readers: Readonly<Partial<Record<OperandKind, Reader>>> = {
  status: constants('status'),
  priority: constants('priority'),
  resolution: constants('resolution'),
  issueType: constants('issue_type'),
  component: ofProjects('component'),
  version: ofProjects('version'),
  projectCategory: async ({ db, actor }, typed) =>
    plain(await store.listCategories(db, actor, typed, mostSuggestions)),
  label: async ({ db, actor }, typed, { stored }) =>
    plain(
      stored.in === 'custom'
        ? await store.listCustomLabels(db, actor, stored.fieldId, typed, mostSuggestions)
        : await store.listLabels(db, actor, typed, mostSuggestions),
    ),
  filter: async ({ db, actor }, typed) => plain(await store.listFilters(db, actor, typed, mostSuggestions)),
  option: suggestOptions,
  cascade: suggestOptions,
  group: async (ctx, typed) =>
    plain(
      (await pickGroups(ctx, { text: typed, exclude: [] }, mostSuggestions)).groups.map(({ name }) => name),
    ),
  statusCategory: async (_ctx, typed) =>
    plain(
      statusCategories
        .map(({ name }) => name)
        .filter((name) => name.toLowerCase().startsWith(typed.toLowerCase())),
    ),
  project: async (ctx, typed) =>
    (await matchProjects(ctx, typed))
      .slice(0, mostSuggestions)
      .map(({ key, name }) => ({ value: key, label: `${name} (${key})` })),
  user: suggestUsers,
};

async function suggestUsers(ctx: Ctx, typed: string): Promise<Suggestion[]> {
  const { users } = await pickUsers(ctx, { text: typed, exclude: [], most: mostSuggestions });
  return users.map((user) => ({ value: user.name, label: `${user.displayName} (${user.name})` }));
}

async function suggestOptions({ db, actor }: Ctx, typed: string, { stored }: Clause): Promise<Suggestion[]> {
  if (stored.in !== 'custom') return [];
  return plain(await store.listOptions(db, actor, stored.fieldId, typed, mostSuggestions));
}
