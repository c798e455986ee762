/**
 * WAS and CHANGED: through the indexes of value_period to issues. A field that never changed has no rows there, and
 * holds since its issue was made what the issue holds now.
 */
import { type Expression, type SelectQueryBuilder, type SqlBool, sql } from 'kysely';
import type { Schema } from '../../db/schema.ts';
import { FOREVER } from '../../project/period.sql.ts';
import type { Values } from './condition.ts';
import { type ChangedTest, isEmptyWindow, type WasTest } from './condition-history.ts';
import { any, matches, nothing } from './logic.sql.ts';
import { compared, eb, type RowsStored, type ScalarStored, type Way } from './stored.sql.ts';

type Ids = SelectQueryBuilder<Schema, never, unknown>;
type Found = Expression<SqlBool>;

/** Rows of issues, and the column that says of which. */
interface Part {
  rows: Ids;
  issue: string;
}

/** Neither IN nor EXISTS is ever null here, so that NOT before it is its complement. */
function among(parts: readonly Part[], negated: boolean, way: Way): Found {
  const found = way === 'together' ? inAny(parts) : any(parts.map(exists));
  return negated ? eb.not(found) : found;
}

function inAny(parts: readonly Part[]): Found {
  const rows = union(parts.map((part) => part.rows));
  return rows ? eb('issue.id', 'in', rows as never) : nothing;
}

const exists = ({ rows, issue }: Part): Found =>
  eb.exists(rows.where(sql<SqlBool>`${sql.ref(issue)} = issue.id`));

const union = (parts: readonly Ids[]): Ids | null =>
  parts.length === 0 ? null : parts.reduce((rows, part) => rows.unionAll(part as never));

/** @param way each: other conditions leave few issues to look at */
export function compileWas(test: WasTest, way: Way): Found {
  const { window, field, negated } = test;
  if (window && isEmptyWindow(window)) return among([], negated, way);
  const present = { rows: presentRows(test), issue: 'now.id' };
  if (field === null) return among([present], negated, way);
  return among([{ rows: heldRows(test, field, way), issue: 'held.issue_id' }, present], negated, way);
}

function heldRows({ people, values, window, by }: WasTest, field: string, way: Way): Ids {
  let rows = eb
    .selectFrom('value_period as held')
    .select('held.issue_id as id')
    .where(eb(compared('held.field', way), '=', field))
    .where(isOne(compared('held.value', way), values, people));
  if (window?.until != null) rows = rows.where('held.started', '<', window.until);
  if (window?.from != null) rows = rows.where('held.ended', '>', window.from);
  for (const who of by) rows = rows.where(any(matches(sql.ref('held.started_by'), who)));
  return rows as unknown as Ids;
}

/** What issues hold now. Where moments or people matter, of those only whose field never changed: others have rows. */
function presentRows({ stored, values, window, by, field }: WasTest): Ids {
  let rows = eb
    .selectFrom('issue as now')
    .select('now.id')
    .where(stored.in === 'rows' ? hasRow(stored, values) : hasColumn(stored as ScalarStored, values));
  if (window?.until != null) rows = rows.where('now.created', '<', window.until);
  for (const who of by) rows = rows.where(any(matches(sql.ref('now.creator_id'), who)));
  if (field !== null && (window !== null || by.length > 0)) {
    rows = rows.where(({ not, exists: some, selectFrom }) =>
      not(
        some(
          selectFrom('value_period as ever')
            .select(sql.lit(1).as('one'))
            .whereRef('ever.issue_id', '=', 'now.id')
            .where('ever.field', '=', field),
        ),
      ),
    );
  }
  return rows as unknown as Ids;
}

function hasColumn(stored: ScalarStored, values: Values): Found {
  const value = sql.ref(`now.${'column' in stored ? stored.column : ''}`);
  return any([...matches(value, values), ...(values.empty ? [sql<SqlBool>`${value} is null`] : [])]);
}

function hasRow(stored: RowsStored, values: Values): Found {
  const kind = 'kind' in stored ? stored.kind : '';
  const rows = () =>
    eb.selectFrom('issue_version as value').select('value.issue_id').where('value.kind', '=', kind);
  const found = matches(sql.ref(`value.${stored.column}`), values).map(
    (one) => sql<SqlBool>`now.id in ${rows().where(one)}`,
  );
  return any([...found, ...(values.empty ? [sql<SqlBool>`now.id not in ${rows()}`] : [])]);
}

/** A value of the history is one of these: one IN, which an index answers. */
function isOne(value: Expression<number | string>, { ids, groupIds, empty }: Values, people: boolean): Found {
  if (!people) {
    const texts = [...ids.map(String), ...(empty ? [''] : [])];
    return texts.length === 0 ? nothing : sql<SqlBool>`${value} in (${sql.join(texts)})`;
  }
  const known = eb.selectFrom('app_user').select('app_user.key');
  const keys = [
    ...(ids.length > 0 ? [known.where('app_user.id', 'in', ids as number[])] : []),
    ...(groupIds.length > 0 ? [known.where('app_user.id', 'in', membersOf(groupIds))] : []),
  ].map((part) => part as unknown as Ids);
  const some = union(keys);
  return any([
    ...(some ? [eb(value, 'in', some as never)] : []),
    ...(empty ? [sql<SqlBool>`${value} = ''`] : []),
  ]);
}

const membersOf = (groupIds: readonly number[]) =>
  eb.selectFrom('group_member').select('group_member.user_id').where('group_member.group_id', 'in', groupIds);

/** @param way as of compileWas() */
export function compileChanged(test: ChangedTest, way: Way): Found {
  const { window, field, negated, from, to } = test;
  if (field === null || (window && isEmptyWindow(window))) return among([], negated, way);
  const needs: Need[] = [
    ...to.map((values): Need => ({ side: 'started', values })),
    ...from.map((values): Need => ({ side: 'ended', values })),
  ];
  // Issues are found by the first, and looked at for the rest. More have been without a value than had any one.
  const [first, ...rest] = needs.sort((a, b) => Number(a.values.empty) - Number(b.values.empty));
  const edits = (side: Side, others: readonly Need[]): Part => ({
    rows: editRows(test, field, side, others, way),
    issue: 'part.issue_id',
  });
  if (first) return among([edits(first, rest)], negated, way);
  // An edit may take a version away and put none in its place; of other fields something always comes.
  const went = test.stored.in === 'rows' ? [edits({ side: 'ended' }, [])] : [];
  return among([edits({ side: 'started' }, []), ...went], negated, way);
}

/** A value that an edit brings, or takes away. */
interface Need {
  side: 'started' | 'ended';
  values: Values;
}

/** The same of any value. */
type Side = Pick<Need, 'side'> & Partial<Need>;

function editRows(
  { people, window, by }: ChangedTest,
  field: string,
  need: Side,
  rest: readonly Need[],
  way: Way,
): Ids {
  const { side, values } = need;
  let rows = eb
    .selectFrom('value_period as part')
    .select('part.issue_id as id')
    .where(eb(compared('part.field', way), '=', field))
    .where(`part.${side}_in`, 'is not', null);
  if (values) rows = rows.where(isOne(compared('part.value', way), values, people));
  if (window?.from != null) rows = rows.where(`part.${side}`, '>=', window.from);
  const until = window?.until ?? (side === 'ended' ? FOREVER : null);
  if (until !== null) rows = rows.where(`part.${side}`, '<', until);
  for (const who of by) rows = rows.where(any(matches(sql.ref(`part.${side}_by`), who)));
  for (const other of rest) {
    rows = rows.where(({ exists: some, selectFrom }) =>
      some(
        selectFrom('value_period as other')
          .select(sql.lit(1).as('one'))
          .whereRef('other.issue_id', '=', 'part.issue_id')
          .where(eb(compared('other.field', 'each'), '=', sql.ref<string>('part.field')))
          .whereRef(`other.${other.side}_in`, '=', `part.${side}_in`)
          .where(isOne(compared('other.value', 'each'), other.values, people)),
      ),
    );
  }
  return rows as unknown as Ids;
}
