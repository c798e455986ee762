import {
  DummyDriver,
  type Kysely,
  Kysely as KyselyOf,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import { describe, expect, it } from 'vitest';
import { type Actor, anonymous, system } from '../../context.ts';
import { mustBeTold } from '../../db/by-index.ts';
import type { Schema } from '../../db/schema.ts';
import { gatheredQuery, pageQuery } from '../search.store.ts';
import { compile } from './compile.sql.ts';
import { never } from './condition.ts';
import { makeDirectory } from './directory.ts';
import { noCustomClauses } from './fields.ts';
import { noFilters } from './filters.ts';
import { parse } from './parse.ts';
import { resolve } from './resolve.ts';
import { prepareTexts } from './text-match.service.ts';

const sqlite: Kysely<Schema> = new KyselyOf<Schema>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
});
const postgres: Kysely<Schema> = new KyselyOf<Schema>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
});

const directory = makeDirectory({
  status: [{ id: 6, names: ['closed'] }],
  issueType: [{ id: 1, names: ['bug'] }],
  user: [{ id: 7, names: ['fred'] }],
  group: [{ id: 9, names: ['devs'] }],
  version: [{ id: 3, names: ['1.0'], projectId: 10, sequence: 4 }],
  issue: [{ id: 77, names: ['test-5'], projectId: 10, sequence: 5 }],
});
const reader = { userId: 1, timeZone: 'UTC', now: 0, browsesUsers: true };
const understand = (jql: string) =>
  resolve(parse(jql), {
    reader,
    directory,
    custom: noCustomClauses,
    filters: noFilters,
    problems: new Set(),
  });

/** No word of these queries is looked up. */
const nothingRead = async () => [];

async function whereOf(db: Kysely<Schema>, jql: string, actor: Actor = system('UTC')) {
  const condition = await prepareTexts(
    { db, read: nothingRead },
    understand(jql).condition ?? never,
    new Set(),
  );
  const { sql, parameters } = db
    .selectFrom('issue')
    .select('issue.id')
    .where(compile(condition, actor, false, mustBeTold(db)))
    .compile();
  return { sql: sql.replace(/^.*? where /, ''), parameters };
}

interface Golden {
  jql: string;
  sqlite: string;
  postgres: string;
  parameters: unknown[];
  /** Where they are not the same. */
  postgresParameters?: unknown[];
}

const golden: Golden[] = [
  {
    jql: 'type=Bug AND status=Closed',
    sqlite: `("issue"."issue_type_id" in (?) and "issue"."status_id" in (?))`,
    postgres: `("issue"."issue_type_id" in ($1) and "issue"."status_id" in ($2))`,
    parameters: [1, 6],
  },
  {
    jql: 'not (status = Closed or assignee is empty) or due < 2024-01-31',
    sqlite: `((("issue"."status_id" is not null and not "issue"."status_id" in (?)) and "issue"."assignee_id" is not null) or "issue"."due_date" < ?)`,
    postgres: `((("issue"."status_id" is not null and not "issue"."status_id" in ($1)) and "issue"."assignee_id" is not null) or "issue"."due_date" < $2)`,
    parameters: [6, '2024-01-31'],
  },
  {
    jql: 'assignee in (fred, membersOf(devs), empty)',
    sqlite: `(("issue"."assignee_id" in (?) or "issue"."assignee_id" in (select "group_member"."user_id" from "group_member" where "group_member"."group_id" in (?))) or "issue"."assignee_id" is null)`,
    postgres: `(("issue"."assignee_id" in ($1) or "issue"."assignee_id" in (select "group_member"."user_id" from "group_member" where "group_member"."group_id" in ($2))) or "issue"."assignee_id" is null)`,
    parameters: [7, 9],
  },
  {
    jql: 'labels in (A, b)',
    sqlite: `"issue"."id" in (select "value"."issue_id" as "id" from "issue_label" as "value" where "value"."label_lower" in (?, ?))`,
    postgres: `"issue"."id" in (select "value"."issue_id" as "id" from "issue_label" as "value" where "value"."label_lower" in ($1, $2))`,
    parameters: ['a', 'b'],
  },
  {
    jql: 'labels not in (a, empty)',
    sqlite: `(exists (select "value"."issue_id" as "id" from "issue_label" as "value" where value.issue_id = issue.id) and not exists (select "value"."issue_id" as "id" from "issue_label" as "value" where "value"."label_lower" || '' in (?) and value.issue_id = issue.id))`,
    postgres: `(exists (select "value"."issue_id" as "id" from "issue_label" as "value" where value.issue_id = issue.id) and not exists (select "value"."issue_id" as "id" from "issue_label" as "value" where "value"."label_lower" || '' in ($1) and value.issue_id = issue.id))`,
    parameters: ['a'],
  },
  {
    jql: 'fixVersion > 1.0',
    sqlite: `"issue"."id" in (select "value"."issue_id" as "id" from "issue_version" as "value" inner join "version" on "version"."id" = "value"."version_id" where "value"."kind" = ? and (version.project_id = ? and version.sequence > ?))`,
    postgres: `"issue"."id" in (select "value"."issue_id" as "id" from "issue_version" as "value" inner join "version" on "version"."id" = "value"."version_id" where "value"."kind" = $1 and (version.project_id = $2 and version.sequence > $3))`,
    parameters: ['fix', 10, 4],
  },
  {
    jql: 'affectedVersion ~ "9*_"',
    sqlite: `"issue"."id" in (select "value"."issue_id" as "id" from "issue_version" as "value" inner join "version" on "version"."id" = "value"."version_id" where "value"."kind" = ? and "version"."name_lower" like ? escape '\\')`,
    postgres: `"issue"."id" in (select "value"."issue_id" as "id" from "issue_version" as "value" inner join "version" on "version"."id" = "value"."version_id" where "value"."kind" = $1 and "version"."name_lower" like $2 escape '\\')`,
    parameters: ['affects', '9%\\_'],
  },
  {
    jql: 'key >= TEST-5',
    sqlite: `("issue"."project_id" = ? and "issue"."number" >= ?)`,
    postgres: `("issue"."project_id" = $1 and "issue"."number" >= $2)`,
    parameters: [10, 5],
  },
  {
    jql: 'statusCategory = Done',
    sqlite: '"issue"."status_id" in (select "status".id from "status" where "status"."category_id" in (?))',
    postgres:
      '"issue"."status_id" in (select "status".id from "status" where "status"."category_id" in ($1))',
    parameters: [3],
  },
  {
    jql: 'votes > 2 and workratio >= 50',
    sqlite: `((select count(*) from "vote" as counted where counted.issue_id = issue.id) > ? and case when issue.time_original > 0 then coalesce(issue.time_spent, 0) * 100 / issue.time_original end >= ?)`,
    postgres: `((select count(*) from "vote" as counted where counted.issue_id = issue.id) > $1 and case when issue.time_original > 0 then coalesce(issue.time_spent, 0) * 100 / issue.time_original end >= $2)`,
    parameters: [2, 50],
  },
  {
    jql: 'summary ~ "Logins \\"at page\\" -(out in)"',
    sqlite: `"issue"."id" in (select rowid from "issue_terms" where "issue_terms" match ?)`,
    postgres: `("issue"."summary_terms" @@ $1::tsquery)`,
    parameters: [`summary_terms : ((("login" AND ".at page") NOT "out"))`],
    postgresParameters: [`(('login' & ('.at' <-> 'page')) & !'out')`],
  },
  {
    jql: 'not description ~ "red OR green OR (\\"two blue\\"~1)"',
    sqlite: `(coalesce("issue"."description", '') <> '' and case when "issue"."id" in (select rowid from "issue_terms" where "issue_terms" match ?) then 1 else 0 end = 0)`,
    postgres: `(coalesce("issue"."description", '') <> '' and case when ("issue"."description_terms" @@ $1::tsquery) then 1 else 0 end = 0)`,
    parameters: ['description_terms : (("red" OR "green" OR NEAR("two" "blue", 1)))'],
    postgresParameters: [
      `('red' | 'green' | (('two' <0> (('two' <1> 'blue' | 'two' <2> 'blue'))) | ('blue' <0> (('blue' <1> 'two' | 'blue' <2> 'two')))))`,
    ],
  },
  {
    jql: 'description is empty',
    sqlite: `not coalesce("issue"."description", '') <> ''`,
    postgres: `not coalesce("issue"."description", '') <> ''`,
    parameters: [],
  },
  {
    jql: 'labels = a and assignee = fred',
    sqlite: `(exists (select "value"."issue_id" as "id" from "issue_label" as "value" where "value"."label_lower" || '' in (?) and value.issue_id = issue.id) and "issue"."assignee_id" in (?))`,
    postgres: `("issue"."id" in (select "value"."issue_id" as "id" from "issue_label" as "value" where "value"."label_lower" in ($1)) and "issue"."assignee_id" in ($2))`,
    parameters: ['a', 7],
  },
  { jql: 'project = nowhere', sqlite: '1 = 0', postgres: '1 = 0', parameters: [] },
];

describe('a query as SQL', () => {
  it.each(golden)('$jql', async ({ jql, parameters, postgresParameters = parameters, ...expected }) => {
    expect(await whereOf(sqlite, jql)).toEqual({ sql: expected.sqlite, parameters });
    expect(await whereOf(postgres, jql)).toEqual({ sql: expected.postgres, parameters: postgresParameters });
  });

  it('looks into logged work that the reader sees, and no other', async () => {
    const { sql } = await whereOf(
      sqlite,
      'worklogAuthor = fred and worklogDate = 2024-01-31',
      anonymous('UTC'),
    );
    expect(sql).toBe(
      '("issue"."id" in (select "worklog"."issue_id" as "id" from "worklog" where ("worklog"."visible_role_id" is null and "worklog"."visible_group_id" is null) and ("worklog"."author_id" in (?) and "worklog"."started_day" in (?))))'
        .replace(/^\(/, '')
        .replace(/\)$/, ''),
    );
  });

  it('looks into comments that the reader sees, and no others', async () => {
    const { sql } = await whereOf(sqlite, 'comment ~ a', anonymous('UTC'));
    expect(sql).toContain(
      '"comment" indexed by "comment_thin" where ("comment"."visible_role_id" is null and "comment"."visible_group_id" is null)',
    );
  });

  it('goes to comments by what stands for them on PostgreSQL', async () => {
    const { sql, parameters } = await whereOf(postgres, 'comment ~ "\\"a1 b2\\""', anonymous('UTC'));
    expect(sql).toContain('from comment_lookup as comment where');
    expect(sql).toContain('comment_words(comment.id) @@ $1::tsquery');
    expect(parameters).toEqual(["('a1 b2')"]);
    // Of three words in a row the pairs may stand apart: each text is looked at.
    const three = await whereOf(postgres, 'comment ~ "\\"a1 b2 c3\\""', anonymous('UTC'));
    expect(three.sql).toContain(
      'select whole.body_terms @@ $2::tsquery from comment as whole where whole.id = comment.id',
    );
    expect(three.parameters).toEqual(["('a1 b2' & 'b2 c3')", "('a1' <-> 'b2' <-> 'c3')"]);
  });

  it('shows who watches and votes where the reader may know it, and the reader', async () => {
    const actor: Actor = { ...anonymous('UTC'), userId: 5, via: 'session' };
    const { sql, parameters } = await whereOf(sqlite, 'voter = fred', actor);
    const voted = 'select "value"."issue_id" as "id" from "vote" as "value" where "value"."user_id" in (?)';
    const start = `(("issue"."id" in (${voted}) and "issue"."project_id" in (select "project"."id" from `;
    expect(sql.startsWith(start)).toBe(true);
    expect(sql.endsWith(`) or "issue"."id" in (${voted} and value.user_id = ?))`)).toBe(true);
    expect(parameters).toContain('VIEW_VOTERS_AND_WATCHERS');
    expect(parameters.slice(-2)).toEqual([7, 5]);
    // What is theirs they may know anyway.
    expect(await whereOf(sqlite, 'voter = currentUser()', { ...actor, userId: 1 })).toEqual({
      sql: `"issue"."id" in (${voted})`,
      parameters: [1],
    });
    expect((await whereOf(sqlite, 'voter != currentUser()', { ...actor, userId: 1 })).parameters).toContain(
      'VIEW_VOTERS_AND_WATCHERS',
    );
  });

  it('has nothing of the query in its text', async () => {
    const evil = `'; drop table issue; -- "" \\ % _ \u2028 $1 ?`;
    const quoted = JSON.stringify(evil).replace(/\u2028/g, '\\u2028');
    for (const jql of [`labels = ${quoted}`, `summary ~ ${quoted}`, `affectedVersion ~ ${quoted}`]) {
      for (const db of [sqlite, postgres]) {
        const { sql, parameters } = await whereOf(db, jql);
        expect(sql).not.toMatch(/drop|table issue/);
        expect(JSON.stringify(parameters)).toContain('drop');
      }
    }
  });

  it('is a shallow tree, however long the query', async () => {
    const { sql } = await whereOf(sqlite, Array.from({ length: 1000 }, () => 'status = Closed').join(' or '));
    const depths = [...sql.matchAll(/^\(+/g)].map(([open]) => open.length);
    expect(depths).toEqual([10]);
  });
});

function orderOf(db: Kysely<Schema>, jql: string): string {
  const { order } = understand(jql);
  const query = pageQuery(db, { actor: system('UTC'), condition: null, reach: null }, order, {
    startAt: 0,
    maxResults: 5,
  }).compile();
  return query.sql.replace(/^.* order by /, '').replace(/ limit .*$/, '');
}

it('gathers on PostgreSQL what it counts and sorts', () => {
  const { condition, order } = understand('labels = a order by due');
  const asked = { actor: system('UTC'), condition, reach: null };
  const { sql, parameters } = gatheredQuery(postgres, asked, order, { startAt: 20, maxResults: 5 }).compile();
  expect(sql.replace(/\s+/g, ' ').replace(/ and "issue"."project_id" not in \(.*?= \$\d+\)/, '')).toBe(
    'with found as materialized (select "issue"."id", "issue"."due_date" as "by_0", "issue"."id" as "by_1" from "issue" ' +
      'where "issue"."archived" is null and true and "issue"."id" in (select "value"."issue_id" as "id" ' +
      'from "issue_label" as "value" where "value"."label_lower" in ($2))) ' +
      'select page.id, counted.total, counted.stamp ' +
      'from (select count(*) as total, (select value from configuration_stamp) as stamp from found) as counted ' +
      'left join (select "id", "by_0", "by_1" from found order by "by_0" desc nulls first, "by_1" desc ' +
      'limit $3 offset $4) as page on true order by "by_0" desc nulls first, "by_1" desc',
  );
  expect(parameters.slice(-3)).toEqual(['a', 5, 20]);
});

describe('an order as SQL', () => {
  const user = `(select "app_user"."display_name_lower" from "app_user" where "app_user"."id" = "issue"."assignee_id")`;
  const priority = `(select "priority"."sequence" from "priority" where "priority"."id" = "issue"."priority_id")`;

  it.each([
    ['', '"project"."key" desc, "issue"."number" desc, "issue"."id" desc'],
    ['order by key', '"project"."key" asc, "issue"."number" asc, "issue"."id" desc'],
    ['order by created', '"issue"."created" desc, "issue"."id" desc'],
    ['order by due asc', '"issue"."due_date" asc nulls last, "issue"."id" desc'],
    ['order by assignee desc', `${user} desc nulls first, "issue"."id" desc`],
    ['order by priority', `${priority} asc nulls first, "issue"."id" desc`],
    ['order by priority asc', `${priority} desc nulls last, "issue"."id" desc`],
    [
      'order by project, summary desc',
      '"project"."name_lower" asc, "issue"."summary_lower" desc, "issue"."id" desc',
    ],
  ])('%j', (jql, expected) => {
    expect(orderOf(sqlite, jql)).toBe(expected);
    expect(orderOf(postgres, jql)).toBe(expected);
  });
});
