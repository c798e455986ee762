/**
 * Keeps what fields held from when to when (value_period) in step with the histories: whoever writes a change calls
 * writePeriods() in the same transaction.
 *
 * A field has periods from its first change on. Before it, the issue itself says what was held all along.
 */
import type { Db } from '../db/engine.ts';
import { fold } from '../kernel/fold.ts';

/** When a period ends that has not ended. */
export const FOREVER = Number.MAX_SAFE_INTEGER;

/** One item of an edit, as it stands in the history. */
export interface EditItem {
  readonly groupId: number;
  readonly issueId: number;
  readonly authorId: number | null;
  /** ms UTC */
  readonly created: number;
  readonly fieldId: string | null;
  readonly from: string | null;
  readonly fromString: string | null;
  readonly to: string | null;
  readonly toString: string | null;
}

/** Fields that WAS and CHANGED can ask for: those with one value, and the one with several. */
const single = new Set(['assignee', 'priority', 'reporter', 'resolution', 'status']);
const VERSIONS = 'fixVersions';
/** What people are called is looked up in the present. */
const people = new Set(['assignee', 'reporter']);

/** Fewest that an engine takes in one statement, by its limit on parameters. */
const AT_ONCE = 500;

/**
 * Takes edits into account.
 * @param items of one call at most one edit to each issue, already in the history
 */
export async function writePeriods(db: Db, items: readonly EditItem[]): Promise<void> {
  const kept = items.filter(
    ({ fieldId }) => fieldId !== null && (single.has(fieldId) || fieldId === VERSIONS),
  );
  if (kept.length === 0) return;
  const steps = stepsOf(kept);
  const open = await listOpen(db, steps);
  const rest = steps.filter((step) => !open.has(placeOf(step)));
  const first = rest.length === 0 ? open : await listFirst(db, rest);
  const plans = steps.map((step) => plan(step, open.get(placeOf(step)) ?? first.get(placeOf(step)) ?? []));
  await endPeriods(
    db,
    kept,
    plans.flatMap(({ ended }) => ended),
  );
  await insertPeriods(
    db,
    plans.flatMap(({ made }) => made),
  );
  await writeNames(db, kept);
}

/** What one edit did to one field. */
interface Step {
  readonly issueId: number;
  readonly field: string;
  readonly edit: EditItem;
  readonly went: string[];
  readonly came: string[];
}

const placeOf = ({ issueId, field }: { issueId: number; field: string }): string => `${issueId} ${field}`;

function stepsOf(items: readonly EditItem[]): Step[] {
  const steps = new Map<string, Step>();
  for (const item of items) {
    const place = { issueId: item.issueId, field: item.fieldId ?? '' };
    const step = steps.get(placeOf(place)) ?? { ...place, edit: item, went: [], came: [] };
    steps.set(placeOf(place), step);
    if (item.from !== null) step.went.push(item.from);
    if (item.to !== null) step.came.push(item.to);
  }
  return [...steps.values()];
}

interface Period {
  issue_id: number;
  field: string;
  value: string;
  started: number;
  started_by: number | null;
  started_in: number | null;
  ended: number;
  ended_by: number | null;
  ended_in: number | null;
}

/** A period that is under way: by its row, or not written yet, for the field had not changed before. */
type Open = { readonly value: string } & ({ readonly id: number } | { readonly row: Period });

function plan({ field, issueId, edit, went, came }: Step, before: readonly Open[]) {
  const goes = ({ value }: Open): boolean =>
    single.has(field) || went.includes(value) || (value === '' && came.length > 0);
  const going = before.filter(goes);
  const staying = before.filter((one) => !goes(one));
  const coming = came.filter((value) => !staying.some((one) => one.value === value));
  const values = staying.length + coming.length === 0 ? [''] : coming;
  const end = { ended: edit.created, ended_by: edit.authorId, ended_in: edit.groupId };
  const start = { started: edit.created, started_by: edit.authorId, started_in: edit.groupId };
  const still = { ended: FOREVER, ended_by: null, ended_in: null };
  return {
    ended: going.flatMap((one) => ('id' in one ? [one.id] : [])),
    made: [
      ...going.flatMap((one) => ('row' in one ? [{ ...one.row, ...end }] : [])),
      ...staying.flatMap((one) => ('row' in one ? [one.row] : [])),
      ...values.map((value): Period => ({ issue_id: issueId, field, value, ...start, ...still })),
    ],
  };
}

const issuesOf = (steps: readonly Step[]): number[] => [...new Set(steps.map(({ issueId }) => issueId))];

async function listOpen(db: Db, steps: readonly Step[]): Promise<Map<string, Open[]>> {
  const rows = await db
    .selectFrom('value_period')
    .select(['id', 'issue_id as issueId', 'field', 'value'])
    .where('issue_id', 'in', issuesOf(steps))
    .where('field', 'in', [...new Set(steps.map(({ field }) => field))])
    .where('ended', '=', FOREVER)
    .execute();
  return Map.groupBy(rows, placeOf);
}

/** What fields held since their issues were made, for those that change for the first time. */
async function listFirst(db: Db, steps: readonly Step[]): Promise<Map<string, Open[]>> {
  const issues = await db
    .selectFrom('issue')
    .select(['id', 'created', 'creator_id'])
    .where('id', 'in', issuesOf(steps))
    .execute();
  const byId = new Map(issues.map((issue) => [issue.id, issue]));
  const versions = await listVersions(db, steps);
  return new Map(
    steps.map((step) => [
      placeOf(step),
      firstValues(step, versions.get(step.issueId) ?? []).map((value) => {
        const issue = byId.get(step.issueId);
        const row: Period = {
          issue_id: step.issueId,
          field: step.field,
          value,
          started: issue?.created ?? step.edit.created,
          started_by: issue?.creator_id ?? null,
          started_in: null,
          ended: FOREVER,
          ended_by: null,
          ended_in: null,
        };
        return { value, row };
      }),
    ]),
  );
}

/** The versions that the issues have; whether already without what went and with what came does not matter here. */
async function listVersions(db: Db, steps: readonly Step[]): Promise<Map<number, string[]>> {
  const issueIds = issuesOf(steps.filter(({ field }) => field === VERSIONS));
  if (issueIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('issue_version')
    .select(['issue_id', 'version_id'])
    .where('kind', '=', 'fix')
    .where('issue_id', 'in', issueIds)
    .execute();
  const byIssue = Map.groupBy(rows, (row) => row.issue_id);
  return new Map([...byIssue].map(([id, some]) => [id, some.map((row) => String(row.version_id))]));
}

function firstValues({ field, went, came }: Step, versions: readonly string[]): string[] {
  const had = field === VERSIONS ? versions.filter((one) => !came.includes(one) && !went.includes(one)) : [];
  const values = [...went, ...had];
  return values.length === 0 ? [''] : values;
}

async function endPeriods(db: Db, items: readonly EditItem[], ids: readonly number[]): Promise<void> {
  const groupIds = [...new Set(items.map(({ groupId }) => groupId))];
  for (let at = 0; at < ids.length; at += AT_ONCE) {
    await db
      .updateTable('value_period')
      .from('change_group as edit')
      .set((eb) => ({
        ended: eb.ref('edit.created'),
        ended_by: eb.ref('edit.author_id'),
        ended_in: eb.ref('edit.id'),
      }))
      .where('value_period.id', 'in', ids.slice(at, at + AT_ONCE))
      .where('edit.id', 'in', groupIds)
      .whereRef('edit.issue_id', '=', 'value_period.issue_id')
      .execute();
  }
}

async function insertPeriods(db: Db, rows: readonly Period[]): Promise<void> {
  for (let at = 0; at < rows.length; at += AT_ONCE) {
    await db
      .insertInto('value_period')
      .values(rows.slice(at, at + AT_ONCE))
      .execute();
  }
}

async function writeNames(db: Db, items: readonly EditItem[]): Promise<void> {
  const names = new Map<string, { field: string; name_lower: string; value: string }>();
  const note = (field: string, value: string | null, name: string | null): void => {
    if (value === null || name === null) return;
    const row = { field, name_lower: fold(name), value };
    names.set(JSON.stringify(row), row);
  };
  for (const item of items) {
    if (item.fieldId === null || people.has(item.fieldId)) continue;
    note(item.fieldId, item.from, item.fromString);
    note(item.fieldId, item.to, item.toString);
  }
  if (names.size === 0) return;
  await db
    .insertInto('past_value')
    .values([...names.values()])
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
