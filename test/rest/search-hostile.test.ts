import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { buildProjectGranting } from '../support/grants.ts';
import { type Client, describeOnEngines } from '../support/server.ts';

const prefix = 'com.atlassian.jira.plugin.system.customfieldtypes:';
const path = '/rest/api/2/search';
const types =
  'textfield textarea float datepicker datetime url select radiobuttons multiselect multicheckboxes cascadingselect userpicker multiuserpicker grouppicker multigrouppicker project version multiversion labels'.split(
    ' ',
  );
const clauses = ['filter', 'issueLinkType', 'issue.property[k].a', 'lastViewed'];
const operators = ['=', '!=', '~', '!~', '<', '<=', '>', '>=', 'in', 'not in'];
const functions = [
  'linkedIssues',
  'updatedBy',
  'issuesWithRemoteLinksByGlobalId',
  'projectsWhereUserHasPermission',
  'projectsWhereUserHasRole',
  'cascadeOption',
  'membersOf',
];

/** Quotes, comments, escapes, placeholders, wildcards, and characters that engines choke on. */
const trick = fc.oneof(
  fc.constantFrom(
    `'; drop table issue; --`,
    `" or "1"="1`,
    `') union select password from app_user --`,
    `\\'`,
    `$1`,
    `?`,
    `%_\\%`,
    `/* */`,
    `0x41`,
    `1.5`,
    `-0`,
    `1e308`,
    `999999999999999`,
    `\u0000`,
    `\u2028`,
    `\ud800`,
    `none`,
    `EMPTY`,
    `customfield_10000`,
    `2024-02-30`,
    `-1d`,
  ),
  fc.string({ unit: 'binary', maxLength: 20 }),
);
const quoted = (text: string): string =>
  `"${[...text]
    .map((char) =>
      /[\p{L}\p{N} ]/u.test(char) && char.length === 1
        ? char
        : char
            .split('')
            .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
            .join(''),
    )
    .join('')}"`;

describeOnEngines('hostile JQL', (context) => {
  let admin: Client;
  let fred: Client;

  beforeAll(async () => {
    const { server } = context;
    admin = server.as('admin');
    await server.buildUser({ name: 'fred' });
    fred = server.as('fred');
    await server.buildProject({ key: 'TEST' });
    await server.buildIssue({ project: 'TEST' });
    await buildProjectGranting(server, 'ZEBRA', {
      BROWSE_PROJECTS: ['user:admin'],
      CREATE_ISSUES: ['user:admin'],
    });
    await server.buildIssue({ project: 'ZEBRA' });
    for (const type of types)
      await admin.post('/rest/api/2/field', { name: `f ${type}`, type: prefix + type });
    const { body } = await admin.get('/rest/api/2/project/ZEBRA');
    await admin.post('/rest/api/2/field', {
      name: 'zebra mood',
      type: `${prefix}select`,
      projectIds: [Number(body.id)],
    });
    await admin.post('/rest/api/2/filter', { name: 'zebra plans', jql: 'project = ZEBRA' });
  });

  it('through every field, operator and function: an answer or a refusal, and never more than may be seen', async () => {
    const field = fc.oneof(
      fc.constantFrom(...types.map((type) => `"f ${type}"`)),
      fc.constantFrom(...clauses),
      trick.map(quoted),
    );
    const operand = fc.oneof(
      trick.map(quoted),
      fc.tuple(fc.constantFrom(...functions), trick.map(quoted)).map(([name, arg]) => `${name}(${arg})`),
    );
    await fc.assert(
      fc.asyncProperty(
        field,
        fc.constantFrom(...operators),
        operand,
        fc.boolean(),
        async (name, operator, value, not) => {
          const listed = operator.endsWith('in') && !value.endsWith(')') ? `(${value}, EMPTY)` : value;
          const jql = `${not ? 'not ' : ''}${name} ${operator} ${listed} order by ${name}`;
          const { status, body } = await fred.post(path, { jql, fields: ['summary'], validateQuery: false });
          expect([200, 400], jql).toContain(status);
          if (status === 200)
            expect(body.issues.every(({ key }: { key: string }) => key === 'TEST-1')).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
    expect((await admin.post(path, { jql: 'project = TEST' })).body.total).toBe(1);
  });

  it('says the same of what is hidden and of what is not there', async () => {
    const told = async (jql: string, name: string) => {
      const { status, body } = await fred.post(path, { jql });
      return JSON.stringify([status, body]).replaceAll(name, '*');
    };
    for (const [hidden, missing, query] of [
      ['zebra mood', 'no such mood', (name: string) => `"${name}" = x`],
      ['zebra mood', 'no such mood', (name: string) => `order by "${name}"`],
      ['zebra plans', 'no such plans', (name: string) => `filter = "${name}"`],
      ['ZEBRA', 'NOWHERE', (name: string) => `"f project" = ${name}`],
      ['ZEBRA-1', 'NOWHERE-1', (name: string) => `key in linkedIssues(${name})`],
      ['ZEBRA-1', 'TEST-999', (name: string) => `parent = ${name}`],
    ] as const)
      expect(await told(query(hidden), hidden)).toBe(await told(query(missing), missing));
  });

  it('of any size: a refusal that names the limit', async () => {
    const refused = async (jql: string) => {
      const { status, body } = await fred.post(path, { jql });
      return [status, ...(body.errorMessages ?? [])];
    };
    const list = (count: number, item: (at: number) => string) =>
      Array.from({ length: count }, (_one, at) => item(at)).join(', ');
    expect(await refused(`issue.property[k].a in (${list(10_001, String)})`)).toEqual([
      400,
      'The JQL query has too many values. At most 10000 are possible.',
    ]);
    // Each number is looked for as a text, a number and a moment.
    expect(await refused(`issue.property[k].a in (${list(10_000, String)})`)).toEqual([
      400,
      'The JQL query is too large to be answered: it has too many values and texts.',
    ]);
    expect((await refused(`issue.property[k].a in (${list(7000, (at) => `x${at}`)})`))[0]).toBe(200);
    expect((await refused(`"f float" in (${list(10_000, String)})`))[0]).toBe(200);
    expect((await refused(`"f labels" in (${list(10_000, (at) => `l${at}`)})`))[0]).toBe(200);
    expect((await refused(`filter in (${list(10_000, (at) => `f${at}`)})`))[0]).toBe(400);
    expect(await refused(`${'('.repeat(10_000)}"f float" = 1${')'.repeat(10_000)}`)).toEqual([
      400,
      expect.stringMatching(/nested too deeply\. At most 250 levels/),
    ]);
    expect((await refused(`"f float" = ${'9'.repeat(100_000)}`))[0]).toBe(400);
    expect((await refused(`"${'f'.repeat(100_000)}" = 1`))[0]).toBe(400);
  });
});
