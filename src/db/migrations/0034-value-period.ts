/**
 * What each issue's fields held from when to when, for WAS and CHANGED; and under which names values are spoken of in
 * histories. Both are filled from the histories that there are.
 */
import { sql } from 'kysely';
import type { AnyDb } from '../engine.ts';
import type { Migration } from '../migrate.ts';

export const valuePeriod: Migration = async (db, engine) => {
  const { text, integer } = engine.columns;
  await engine.createTable(db, 'value_period', 1, (t) =>
    t
      .addColumn('issue_id', integer, (c) => c.notNull().references('issue.id').onDelete('cascade'))
      .addColumn('field', text, (c) => c.notNull())
      .addColumn('value', text, (c) => c.notNull())
      .addColumn('started', integer, (c) => c.notNull())
      .addColumn('started_by', integer)
      .addColumn('started_in', integer)
      .addColumn('ended', integer, (c) => c.notNull())
      .addColumn('ended_by', integer)
      .addColumn('ended_in', integer),
  );
  await db.schema
    .createTable('past_value')
    .addColumn('field', text, (c) => c.notNull())
    .addColumn('name_lower', text, (c) => c.notNull())
    .addColumn('value', text, (c) => c.notNull())
    .addPrimaryKeyConstraint('past_value_pk', ['field', 'name_lower', 'value'])
    .execute();
  await fillValuePeriods(db);
  await fillPastValues(db);
  const index = (name: string, columns: string[]) =>
    db.schema.createIndex(`value_period_${name}`).on('value_period').columns(columns).execute();
  // Which issues, without a look at the rows: that is what these have their last column for.
  await index('issue', ['issue_id', 'field', 'ended']);
  await index('value_started', ['field', 'value', 'started', 'ended', 'started_in', 'issue_id']);
  await index('value_ended', ['field', 'value', 'ended', 'started', 'ended_in', 'issue_id']);
  await index('started', ['field', 'started', 'started_in', 'issue_id']);
  await index('started_by', ['started_by', 'field', 'started', 'started_in', 'issue_id']);
  await index('ended_by', ['ended_by', 'field', 'ended', 'issue_id']);
};

const FOREVER = sql.lit(Number.MAX_SAFE_INTEGER);
/** PostgreSQL takes a bare null in a UNION for a text. */
const NONE = sql`cast(null as bigint)`;

/** Fills an empty table from the histories: every period of every field that ever changed. */
export async function fillValuePeriods(db: AnyDb): Promise<void> {
  const insert = sql`insert into value_period
    (issue_id, field, value, started, started_by, started_in, ended, ended_by, ended_in)`;
  await sql`${insert} ${firstOfOne}`.execute(db);
  await sql`${insert} ${othersOfOne}`.execute(db);
  await sql`${insert} ${versionsThatCame}`.execute(db);
  await sql`${insert} ${versionsFromTheFirst}`.execute(db);
  await sql`${insert} ${withoutVersions}`.execute(db);
}

/** Changes of fields that hold one value, each with its neighbours. */
const steps = sql`
  select c.id, g.issue_id, g.id as group_id, g.author_id, g.created, c.field_id as field,
    coalesce(c.from_value, '') as before_value, coalesce(c.to_value, '') as after_value,
    row_number() over w as place,
    lead(g.created) over w as next_created, lead(g.author_id) over w as next_author, lead(g.id) over w as next_id
  from change_item c
  join change_group g on g.id = c.group_id
  where c.field_type = 'jira' and c.field_id in ('assignee', 'priority', 'reporter', 'resolution', 'status')
  window w as (partition by g.issue_id, c.field_id order by g.created, g.id, c.id)`;

const firstOfOne = sql`
  select s.issue_id, s.field, s.before_value, i.created, i.creator_id, ${NONE}, s.created, s.author_id, s.group_id
  from (${steps}) s join issue i on i.id = s.issue_id
  where s.place = 1`;

const othersOfOne = sql`
  select s.issue_id, s.field, s.after_value, s.created, s.author_id, s.group_id,
    coalesce(s.next_created, ${FOREVER}), s.next_author, s.next_id
  from (${steps}) s`;

/** Versions that came to an issue or went from it: a row each. */
const events = sql`
  select g.issue_id, g.id as group_id, g.author_id, g.created, coalesce(c.to_value, c.from_value) as value,
    case when c.to_value is null then -1 else 1 end as sign
  from change_item c
  join change_group g on g.id = c.group_id
  where c.field_type = 'jira' and c.field_id = 'fixVersions'`;

const eventsOfVersion = sql`
  select e.*, row_number() over w as place,
    lead(e.created) over w as next_created, lead(e.author_id) over w as next_author, lead(e.group_id) over w as next_id
  from (${events}) e
  window w as (partition by e.issue_id, e.value order by e.created, e.group_id)`;

const versionsThatCame = sql`
  select v.issue_id, 'fixVersions', v.value, v.created, v.author_id, v.group_id,
    coalesce(v.next_created, ${FOREVER}), v.next_author, v.next_id
  from (${eventsOfVersion}) v where v.sign = 1`;

/** Those that an issue was made with: they went first of all, or they are still there though others came and went. */
const versionsFromTheFirst = sql`
  select v.issue_id, 'fixVersions', v.value, i.created, i.creator_id, ${NONE}, v.created, v.author_id, v.group_id
  from (${eventsOfVersion}) v join issue i on i.id = v.issue_id
  where v.sign = -1 and v.place = 1
  union all
  select i.id, 'fixVersions', cast(h.version_id as text), i.created, i.creator_id, ${NONE}, ${FOREVER}, ${NONE}, ${NONE}
  from issue i join issue_version h on h.issue_id = i.id and h.kind = 'fix'
  where i.id in (select e.issue_id from (${events}) e)
    and not exists (
      select 1 from (${events}) e where e.issue_id = i.id and e.value = cast(h.version_id as text))`;

/** How many versions an issue had after each edit, counted back from those that it has; place 0 is its creation. */
const counts = sql`
  select d.issue_id, d.created, d.author_id, d.group_id,
    (select count(*) from issue_version h where h.issue_id = d.issue_id and h.kind = 'fix')
      - (sum(d.net) over (partition by d.issue_id)
        - sum(d.net) over (partition by d.issue_id order by d.created, d.place)) as held,
    d.place
  from (
    select e.issue_id, e.created, e.author_id, e.group_id, e.group_id as place, sum(e.sign) as net
    from (${events}) e group by e.issue_id, e.created, e.author_id, e.group_id
    union all
    select i.id, i.created, i.creator_id, ${NONE}, 0, 0 from issue i
    where i.id in (select e.issue_id from (${events}) e)
  ) d`;

/** Only the edits by which the field became empty, or ceased to be. */
const turns = sql`
  select * from (
    select n.*, lag(n.held) over (partition by n.issue_id order by n.created, n.place) as held_before
    from (${counts}) n
  ) t where t.held_before is null or (t.held = 0 and t.held_before > 0) or (t.held > 0 and t.held_before = 0)`;

const withoutVersions = sql`
  select u.issue_id, 'fixVersions', '', u.created, u.author_id, u.group_id,
    coalesce(u.next_created, ${FOREVER}), u.next_author, u.next_id
  from (
    select t.*,
      lead(t.created) over w as next_created, lead(t.author_id) over w as next_author,
      lead(t.group_id) over w as next_id
    from (${turns}) t
    window w as (partition by t.issue_id order by t.created, t.place)
  ) u where u.held = 0`;

/** Names as histories have them. lower() of SQLite knows ASCII only, so what has other letters is folded here. */
export async function fillPastValues(db: AnyDb): Promise<void> {
  const { rows } = await sql<{ field: string; value: string; name: string }>`
    select field_id as field, from_value as value, from_string as name from change_item
    where field_type = 'jira' and field_id in ('fixVersions', 'priority', 'resolution', 'status')
      and from_value is not null and from_string is not null
    union
    select field_id, to_value, to_string from change_item
    where field_type = 'jira' and field_id in ('fixVersions', 'priority', 'resolution', 'status')
      and to_value is not null and to_string is not null`.execute(db);
  for (const { field, value, name } of rows) {
    await db
      .insertInto('past_value')
      .values({ field, value, name_lower: name.normalize('NFC').toLowerCase() })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}
