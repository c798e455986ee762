/**
 * What a query may go on with. Pickers are how names leak (CVE-2019-3403 and its like): projects, components, versions
 * and labels come through what the reader may browse, people only to those who may browse users.
 */
import type { Ctx } from '../../context.ts';
import type { OperandKind } from '../../issue/fields/clause.ts';
import { pickUsers } from '../../people/user/user-search.service.ts';
import { matchProjects } from '../../project/project-list.service.ts';
import { statusCategories } from '../../workflow/status/status.ts';
import { findClause } from '../jql/fields.ts';
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
  const kind = predicate === 'by' ? 'user' : predicateFits(predicate) ? kindOf(asked.fieldName) : null;
  const read = kind === null ? undefined : readers[kind];
  return { typed, found: read && typed.length <= 255 ? await read(ctx, typed) : [] };
}

const predicateFits = (name: string | undefined): boolean => !name || name === 'from' || name === 'to';

const unquoted = (text: string): string => text.trim().replace(/^["']/, '').replace(/["']$/, '');

function kindOf(fieldName: string | undefined): OperandKind | null {
  if (!fieldName) return null;
  const clause = findClause({ name: unquoted(fieldName), at: 0 });
  return clause === null || clause === 'unbuilt' ? null : clause.operand;
}

type Reader = (ctx: Ctx, typed: string) => Promise<Suggestion[]>;

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
  label: async ({ db, actor }, typed) => plain(await store.listLabels(db, actor, typed, mostSuggestions)),
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
  user: async (ctx, typed) =>
    (await pickUsers(ctx, { text: typed, exclude: [], most: mostSuggestions })).users.map((user) => ({
      value: user.name,
      label: `${user.displayName} (${user.name})`,
    })),
};
