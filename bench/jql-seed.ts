/**
 * A big installation for searches, made by the database itself from numbers: issues of 500 projects with all that JQL
 * asks of them. What the database keeps beside the tables (indexes, triggers) is taken away meanwhile and made again.
 */
import { sql } from 'kysely';
import type { App } from '../src/app.ts';
import type { Db } from '../src/db/engine.ts';
import { termsOf } from '../src/db/full-text.ts';
import { fillPastValues, fillValuePeriods } from '../src/db/migrations/0034-value-period.ts';
import { fold } from '../src/kernel/fold.ts';
import { sentenceOf } from './jql-words.ts';

export interface JqlSize {
  issues: number;
  /** To each issue. */
  comments: number;
  projects: number;
}

export const USERS = 200;
export const LABELS = 300;
export const VERSIONS = 4;
export const COMPONENTS = 4;
const TEXTS = 20_000;
const AT_ONCE = 50_000;
const DAY = 86_400_000;
/** How long people have been making issues. */
const YEARS = 730 * DAY;

/** Looks random in `of`, and is the same in every run; `k` gives others. */
const mix = (of: string, k: number): string =>
  `(((cast(${of} as bigint) + ${k * 7919}) * 2654435761) % 4294967296 / 1024)`;

export interface Fields {
  /** Single choice. */
  severity: number;
  /** Number. */
  points: number;
}

interface World {
  db: Db;
  now: number;
  firstUser: number;
  /** Of the first issue that is made. */
  firstIssue: number;
  typeIds: number[];
  size: JqlSize;
}

/** Fills empty tables. Projects P0 … are there, and the fields. */
export async function seedForJql(app: App, size: JqlSize, fields: Fields): Promise<void> {
  const { db, engine } = app.database;
  const raw = (text: string) => sql.raw(text).execute(db);
  const now = app.ctx().now;
  const firstUser = await seedUsers(db, now);
  const types = await db
    .selectFrom('issue_type')
    .select('id')
    .where('subtask', '=', 0)
    .orderBy('id')
    .execute();
  await seedParts(db);
  await seedTexts(db, engine.columns.terms, now);
  const restore = await withoutIndexes(db, engine.name);
  const world = { db, now, firstUser, firstIssue: 10_000, typeIds: types.map(({ id }) => id), size };
  await seedIssueRows(world);
  await seedRelated(world, fields);
  await seedComments(world);
  await restore();
  await seedHistory(db);
  await raw('drop table bench_text');
  await raw('drop table bench_part');
  await raw('analyze');
}

async function seedUsers(db: Db, now: number): Promise<number> {
  const users = Array.from({ length: USERS }, (_, n) => ({
    key: `JIRAUSER${n}`,
    name: `user${n}`,
    name_lower: `user${n}`,
    email: null,
    email_lower: null,
    display_name: `User ${n}`,
    display_name_lower: `user ${n}`,
    active: 1,
    time_zone: null,
    locale: null,
    password_hash: null,
    credential_version: 1,
    created: now,
    updated: now,
  }));
  const made = await db.insertInto('app_user').values(users).returning('id').execute();
  const ids = made.map(({ id }) => id).sort((a, b) => a - b);
  for (let team = 0; team < 10; team++) {
    const name = `team-${team}`;
    const group = await db
      .insertInto('app_group')
      .values({ name, name_lower: name, created: now })
      .returning('id')
      .executeTakeFirstOrThrow();
    const members = ids
      .filter((_, at) => at % 10 === team)
      .map((user_id) => ({ group_id: group.id, user_id }));
    await db.insertInto('group_member').values(members).execute();
  }
  return ids[0] ?? 0;
}

/** Versions and components of every project, numbered within it. */
async function seedParts(db: Db): Promise<void> {
  for (let n = 0; n < VERSIONS; n++) {
    await sql
      .raw(`insert into version (project_id, name, name_lower, released, archived, sequence)
        select id, '${n + 1}.0', '${n + 1}.0', ${n < 2 ? 1 : 0}, 0, ${n + 1} from project`)
      .execute(db);
  }
  for (let n = 0; n < COMPONENTS; n++) {
    await sql
      .raw(`insert into component (project_id, name, name_lower, assignee_type, archived)
        select id, 'Part ${n}', 'part ${n}', 'PROJECT_DEFAULT', 0 from project`)
      .execute(db);
  }
  await sql
    .raw(`create table bench_part as select v.project_id, v.sequence - 1 as place, v.id as version_id, c.id as component_id
      from version v join component c on c.project_id = v.project_id and c.name = 'Part ' || cast(v.sequence - 1 as text)`)
    .execute(db);
}

/** Texts that issues and comments are made of, analysed once each. */
async function seedTexts(db: Db, termsType: unknown, now: number): Promise<void> {
  await sql`create table bench_text (place bigint primary key, day text, summary text, summary_lower text,
    summary_terms ${termsType}, body text, body_lower text, body_terms ${termsType})`.execute(db);
  for (let from = 0; from < TEXTS; from += 200) {
    const rows = Array.from({ length: 200 }, (_, at) => {
      const n = from + at;
      const [summary, body] = [sentenceOf(n, 7), sentenceOf(n + TEXTS, 20)];
      const day = new Date(now + ((n % 400) - 200) * DAY).toISOString().slice(0, 10);
      const summaryTerms = sql`cast(${termsOf(db, summary)} as ${termsType})`;
      const bodyTerms = sql`cast(${termsOf(db, body)} as ${termsType})`;
      return sql`(${n}, ${day}, ${summary}, ${fold(summary)}, ${summaryTerms}, ${body}, ${fold(body)}, ${bodyTerms})`;
    });
    await sql`insert into bench_text values ${sql.join(rows)}`.execute(db);
  }
}

const inParts = async (
  total: number,
  work: (from: number, to: number) => Promise<unknown>,
): Promise<void> => {
  for (let from = 0; from < total; from += AT_ONCE) await work(from, Math.min(total, from + AT_ONCE));
};

async function seedIssueRows({ db, now, firstUser, firstIssue, typeIds, size }: World): Promise<void> {
  const { issues: total, projects } = size;
  const type = typeIds.map((id, at) => `when ${at} then ${id}`).join(' ');
  const user = (k: number) => `${firstUser} + ${mix('n', k)} % ${USERS}`;
  const created = `${now - YEARS} + n * ${Math.floor(YEARS / total)}`;
  // Of ten: three open, one in progress, two resolved, four closed.
  const status = `${mix('n', 1)} % 10`;
  const done = `${status} >= 4`;
  const updated = `case when (${created}) + ${mix('n', 2)} % 60 * ${DAY / 2} < ${now}
    then (${created}) + ${mix('n', 2)} % 60 * ${DAY / 2} else ${now} - ${mix('n', 2)} % ${DAY} end`;
  await inParts(total, (from, to) =>
    sql
      .raw(`insert into issue (id, project_id, number, issue_type_id, status_id, priority_id, resolution_id, summary,
        description, summary_lower, description_lower, summary_terms, description_terms, reporter_id, assignee_id,
        creator_id, created, updated, resolved, due_date)
      with recursive counted (n) as (select cast(${from} as bigint) union all select n + 1 from counted where n + 1 < ${to})
      select ${firstIssue} + n, p.id, n / ${projects} + 1, case n % ${typeIds.length} ${type} end,
        case when ${status} < 3 then 1 when ${status} < 4 then 3 when ${status} < 6 then 5 else 6 end,
        case when ${mix('n', 3)} % 20 < 12 then 3 else ${mix('n', 3)} % 5 + 1 end,
        case when ${done} then 10000 end,
        t.summary, d.body, t.summary_lower, d.body_lower, t.summary_terms, d.body_terms,
        ${user(4)}, case when ${mix('n', 5)} % 5 > 0 then ${user(6)} end, ${user(4)},
        ${created}, ${updated}, case when ${done} then ${updated} end,
        case when ${mix('n', 7)} % 5 = 0 then t.day end
      from counted join project p on p.key = 'P' || cast(n % ${projects} as text)
      join bench_text t on t.place = ${mix('n', 8)} % ${TEXTS} join bench_text d on d.place = ${mix('n', 9)} % ${TEXTS}`)
      .execute(db),
  );
  await sql.raw(`update project set last_issue_number = ${Math.ceil(total / projects)}`).execute(db);
}

async function seedRelated({ db, now, firstUser, firstIssue, size }: World, fields: Fields): Promise<void> {
  const raw = (text: string) => sql.raw(text).execute(db);
  const last = firstIssue + size.issues;
  const label = (k: number) => `'label-' || cast(${mix('id', k)} % ${LABELS} as text)`;
  const insertLabel = (k: number, where: string) =>
    raw(`insert into issue_label (issue_id, label, label_lower) select id, ${label(k)}, ${label(k)} from issue
      where id < ${last} and ${where} on conflict do nothing`);
  await insertLabel(11, `${mix('id', 10)} % 2 = 0`);
  await insertLabel(12, `${mix('id', 10)} % 4 = 0`);
  const part = (k: number) =>
    `from issue i join bench_part b on b.project_id = i.project_id and b.place = ${mix('i.id', k)} % ${VERSIONS}`;
  await raw(`insert into issue_component (issue_id, component_id) select i.id, b.component_id ${part(13)}`);
  await raw(`insert into issue_version (issue_id, version_id, kind) select i.id, b.version_id, 'fix' ${part(14)}
    where ${mix('i.id', 15)} % 2 = 0`);
  await raw(`insert into watcher (issue_id, user_id, created)
    select id, ${firstUser} + ${mix('id', 16)} % ${USERS}, ${now} from issue`);
  await raw(`insert into custom_field_value (issue_id, field_id, sequence, number, updated)
    select id, ${fields.points}, 0, ${mix('id', 17)} % 13, updated from issue where ${mix('id', 18)} % 2 = 0`);
  await raw(`insert into custom_field_value (issue_id, field_id, sequence, option_id, updated)
    select i.id, ${fields.severity}, 0, o.id, i.updated from issue i
    join custom_field_option o on o.sequence = ${mix('i.id', 19)} % 4
      and o.context_id in (select id from custom_field_context where field_id = ${fields.severity})
    where ${mix('i.id', 20)} % 3 = 0`);
}

async function seedComments({ db, firstUser, firstIssue, size }: World): Promise<void> {
  for (let turn = 0; turn < size.comments; turn++) {
    const user = `${firstUser} + ${mix('i.id', 30 + turn)} % ${USERS}`;
    await inParts(size.issues, (from, to) =>
      sql
        .raw(`insert into comment (issue_id, author_id, update_author_id, body, body_terms, created, updated)
        select i.id, ${user}, ${user}, t.body, t.body_terms, i.created + ${turn}, i.created + ${turn}
        from issue i join bench_text t on t.place = ${mix('i.id', 40 + turn)} % ${TEXTS}
        where i.id >= ${firstIssue + from} and i.id < ${firstIssue + to}`)
        .execute(db),
    );
  }
}

/** Status, assignee and resolution came to what they are in three edits. */
async function seedHistory(db: Db): Promise<void> {
  const raw = (text: string) => sql.raw(text).execute(db);
  const steps = [
    {
      hours: 1,
      of: 'status_id > 1',
      field: 'status',
      from: "'1'",
      to: "'3'",
      names: ["'Open'", "'In Progress'"],
    },
    {
      hours: 2,
      of: 'assignee_id is not null',
      field: 'assignee',
      from: 'null',
      to: '(select key from app_user u where u.id = i.assignee_id)',
      names: ['null', '(select display_name from app_user u where u.id = i.assignee_id)'],
    },
    {
      hours: 30,
      of: 'status_id > 3',
      field: 'status',
      from: "'3'",
      to: "'5'",
      names: ["'In Progress'", "'Resolved'"],
    },
    {
      hours: 30,
      of: 'status_id > 3',
      field: 'resolution',
      from: 'null',
      to: 'cast(i.resolution_id as text)',
      names: ['null', "'Done'"],
    },
    {
      hours: 50,
      of: 'status_id = 6',
      field: 'status',
      from: "'5'",
      to: "'6'",
      names: ["'Resolved'", "'Closed'"],
    },
  ];
  for (const hours of new Set(steps.map((step) => step.hours))) {
    const some = steps.filter((step) => step.hours === hours);
    await raw(`insert into change_group (issue_id, author_id, created)
      select id, reporter_id, created + ${hours * 3_600_000} from issue where ${some[0]?.of}`);
    for (const { of, field, from, to, names } of some) {
      await raw(`insert into change_item (group_id, field, field_type, field_id, from_value, from_string, to_value, to_string)
        select g.id, '${field}', 'jira', '${field}', ${from}, ${names[0]}, ${to}, ${names[1]}
        from issue i join change_group g on g.issue_id = i.id and g.created = i.created + ${hours * 3_600_000}
        where i.${of}`);
    }
  }
  await fillValuePeriods(db);
  await fillPastValues(db);
}

/** The rows are there; what PostgreSQL's triggers would have kept of them is not. */
const LOOKED_UP =
  'insert into comment_lookup select id, issue_id, visible_role_id, visible_group_id from comment';

const FILLED = [
  'issue',
  'issue_label',
  'issue_component',
  'issue_version',
  'watcher',
  'custom_field_value',
  'comment',
];

/** Takes away what is dear to keep up row by row. @returns what makes it again, from what is there then */
async function withoutIndexes(db: Db, engine: 'sqlite' | 'postgres'): Promise<() => Promise<void>> {
  const statements = engine === 'sqlite' ? await ofSqlite(db) : await ofPostgres(db);
  for (const { drop } of statements) await sql.raw(drop).execute(db);
  return async () => {
    await learnTerms(db, engine);
    for (const { make } of statements) await sql.raw(make).execute(db);
  };
}

interface Kept {
  drop: string;
  make: string;
}

async function ofSqlite(db: Db): Promise<Kept[]> {
  const { rows } = await sql<{ type: string; name: string; make: string }>`select type, name, sql as make
    from sqlite_master where type in ('index', 'trigger') and sql is not null
    and tbl_name in (${sql.join(FILLED)}) order by type`.execute(db);
  return rows.map(({ type, name, make }) => ({ drop: `drop ${type} ${name}`, make }));
}

async function ofPostgres(db: Db): Promise<Kept[]> {
  const { rows } = await sql<{
    name: string;
    make: string;
  }>`select indexname as name, indexdef as make from pg_indexes
    where schemaname = current_schema() and tablename in (${sql.join([...FILLED, 'comment_lookup'])}) and indexname not in (
      select conname from pg_constraint)`.execute(db);
  return [
    ...FILLED.map((table) => ({
      drop: `alter table ${table} disable trigger user`,
      make: `alter table ${table} enable trigger user`,
    })),
    ...rows.map(({ name, make }) => ({ drop: `drop index ${name}`, make })),
  ];
}

/** What the triggers would have done. */
async function learnTerms(db: Db, engine: 'sqlite' | 'postgres'): Promise<void> {
  const raw = (text: string) => sql.raw(text).execute(db);
  if (engine === 'postgres') {
    await raw(`insert into text_term (term) select distinct term from bench_text,
      unnest(tsvector_to_array(summary_terms) || tsvector_to_array(body_terms)) as found (term) where term not like '.%'`);
    await raw(LOOKED_UP);
    return;
  }
  for (const index of ['issue_terms', 'comment_terms']) {
    await raw(`insert into ${index} (${index}) values ('rebuild')`);
    await raw(`create virtual table bench_vocabulary using fts5vocab(${index}, row)`);
    await raw(
      `insert or ignore into text_term (term) select term from bench_vocabulary where term not like '.%'`,
    );
    await raw('drop table bench_vocabulary');
  }
}
