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
import { eb, type RowsStored, type ScalarStored } from './stored.sql.ts';

type Ids = SelectQueryBuilder<Schema, never, unknown>;
type Found = Expression<SqlBool>;

/** `issue.id in (… union all …)` is never null, so that NOT before it is its complement. */
function among(parts: readonly Ids[], negated: boolean): Found {
  const rows = union(parts);
  const found = rows ? eb('issue.id', 'in', rows as never) : nothing;
  return negated ? eb.not(found) : found;
}

const union = (parts: readonly Ids[]): Ids | null =>
  parts.length === 0 ? null : parts.reduce((rows, part) => rows.unionAll(part as never));

export function compileWas(test: WasTest): Found {
  const { window, field, negated } = test;
  if (window && isEmptyWindow(window)) return among([], negated);
  return among([...(field === null ? [] : [heldRows(test, field)]), presentRows(test)], negated);
}

function heldRows({ people, values, window, by }: WasTest, field: string): Ids {
  let rows = eb
    .selectFrom('value_period as held')
    .select('held.issue_id as id')
    .where('held.field', '=', field)
    .where(isOne('held.value', values, people));
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
    rows = rows.where(({ not, exists, selectFrom }) =>
      not(
        exists(
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
function isOne(column: string, { ids, groupIds, empty }: Values, people: boolean): Found {
  const value = sql.ref(column);
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

export function compileChanged(test: ChangedTest): Found {
  const { window, field, negated, from, to } = test;
  if (field === null || (window && isEmptyWindow(window))) return among([], negated);
  const needs: Need[] = [
    ...to.map((values): Need => ({ side: 'started', values })),
    ...from.map((values): Need => ({ side: 'ended', values })),
  ];
  const [first, ...rest] = needs;
  if (first) return among([editRows(test, field, first, rest)], negated);
  const came = editRows(test, field, { side: 'started' }, []);
  // An edit may take a version away and put none in its place; of other fields something always comes.
  const several = test.stored.in === 'rows';
  const went = several ? [editRows(test, field, { side: 'ended' }, [])] : [];
  return among([came, ...went], negated);
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
): Ids {
  const { side, values } = need;
  let rows = eb
    .selectFrom('value_period as part')
    .select('part.issue_id as id')
    .where('part.field', '=', field)
    .where(`part.${side}_in`, 'is not', null);
  if (values) rows = rows.where(isOne('part.value', values, people));
  if (window?.from != null) rows = rows.where(`part.${side}`, '>=', window.from);
  const until = window?.until ?? (side === 'ended' ? FOREVER : null);
  if (until !== null) rows = rows.where(`part.${side}`, '<', until);
  for (const who of by) rows = rows.where(any(matches(sql.ref(`part.${side}_by`), who)));
  for (const other of rest) {
    rows = rows.where(({ exists, selectFrom }) =>
      exists(
        selectFrom('value_period as other')
          .select(sql.lit(1).as('one'))
          .whereRef('other.issue_id', '=', 'part.issue_id')
          .whereRef('other.field', '=', 'part.field')
          .whereRef(`other.${other.side}_in`, '=', `part.${side}_in`)
          .where(isOne('other.value', other.values, people)),
      ),
    );
  }
  return rows as unknown as Ids;
}
