import { describe, expect, it } from 'vitest';
import { postgres, sqlite, whereOf } from '../../../test/support/golden.ts';
import { anonymous } from '../../context.ts';
import { makeDirectory } from './directory.ts';
import { noCustomClauses } from './fields.ts';
import { noFilters } from './filters.ts';

const world = {
  reader: { userId: 1, timeZone: 'UTC', now: Date.parse('2024-01-31T12:00Z'), browsesUsers: true },
  directory: makeDirectory({
    user: [{ id: 7, names: ['fred'] }],
    issue: [{ id: 77, names: ['test-5'], projectId: 10, sequence: 5 }],
    linkType: [
      { id: 3, names: ['blocks'], link: { name: 'Blocks', inward: 'is blocked by', outward: 'blocks' } },
      { id: 4, names: ['relates'], link: { name: 'Relates', inward: 'relates to', outward: 'relates to' } },
    ],
  }),
  custom: noCustomClauses,
  filters: noFilters,
};

const property =
  'select "value"."issue_id" as "id" from "issue_property_value" as "value" where "value"."key" = $ and "value"."path" = $';

/** `$` stands for a parameter, which SQLite writes `?` and PostgreSQL `$1`. */
const golden: { jql: string; sql: string; parameters: unknown[] }[] = [
  {
    jql: 'key in (TEST-5, votedIssues()) and key not in watchedIssues()',
    sql: `(("issue"."id" in ($) or "issue"."id" in (select "issue_id" as "id" from "vote" where "user_id" = $)) and ("issue"."id" is not null and not "issue"."id" in (select "issue_id" as "id" from "watcher" where "user_id" = $)))`,
    parameters: [77, 1, 1],
  },
  {
    jql: 'key in linkedIssues(TEST-5)',
    sql: `("issue"."id" in (select "link"."destination_id" as "id" from "issue_link" as "link" where "link"."source_id" in ($)) or "issue"."id" in (select "link"."source_id" as "id" from "issue_link" as "link" where "link"."destination_id" in ($)))`,
    parameters: [77, 77],
  },
  {
    jql: 'key in linkedIssues(TEST-5, "is blocked by")',
    sql: `"issue"."id" in (select "link"."source_id" as "id" from "issue_link" as "link" where "link"."destination_id" in ($) and "link"."type_id" in ($))`,
    parameters: [77, 3],
  },
  {
    jql: 'key in issuesWithRemoteLinksByGlobalId(a, b)',
    sql: `"issue"."id" in (select "issue_id" as "id" from "remote_link" where "global_id" in ($, $))`,
    parameters: ['a', 'b'],
  },
  {
    jql: 'key in updatedBy(fred, -1d)',
    sql:
      `(("issue"."id" in (select "made"."id" from "issue" as "made" where "made"."creator_id" in ($) and "made"."created" >= $) ` +
      `or "issue"."id" in (select "step"."issue_id" as "id" from "change_group" as "step" where "step"."author_id" in ($) and "step"."created" >= $)) ` +
      `or ("issue"."id" in (select "comment"."issue_id" as "id" from "comment" where "comment"."author_id" in ($) and "comment"."created" >= $ and ("comment"."visible_role_id" is null and "comment"."visible_group_id" is null)) ` +
      `or "issue"."id" in (select "comment"."issue_id" as "id" from "comment" where "comment"."update_author_id" in ($) and "comment"."updated" >= $ and ("comment"."visible_role_id" is null and "comment"."visible_group_id" is null))))`,
    parameters: Array.from({ length: 4 }, () => [7, Date.parse('2024-01-30T00:00Z')]).flat(),
  },
  {
    jql: 'issue.property[deal].a.b != 1.5 and issue.property[deal].due > 2024-01-31',
    sql: `((("issue"."id" in (${property}) and not "issue"."id" in (${property} and "value"."term_lower" in ($))) and not "issue"."id" in (${property} and "value"."number" in ($))) and "issue"."id" in (${property} and "value"."instant" > $))`,
    parameters: [
      'deal',
      'a.b',
      'deal',
      'a.b',
      '1.5',
      'deal',
      'a.b',
      1.5,
      'deal',
      'due',
      Date.parse('2024-01-31T00:00Z'),
    ],
  },
];

const placeholders = (sql: string): string => sql.replace(/\?|\$\d+/g, '$');

describe('a function as SQL', () => {
  it.each(golden)('$jql', ({ jql, sql, parameters }) => {
    for (const db of [sqlite, postgres]) {
      const found = whereOf(db, jql, world, anonymous('UTC'));
      expect({ ...found, sql: placeholders(found.sql) }).toEqual({ sql, parameters });
    }
  });

  it('looks for links to issues that the reader sees, and for parents that they see', () => {
    for (const db of [sqlite, postgres]) {
      const link = whereOf(db, 'issueLinkType != "relates to"', world, anonymous('UTC')).sql;
      expect(link).toMatch(
        /^not \("issue"\."id" in \(select "link"\."source_id" as "id" from "issue_link" as "link" where "link"\."type_id" in \(\S+\) and "link"\."destination_id" in \(select "issue"\."id" from "issue" where /,
      );
      const parent = whereOf(db, 'parent in linkedIssues(TEST-5)', world, anonymous('UTC'));
      expect(
        parent.sql.match(/"issue"\."parent_id" in \(select "issue"\."id" from "issue" where /g),
      ).toHaveLength(2);
      expect(parent.parameters).toContain('BROWSE_PROJECTS');
    }
  });
});
