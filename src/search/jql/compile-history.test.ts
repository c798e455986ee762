import type { Kysely } from 'kysely';
import { describe, expect, it } from 'vitest';
import { dryPostgres, drySqlite } from '../../../test/support/dry-databases.ts';
import { system } from '../../context.ts';
import type { Schema } from '../../db/schema.ts';
import { collect } from './collect.ts';
import { compile } from './compile.sql.ts';
import { never, weigh } from './condition.ts';
import { makeDirectory } from './directory.ts';
import { noCustomClauses } from './fields.ts';
import { noFilters } from './filters.ts';
import { parse } from './parse.ts';
import { resolve } from './resolve.ts';

const now = Date.parse('2024-01-31T12:00:00.000Z');
const FOREVER = Number.MAX_SAFE_INTEGER;

const directory = makeDirectory({
  status: [{ id: 6, names: ['closed'] }],
  pastStatus: [
    { id: 6, names: ['closed'] },
    { id: 99, names: ['gone'] },
    { id: 98, names: ['gone'] },
  ],
  user: [{ id: 7, names: ['fred'] }],
  group: [{ id: 9, names: ['devs'] }],
  project: [{ id: 10, names: ['test'] }],
  version: [{ id: 3, names: ['1.0'], projectId: 10, sequence: 4 }],
});
const reader = { userId: 1, timeZone: 'UTC', now, browsesUsers: true };

function understand(jql: string) {
  const problems = new Set<string>();
  const { condition } = resolve(parse(jql), {
    reader,
    directory,
    custom: noCustomClauses,
    filters: noFilters,
    problems,
  });
  expect([...problems]).toEqual([]);
  return condition ?? never;
}

function whereOf(db: Kysely<Schema>, jql: string) {
  const query = db
    .selectFrom('issue')
    .select('issue.id')
    .where(compile(understand(jql), system('UTC')));
  const { sql, parameters } = query.compile();
  return { sql: sql.replace(/^.*? where /, ''), parameters };
}

interface Golden {
  jql: string;
  sqlite: string;
  postgres: string;
  parameters: unknown[];
}

const golden: Golden[] = [
  {
    jql: 'status was Closed',
    sqlite: `"issue"."id" in (select "held"."issue_id" as "id" from "value_period" as "held" where "held"."field" = ? and "held"."value" in (?) union all select "now"."id" from "issue" as "now" where "now"."status_id" in (?))`,
    postgres: `"issue"."id" in (select "held"."issue_id" as "id" from "value_period" as "held" where "held"."field" = $1 and "held"."value" in ($2) union all select "now"."id" from "issue" as "now" where "now"."status_id" in ($3))`,
    parameters: ['status', '6', 6],
  },
  {
    jql: 'status was not gone',
    sqlite: `not "issue"."id" in (select "held"."issue_id" as "id" from "value_period" as "held" where "held"."field" = ? and "held"."value" in (?, ?) union all select "now"."id" from "issue" as "now" where "now"."status_id" in (?, ?))`,
    postgres: `not "issue"."id" in (select "held"."issue_id" as "id" from "value_period" as "held" where "held"."field" = $1 and "held"."value" in ($2, $3) union all select "now"."id" from "issue" as "now" where "now"."status_id" in ($4, $5))`,
    parameters: ['status', '99', '98', 99, 98],
  },
  {
    jql: 'assignee was in (fred, membersOf(devs), empty)',
    sqlite: `"issue"."id" in (select "held"."issue_id" as "id" from "value_period" as "held" where "held"."field" = ? and ("held"."value" in (select "app_user"."key" from "app_user" where "app_user"."id" in (?) union all select "app_user"."key" from "app_user" where "app_user"."id" in (select "group_member"."user_id" from "group_member" where "group_member"."group_id" in (?))) or "held"."value" = '') union all select "now"."id" from "issue" as "now" where (("now"."assignee_id" in (?) or "now"."assignee_id" in (select "group_member"."user_id" from "group_member" where "group_member"."group_id" in (?))) or "now"."assignee_id" is null))`,
    postgres: `"issue"."id" in (select "held"."issue_id" as "id" from "value_period" as "held" where "held"."field" = $1 and ("held"."value" in (select "app_user"."key" from "app_user" where "app_user"."id" in ($2) union all select "app_user"."key" from "app_user" where "app_user"."id" in (select "group_member"."user_id" from "group_member" where "group_member"."group_id" in ($3))) or "held"."value" = '') union all select "now"."id" from "issue" as "now" where (("now"."assignee_id" in ($4) or "now"."assignee_id" in (select "group_member"."user_id" from "group_member" where "group_member"."group_id" in ($5))) or "now"."assignee_id" is null))`,
    parameters: ['assignee', 7, 9, 7, 9],
  },
  {
    jql: 'fixVersion was empty',
    sqlite: `"issue"."id" in (select "held"."issue_id" as "id" from "value_period" as "held" where "held"."field" = ? and "held"."value" in (?) union all select "now"."id" from "issue" as "now" where now.id not in (select "value"."issue_id" from "issue_version" as "value" where "value"."kind" = ?))`,
    postgres: `"issue"."id" in (select "held"."issue_id" as "id" from "value_period" as "held" where "held"."field" = $1 and "held"."value" in ($2) union all select "now"."id" from "issue" as "now" where now.id not in (select "value"."issue_id" from "issue_version" as "value" where "value"."kind" = $3))`,
    parameters: ['fixVersions', '', 'fix'],
  },
  {
    jql: 'fixVersion was not 1.0',
    sqlite: `not "issue"."id" in (select "held"."issue_id" as "id" from "value_period" as "held" where "held"."field" = ? and "held"."value" in (?) union all select "now"."id" from "issue" as "now" where now.id in (select "value"."issue_id" from "issue_version" as "value" where "value"."kind" = ? and "value"."version_id" in (?)))`,
    postgres: `not "issue"."id" in (select "held"."issue_id" as "id" from "value_period" as "held" where "held"."field" = $1 and "held"."value" in ($2) union all select "now"."id" from "issue" as "now" where now.id in (select "value"."issue_id" from "issue_version" as "value" where "value"."kind" = $3 and "value"."version_id" in ($4)))`,
    parameters: ['fixVersions', '3', 'fix', 3],
  },
  {
    jql: 'creator was fred before 2024-01-31',
    sqlite: `"issue"."id" in (select "now"."id" from "issue" as "now" where "now"."creator_id" in (?) and "now"."created" < ?)`,
    postgres: `"issue"."id" in (select "now"."id" from "issue" as "now" where "now"."creator_id" in ($1) and "now"."created" < $2)`,
    parameters: [7, 1706659200000],
  },
  {
    jql: 'status was Closed by fred on -1d',
    sqlite: `"issue"."id" in (select "held"."issue_id" as "id" from "value_period" as "held" where "held"."field" = ? and "held"."value" in (?) and "held"."started" < ? and "held"."ended" > ? and "held"."started_by" in (?) union all select "now"."id" from "issue" as "now" where "now"."status_id" in (?) and "now"."created" < ? and "now"."creator_id" in (?) and not exists (select 1 as "one" from "value_period" as "ever" where "ever"."issue_id" = "now"."id" and "ever"."field" = ?))`,
    postgres: `"issue"."id" in (select "held"."issue_id" as "id" from "value_period" as "held" where "held"."field" = $1 and "held"."value" in ($2) and "held"."started" < $3 and "held"."ended" > $4 and "held"."started_by" in ($5) union all select "now"."id" from "issue" as "now" where "now"."status_id" in ($6) and "now"."created" < $7 and "now"."creator_id" in ($8) and not exists (select 1 as "one" from "value_period" as "ever" where "ever"."issue_id" = "now"."id" and "ever"."field" = $9))`,
    parameters: ['status', '6', 1706659200000, 1706572800000, 7, 6, 1706659200000, 7, 'status'],
  },
  {
    jql: 'assignee was empty during (2024-01-01, -24h)',
    sqlite: `"issue"."id" in (select "held"."issue_id" as "id" from "value_period" as "held" where "held"."field" = ? and "held"."value" = '' and "held"."started" < ? and "held"."ended" > ? union all select "now"."id" from "issue" as "now" where "now"."assignee_id" is null and "now"."created" < ? and not exists (select 1 as "one" from "value_period" as "ever" where "ever"."issue_id" = "now"."id" and "ever"."field" = ?))`,
    postgres: `"issue"."id" in (select "held"."issue_id" as "id" from "value_period" as "held" where "held"."field" = $1 and "held"."value" = '' and "held"."started" < $2 and "held"."ended" > $3 union all select "now"."id" from "issue" as "now" where "now"."assignee_id" is null and "now"."created" < $4 and not exists (select 1 as "one" from "value_period" as "ever" where "ever"."issue_id" = "now"."id" and "ever"."field" = $5))`,
    parameters: ['assignee', 1706616000001, 1704067200000, 1706616000001, 'assignee'],
  },
  {
    jql: 'status was Closed after 2025-01-01',
    sqlite: `1 = 0`,
    postgres: `1 = 0`,
    parameters: [],
  },
  {
    jql: 'status changed',
    sqlite: `"issue"."id" in (select "part"."issue_id" as "id" from "value_period" as "part" where "part"."field" = ? and "part"."started_in" is not null)`,
    postgres: `"issue"."id" in (select "part"."issue_id" as "id" from "value_period" as "part" where "part"."field" = $1 and "part"."started_in" is not null)`,
    parameters: ['status'],
  },
  {
    jql: 'status changed to Closed after -7d',
    sqlite: `"issue"."id" in (select "part"."issue_id" as "id" from "value_period" as "part" where "part"."field" = ? and "part"."started_in" is not null and "part"."value" in (?) and "part"."started" >= ?)`,
    postgres: `"issue"."id" in (select "part"."issue_id" as "id" from "value_period" as "part" where "part"."field" = $1 and "part"."started_in" is not null and "part"."value" in ($2) and "part"."started" >= $3)`,
    parameters: ['status', '6', 1706054400001],
  },
  {
    jql: 'status changed from gone to Closed by membersOf(devs)',
    sqlite: `"issue"."id" in (select "part"."issue_id" as "id" from "value_period" as "part" where "part"."field" = ? and "part"."started_in" is not null and "part"."value" in (?) and "part"."started_by" in (select "group_member"."user_id" from "group_member" where "group_member"."group_id" in (?)) and exists (select 1 as "one" from "value_period" as "other" where "other"."issue_id" = "part"."issue_id" and "other"."field" || '' = "part"."field" and "other"."ended_in" = "part"."started_in" and "other"."value" || '' in (?, ?)))`,
    postgres: `"issue"."id" in (select "part"."issue_id" as "id" from "value_period" as "part" where "part"."field" = $1 and "part"."started_in" is not null and "part"."value" in ($2) and "part"."started_by" in (select "group_member"."user_id" from "group_member" where "group_member"."group_id" in ($3)) and exists (select 1 as "one" from "value_period" as "other" where "other"."issue_id" = "part"."issue_id" and "other"."field" || '' = "part"."field" and "other"."ended_in" = "part"."started_in" and "other"."value" || '' in ($4, $5)))`,
    parameters: ['status', '6', 9, '99', '98'],
  },
  {
    jql: 'fixVersion changed by fred before now()',
    sqlite: `"issue"."id" in (select "part"."issue_id" as "id" from "value_period" as "part" where "part"."field" = ? and "part"."started_in" is not null and "part"."started" < ? and "part"."started_by" in (?) union all select "part"."issue_id" as "id" from "value_period" as "part" where "part"."field" = ? and "part"."ended_in" is not null and "part"."ended" < ? and "part"."ended_by" in (?))`,
    postgres: `"issue"."id" in (select "part"."issue_id" as "id" from "value_period" as "part" where "part"."field" = $1 and "part"."started_in" is not null and "part"."started" < $2 and "part"."started_by" in ($3) union all select "part"."issue_id" as "id" from "value_period" as "part" where "part"."field" = $4 and "part"."ended_in" is not null and "part"."ended" < $5 and "part"."ended_by" in ($6))`,
    parameters: ['fixVersions', 1706702400000, 7, 'fixVersions', 1706702400000, 7],
  },
  {
    jql: 'fixVersion changed from 1.0',
    sqlite: `"issue"."id" in (select "part"."issue_id" as "id" from "value_period" as "part" where "part"."field" = ? and "part"."ended_in" is not null and "part"."value" in (?) and "part"."ended" < ?)`,
    postgres: `"issue"."id" in (select "part"."issue_id" as "id" from "value_period" as "part" where "part"."field" = $1 and "part"."ended_in" is not null and "part"."value" in ($2) and "part"."ended" < $3)`,
    parameters: ['fixVersions', '3', FOREVER],
  },
  {
    jql: 'not assignee changed from fred to empty',
    sqlite: `not "issue"."id" in (select "part"."issue_id" as "id" from "value_period" as "part" where "part"."field" = ? and "part"."ended_in" is not null and "part"."value" in (select "app_user"."key" from "app_user" where "app_user"."id" in (?)) and "part"."ended" < ? and exists (select 1 as "one" from "value_period" as "other" where "other"."issue_id" = "part"."issue_id" and "other"."field" || '' = "part"."field" and "other"."started_in" = "part"."ended_in" and "other"."value" || '' = ''))`,
    postgres: `not "issue"."id" in (select "part"."issue_id" as "id" from "value_period" as "part" where "part"."field" = $1 and "part"."ended_in" is not null and "part"."value" in (select "app_user"."key" from "app_user" where "app_user"."id" in ($2)) and "part"."ended" < $3 and exists (select 1 as "one" from "value_period" as "other" where "other"."issue_id" = "part"."issue_id" and "other"."field" || '' = "part"."field" and "other"."started_in" = "part"."ended_in" and "other"."value" || '' = ''))`,
    parameters: ['assignee', 7, FOREVER],
  },
  {
    jql: 'status changed after 2024-01-02 before 2024-01-01',
    sqlite: `1 = 0`,
    postgres: `1 = 0`,
    parameters: [],
  },
  {
    jql: 'project = TEST and status was not Closed',
    sqlite: `("issue"."project_id" in (?) and not (exists (select "held"."issue_id" as "id" from "value_period" as "held" where "held"."field" || '' = ? and "held"."value" || '' in (?) and "held"."issue_id" = issue.id) or exists (select "now"."id" from "issue" as "now" where "now"."status_id" in (?) and "now"."id" = issue.id)))`,
    postgres: `("issue"."project_id" in ($1) and not (exists (select "held"."issue_id" as "id" from "value_period" as "held" where "held"."field" || '' = $2 and "held"."value" || '' in ($3) and "held"."issue_id" = issue.id) or exists (select "now"."id" from "issue" as "now" where "now"."status_id" in ($4) and "now"."id" = issue.id)))`,
    parameters: [10, 'status', '6', 6],
  },
  {
    jql: 'assignee = fred and (status was Closed by fred on -1d or priority changed)',
    sqlite: `("issue"."assignee_id" in (?) and ((exists (select "held"."issue_id" as "id" from "value_period" as "held" where "held"."field" || '' = ? and "held"."value" || '' in (?) and "held"."started" < ? and "held"."ended" > ? and "held"."started_by" in (?) and "held"."issue_id" = issue.id) or exists (select "now"."id" from "issue" as "now" where "now"."status_id" in (?) and "now"."created" < ? and "now"."creator_id" in (?) and not exists (select 1 as "one" from "value_period" as "ever" where "ever"."issue_id" = "now"."id" and "ever"."field" = ?) and "now"."id" = issue.id)) or exists (select "part"."issue_id" as "id" from "value_period" as "part" where "part"."field" || '' = ? and "part"."started_in" is not null and "part"."issue_id" = issue.id)))`,
    postgres: `("issue"."assignee_id" in ($1) and ((exists (select "held"."issue_id" as "id" from "value_period" as "held" where "held"."field" || '' = $2 and "held"."value" || '' in ($3) and "held"."started" < $4 and "held"."ended" > $5 and "held"."started_by" in ($6) and "held"."issue_id" = issue.id) or exists (select "now"."id" from "issue" as "now" where "now"."status_id" in ($7) and "now"."created" < $8 and "now"."creator_id" in ($9) and not exists (select 1 as "one" from "value_period" as "ever" where "ever"."issue_id" = "now"."id" and "ever"."field" = $10) and "now"."id" = issue.id)) or exists (select "part"."issue_id" as "id" from "value_period" as "part" where "part"."field" || '' = $11 and "part"."started_in" is not null and "part"."issue_id" = issue.id)))`,
    parameters: [
      7,
      'status',
      '6',
      1706659200000,
      1706572800000,
      7,
      6,
      1706659200000,
      7,
      'status',
      'priority',
    ],
  },
];

describe('the past as SQL', () => {
  it.each(golden)('$jql', ({ jql, ...expected }) => {
    expect(whereOf(drySqlite, jql)).toEqual({ sql: expected.sqlite, parameters: expected.parameters });
    expect(whereOf(dryPostgres, jql)).toEqual({ sql: expected.postgres, parameters: expected.parameters });
    expect(weigh(understand(jql))).toBeGreaterThanOrEqual(expected.parameters.length);
  });

  it('has nothing of the query in its text', () => {
    const { sql } = whereOf(drySqlite, 'status was not in (gone, 6) by (fred) after 2024-01-01');
    expect(sql).not.toMatch(/gone|fred|2024/);
  });
});

describe('what a query about the past makes look up', () => {
  it('the values under their present and their former names, and people', () => {
    const { texts } = collect(
      parse('status changed from A to (B, C) by (fred, membersOf(devs)) after X'),
      noCustomClauses,
      noFilters,
    );
    expect(texts).toMatchObject({
      status: new Set(['A', 'B', 'C']),
      pastStatus: new Set(['A', 'B', 'C']),
      user: new Set(['fred']),
      group: new Set(['devs']),
    });
  });

  it('counts all of it', () => {
    const many = Array.from({ length: 10_001 }, (_, at) => `u${at}`).join(', ');
    expect(() => collect(parse(`status changed by (${many})`), noCustomClauses, noFilters)).toThrow(
      /too many values/,
    );
  });
});
