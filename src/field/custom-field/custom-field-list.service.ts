/** The list of custom fields for administrators: searched, narrowed, sorted, with how much each is used. */
import type { Ctx } from '../../context.ts';
import { fold } from '../../kernel/fold.ts';
import type { Page } from '../../kernel/paging.ts';
import * as errors from './custom-field.errors.ts';
import { listCustomFields, requireCustomField } from './custom-field.service.ts';
import * as store from './custom-field.store.ts';
import { type CustomField, fieldKey, projectsOf } from './custom-field.ts';

export interface UsedField extends CustomField {
  readonly usage: store.Usage;
}

export interface ListAsked {
  /** In the name or the description. */
  readonly search: string;
  /** Empty: all. */
  readonly projectIds: readonly number[];
  readonly screenIds: readonly number[];
  readonly types: readonly string[];
  /** Only fields whose values last changed before this moment (ms UTC); null: all. */
  readonly lastValueUpdate: number | null;
  readonly sortColumn: string;
  readonly sortOrder: string;
  readonly page: Page;
}

export interface FieldPage {
  readonly total: number;
  readonly fields: readonly UsedField[];
}

const none: store.Usage = { screens: [], issuesWithValue: 0, lastValueUpdate: null };

const sorts: Readonly<Record<string, (field: UsedField) => string | number>> = {
  name: (field) => fold(field.name),
  type: (field) => field.type,
  projectscount: (field) => projectsOf(field)?.length ?? Number.MAX_SAFE_INTEGER,
  screenscount: (field) => field.usage.screens.length,
  lastvalueupdate: (field) => field.usage.lastValueUpdate ?? 0,
  issueswithvalue: (field) => field.usage.issuesWithValue,
};

/** @throws AppError 400 that names the parameter */
export async function listUsedFields(ctx: Ctx, asked: ListAsked): Promise<FieldPage> {
  const key = sorts[asked.sortColumn.toLowerCase()];
  if (!key) throw errors.badSort(asked.sortColumn);
  const order = asked.sortOrder.toLowerCase();
  if (order !== 'asc' && order !== 'desc') throw errors.badOrder(asked.sortOrder);
  const all = (await listCustomFields(ctx)).filter((field) => isAsked(field, asked));
  const usage = await store.usageOf(
    ctx.db,
    all.map(({ id }) => ({ id, key: fieldKey(id) })),
  );
  const used = all
    .map((field) => ({ ...field, usage: usage.get(field.id) ?? none }))
    .filter((field) => isUsedAsAsked(field, asked));
  const sign = order === 'asc' ? 1 : -1;
  const before = (a: UsedField, b: UsedField) => {
    const [one, other] = [key(a), key(b)];
    return one === other ? a.id - b.id : (one < other ? -1 : 1) * sign;
  };
  const { startAt, maxResults } = asked.page;
  return { total: used.length, fields: used.sort(before).slice(startAt, startAt + maxResults) };
}

export interface StandingField extends UsedField {
  readonly standings: readonly store.Standing[];
}

/** One of them, with the screens that it stands on. @param key customfield_10000, or 10000 @throws AppError 404 */
export async function readUsedField(ctx: Ctx, key: string): Promise<StandingField> {
  const field = await requireCustomField(ctx, key);
  const own = fieldKey(field.id);
  const usage = (await store.usageOf(ctx.db, [{ id: field.id, key: own }])).get(field.id) ?? none;
  return { ...field, usage, standings: await store.listStandings(ctx.db, own) };
}

function isAsked(field: CustomField, { search, projectIds, types }: ListAsked): boolean {
  const text = fold(search.trim());
  if (text !== '' && !fold(field.name).includes(text) && !fold(field.description).includes(text))
    return false;
  if (types.length > 0 && !types.includes(field.type)) return false;
  const projects = projectsOf(field);
  return projectIds.length === 0 || projects === null || projects.some((id) => projectIds.includes(id));
}

function isUsedAsAsked({ usage }: UsedField, { screenIds, lastValueUpdate }: ListAsked): boolean {
  if (screenIds.length > 0 && !usage.screens.some((id) => screenIds.includes(id))) return false;
  return lastValueUpdate === null || (usage.lastValueUpdate ?? 0) < lastValueUpdate;
}
