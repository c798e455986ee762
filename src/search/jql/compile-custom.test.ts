import { describe, expect, it } from 'vitest';
import { orderOf, postgres, sqlite, whereOf, whereOfTexts } from '../../../test/support/golden.ts';
import { anonymous } from '../../context.ts';
import { type Context, typePrefix } from '../../field/custom-field/custom-field.ts';
import { readableField } from '../../issue/fields/custom/custom-field.ts';
import { makeDirectory } from './directory.ts';
import { indexClauses } from './fields.ts';
import { noFilters } from './filters.ts';

const everywhere: Context = { id: 1, name: '', description: '', projectIds: null, issueTypeIds: null };
const field = (id: number, name: string, type: string, contexts = [everywhere]) =>
  readableField({ id, name, description: '', type: typePrefix + type, searcher: 'any', contexts }).flatMap(
    ({ clauses }) => clauses,
  );
const world = {
  reader: { userId: 1, timeZone: 'UTC', now: 0, browsesUsers: true },
  directory: makeDirectory({
    user: [{ id: 7, names: ['fred'] }],
    project: [{ id: 10, names: ['test'] }],
    option: [
      { id: 5, names: ['101/red'], fieldId: 101, parentId: null },
      { id: 6, names: ['102/europe'], fieldId: 102, parentId: null },
      { id: 7, names: ['102/paris'], fieldId: 102, parentId: 6 },
    ],
  }),
  filters: noFilters,
  custom: indexClauses([
    ...field(100, 'Points', 'float'),
    ...field(101, 'Colour', 'select', [
      everywhere,
      { ...everywhere, id: 2, projectIds: [10], issueTypeIds: [1] },
    ]),
    ...field(102, 'Place', 'cascadingselect'),
    ...field(103, 'Notes', 'textarea'),
    ...field(104, 'Twin', 'userpicker'),
    ...field(105, 'Twin', 'labels'),
    ...field(106, 'Target', 'project'),
  ]),
};

const rows =
  'select "value"."issue_id" as "id" from "custom_field_value" as "value" where "value"."field_id"';
const its = 'value.issue_id = issue.id';
const scoped = (column: string) =>
  `select "scoped"."${column}" as "id" from "custom_field_scope" as "scoped" where "scoped"."context_id" in ($) and "scoped"."${column}" is not null`;

/** `$` stands for a parameter, which SQLite writes `?` and PostgreSQL `$1`. */
const golden: { jql: string; sql: string; parameters: unknown[] }[] = [
  {
    jql: 'points > 3 or Points is empty',
    sql: `("issue"."id" in (${rows} = $ and "value"."number" > $) or not exists (${rows} = $ and ${its}))`,
    parameters: [100, 3, 100],
  },
  {
    jql: 'Colour != Red',
    sql:
      `((not "issue"."project_id" in (${scoped('project_id')}) or ("issue"."project_id" in (${scoped('project_id')}) and "issue"."issue_type_id" in (${scoped('issue_type_id')}))) ` +
      `and (exists (${rows} = $ and ${its}) and not exists (${rows} = $ and "value"."option_id" + 0 in ($) and ${its})))`,
    parameters: [2, 2, 2, 101, 101, 5],
  },
  {
    jql: 'Place in (cascadeOption(Europe, Paris), cascadeOption(Europe, none), Paris)',
    sql: `"issue"."id" in (${rows} = $ and ((("value"."option_id" in ($) and "value"."child_option_id" in ($)) or ("value"."option_id" in ($) and "value"."child_option_id" is null)) or "value"."child_option_id" in ($)))`,
    parameters: [102, 6, 7, 6, 7],
  },
  {
    jql: 'Twin != fred',
    sql:
      `((exists (${rows} = $ and ${its}) or exists (${rows} = $ and ${its})) ` +
      `and case when ("issue"."id" in (${rows} = $ and "value"."user_id" in ($)) or "issue"."id" in (${rows} = $ and "value"."term_lower" in ($))) then 1 else 0 end = 0)`,
    parameters: [104, 105, 104, 7, 105, 'fred'],
  },
  {
    jql: 'cf[104] = fred',
    sql: `"issue"."id" in (${rows} = $ and "value"."user_id" in ($))`,
    parameters: [104, 7],
  },
  {
    jql: 'Points > 3 and project = TEST',
    sql: `(exists (${rows} = $ and "value"."number" + 0 > $ and ${its}) and "issue"."project_id" in ($))`,
    parameters: [100, 3, 10],
  },
];

const placeholders = (sql: string): string => sql.replace(/\?|\$\d+/g, '$');

describe('a query by custom fields as SQL', () => {
  it.each(golden)('$jql', ({ jql, sql, parameters }) => {
    for (const db of [sqlite, postgres]) {
      const found = whereOf(db, jql, world);
      expect({ ...found, sql: placeholders(found.sql) }).toEqual({ sql, parameters });
    }
  });

  it('takes a picked project that the reader may not see for none', () => {
    for (const db of [sqlite, postgres]) {
      const { sql, parameters } = whereOf(db, 'Target is not empty', world, anonymous('UTC'));
      expect(sql).toMatch(
        /^exists \(select "value"\."issue_id" as "id" from "custom_field_value" as "value" where "value"\."field_id" = \S+ and "value"\."project_id" in \(select "project"\."id" from "project" where /,
      );
      expect(parameters).toEqual(expect.arrayContaining([106, 'BROWSE_PROJECTS']));
    }
  });

  it('looks for words in the text index', async () => {
    const notes = async (db: typeof sqlite) => whereOfTexts(db, 'Notes ~ teas', world);
    expect(await notes(sqlite)).toEqual({
      sql: `"issue"."id" in (${rows} = ? and "value"."id" in (select rowid from "custom_field_value_terms" where "custom_field_value_terms" match ?))`,
      parameters: [103, 'text_terms : ("tea")'],
    });
    expect(await notes(postgres)).toEqual({
      sql: `"issue"."id" in (${rows} = $1 and ("value"."text_terms" @@ $2::tsquery))`,
      parameters: [103, "'tea'"],
    });
  });

  it('orders by the least value', () => {
    const least = (value: string) =>
      `(select min(${value}) as "first" from "custom_field_value" as "value" where "value"."issue_id" = "issue"."id" and "value"."field_id" = $)`;
    const sequence = (column: string) =>
      least(
        `(select chosen.sequence from custom_field_option as chosen where chosen.id = "value"."${column}")`,
      );
    for (const db of [sqlite, postgres]) {
      expect(placeholders(orderOf(db, 'order by Points', world))).toBe(
        `${least('"value"."number"')} asc nulls last, "issue"."id" desc`,
      );
      expect(placeholders(orderOf(db, 'order by Place desc', world))).toBe(
        `${sequence('option_id')} desc nulls first, ${sequence('child_option_id')} desc nulls first, "issue"."id" desc`,
      );
    }
  });
});
