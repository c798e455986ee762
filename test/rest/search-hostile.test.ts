/** Queries that mean harm: they are answered or refused in JQL's own words, and tell nothing of what is hidden. */
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { systemClauses } from '../../src/issue/fields/system-fields.ts';
import { listFunctions } from '../../src/search/jql/functions.ts';
import { buildProjectGranting } from '../support/grants.ts';
import { type Client, describeOnEngines } from '../support/server.ts';

const rest = '/rest/api/2';
const prefix = 'com.atlassian.jira.plugin.system.customfieldtypes:';

/** What has broken other programs when it was put into their SQL, their LIKE, their index or their logs. */
const tricks = [
  `'`,
  `"`,
  `''`,
  `' OR '1'='1`,
  `"; drop table issue; --`,
  `x') or 1=1 --`,
  `1 union select password_hash from app_user`,
  '%',
  '_%',
  '\\',
  '\\\\%',
  '$1',
  '?',
  ':name',
  '#{x}',
  '{{x}}',
  '[x]',
  '\u0001',
  '\ud800',
  '\u{1f600}',
  '\u202e',
  'NEAR(a b)',
  'summary_terms : x',
  'a & !b | (c:*)',
  '../../etc/passwd',
  '<script>',
  '9'.repeat(400),
  '-9223372036854775809',
  '1e309',
  'NaN',
  'constructor',
  '__proto__',
];

const quoted = (text: string): string =>
  `"${Array.from({ length: text.length }, (_, at) => `\\u${text.charCodeAt(at).toString(16).padStart(4, '0')}`).join('')}"`;

describeOnEngines('a query that means harm', (context) => {
  let admin: Client;
  let fred: Client;
  const custom: string[] = [];

  const ask = (jql: string, client: Client = admin) =>
    client.post(`${rest}/search`, { jql, maxResults: 5, fields: ['summary'] });
  /** Found or refused, and nothing else. */
  const harmless = async (jql: string, client: Client = admin) => {
    const { status, body, text } = await ask(jql, client);
    if (status === 200) return body;
    expect([jql.slice(0, 200), status, text.slice(0, 300)]).toEqual([
      jql.slice(0, 200),
      400,
      expect.stringMatching(/^\{"errorMessages":\["/),
    ]);
    expect(body.errors).toEqual({});
    for (const message of body.errorMessages) {
      expect(message.length).toBeLessThan(600);
      expect(message).not.toMatch(
        /sqlite|postgres|syntax error|no such|out of range|ENOENT|\bat .*:\d+:\d+/i,
      );
    }
    return body;
  };

  beforeAll(async () => {
    const { server } = context;
    admin = server.as('admin');
    await server.buildUser({ name: 'fred' });
    fred = server.as('fred');
    await server.buildProject({ key: 'TEST' });
    for (const type of [
      'float',
      'datepicker',
      'datetime',
      'textfield',
      'textarea',
      'url',
      'select',
      'multicheckboxes',
      'cascadingselect',
      'userpicker',
      'grouppicker',
      'project',
      'version',
      'labels',
    ]) {
      const made = await admin.post(`${rest}/field`, { name: `A ${type}`, type: prefix + type });
      expect(made.status, made.text).toBe(201);
      custom.push(`cf[${made.body.id.slice('customfield_'.length)}]`);
    }
    for (let at = 0; at < 3; at++) await server.buildIssue({ project: 'TEST' });
  });

  const operators = ['=', '!=', '<', '~', '!~', 'in', 'not in', 'was', 'changed to'];
  const write = (field: string, operator: string, value: string) =>
    `${field} ${operator} ${operator.endsWith('in') ? `(${value}, ${value})` : value}`;

  it('finds or is refused, whatever is asked of whichever field', async () => {
    const fields = [...systemClauses.map(({ names }) => names[0] ?? ''), ...custom];
    let at = 0;
    for (const field of fields)
      for (const trick of tricks) {
        at += 1;
        const operator = operators[at % operators.length] ?? '=';
        await harmless(write(field, operator, quoted(trick)));
      }
    expect((await ask('project = TEST')).body.total).toBe(3);
  }, 120_000);

  it('finds or is refused as a field, a function, an argument, a predicate and an order', async () => {
    const names = listFunctions().map(({ name }) => name);
    for (const [at, trick] of tricks.entries()) {
      const value = quoted(trick);
      await harmless(`${value} = 1`);
      await harmless(`project = ${value}()`);
      await harmless(`order by ${value}`);
      await harmless(`status changed by ${value} from ${value} after ${value}`);
      await harmless(`issue.property[${value}].a = 1`);
      for (let nth = 0; nth < 5; nth++) {
        const name = names[(at * 5 + nth) % names.length];
        for (const field of ['key', 'assignee', 'fixVersion', 'project', 'created'])
          await harmless(`${field} in (${name}(${value}))`);
      }
    }
    expect((await ask('project = TEST')).body.total).toBe(3);
  }, 120_000);

  it('is garbage, and is told so', async () => {
    const words = [
      ...`"'()[]{}=!<>~,&|\\.-+*/%^$#@?; \n\t`,
      ' and ',
      ' or ',
      ' not ',
      'in',
      'was',
      'cf[1]',
      'key',
      'order by',
      'EMPTY',
      '\\u00',
      'x',
    ];
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...words), { maxLength: 20 }), async (parts) => {
        await harmless(parts.join(''));
      }),
      { numRuns: 300, seed: 3 },
    );
  }, 120_000);

  describe('by its size', () => {
    const keys = (count: number) => Array.from({ length: count }, (_, at) => `TEST-${at + 1}`).join();
    it.each([
      ['100 kB of one word', `summary ~ ${'x'.repeat(100_000)}`, /too long\. At most 1000 characters/],
      ['too many values', `key in (${keys(10_001)})`, /too many values\. At most 10000/],
      ['too many conditions', Array(1001).fill('id = 1').join(' or '), /too many conditions\. At most 1000/],
      [
        'parentheses',
        `${'('.repeat(10_000)}id = 1${')'.repeat(10_000)}`,
        /nested too deeply.*character 251\)/,
      ],
      ['NOT', `${'not '.repeat(10_000)}id = 1`, /nested too deeply.*\(line 1, character \d+\)/],
      [
        'lists',
        `id in ${'('.repeat(10_000)}1${')'.repeat(10_000)}`,
        /nested too deeply.*\(line 1, character \d+\)/,
      ],
      [
        'a string without an end',
        `summary ~ "${'x'.repeat(100_000)}`,
        /has not been completed.*character 11\)/,
      ],
      ['too many characters', `summary ~ ${'x'.repeat(500_000)}`, /too long\. At most 400000 characters/],
    ])('%s', async (_what, jql, message) => {
      const { status, body, text } = await ask(jql);
      expect([status, text.length < 2000]).toEqual([400, true]);
      expect(body).toEqual({ errorMessages: [expect.stringMatching(message)], errors: {} });
    });

    it('a list of 10,000 keys is a list: those that there are not are named, a hundred at most', async () => {
      const { status, body } = await ask(`key in (${keys(10_000)})`);
      expect([status, body.errorMessages.length]).toEqual([400, 100]);
      expect(body.errorMessages[0]).toBe("An issue with key 'TEST-4' does not exist for field 'key'.");
    });
  });

  it('gets the same answer about what is hidden as about what is not there', async () => {
    await buildProjectGranting(context.server, 'DARK', {
      BROWSE_PROJECTS: ['user:admin'],
      CREATE_ISSUES: ['user:admin'],
      EDIT_ISSUES: ['user:admin'],
      RESOLVE_ISSUES: ['user:admin'],
    });
    const dark = (await admin.get(`${rest}/project/DARK`)).body;
    const category = await admin.post(`${rest}/projectCategory`, { name: 'Shadows', description: '' });
    await admin.put(`${rest}/project/DARK`, { categoryId: Number(category.body.id) });
    const version = await admin.post(`${rest}/version`, { project: 'DARK', name: 'Dusk' });
    await admin.post(`${rest}/component`, { project: 'DARK', name: 'Cellar' });
    const issue = await context.server.buildIssue({ project: 'DARK', fixVersions: [{ name: 'Dusk' }] });
    await admin.put(`${rest}/issue/${issue.key}`, { fields: { fixVersions: [] } });
    const filter = await admin.post(`${rest}/filter`, { name: 'Gloom', jql: 'project = DARK' });
    const field = await admin.post(`${rest}/field`, {
      name: 'Murk',
      type: `${prefix}textfield`,
      projectIds: [Number(dark.id)],
    });
    const murk = field.body.id.slice('customfield_'.length);
    const pairs: [query: string, hidden: string, missing: string][] = [
      ['project = %', 'DARK', 'NONE'],
      ['project = %', dark.id, '99999'],
      ['project in (TEST, %)', '"Project DARK"', '"Project NONE"'],
      ['category = %', 'Shadows', 'Nowhere'],
      ['fixVersion = %', 'Dusk', 'Dawn'],
      ['fixVersion > %', 'Dusk', 'Dawn'],
      ['fixVersion = %', version.body.id, '99999'],
      ['fixVersion was %', 'Dusk', 'Dawn'],
      ['fixVersion changed from %', 'Dusk', 'Dawn'],
      ['fixVersion in releasedVersions(%)', 'DARK', 'NONE'],
      ['component = %', 'Cellar', 'Garret'],
      ['key = %', 'DARK-1', 'NONE-1'],
      ['key = %', issue.id, '99999'],
      ['key > %', 'DARK-1', 'NONE-1'],
      ['parent = %', 'DARK-1', 'NONE-1'],
      ['key in linkedIssues(%)', 'DARK-1', 'NONE-1'],
      ['filter = %', 'Gloom', 'Light'],
      ['filter = %', filter.body.id, '99999'],
      ['% ~ x', 'Murk', 'Mist'],
      ['cf[%] ~ x', murk, '99999'],
      ['order by %', 'Murk', 'Mist'],
    ];
    for (const [query, hidden, missing] of pairs)
      for (const client of [fred, context.server.anonymous]) {
        const answer = async (name: string) => {
          const { status, text } = await ask(query.replace('%', name), client);
          return [query, status, text.replaceAll(name.replaceAll('"', ''), '*')];
        };
        expect(await answer(hidden)).toEqual(await answer(missing));
      }
    for (const query of [
      'assignee = %',
      'assignee in membersOf(%)',
      'key in updatedBy(%)',
      'assignee was %',
    ]) {
      const answer = async (name: string) => {
        const { status, text } = await ask(query.replace('%', name), context.server.anonymous);
        return [query, status, text.replaceAll(name, '*')];
      };
      expect(await answer(query.includes('membersOf') ? 'jira-administrators' : 'fred')).toEqual(
        await answer('nosuch'),
      );
    }
  });

  it('confirms no address of a person whom it names besides, and no number of theirs', async () => {
    const found = async (address: string) =>
      (
        await ask(
          `creator was "${address}" by admin or reporter = admin and creator = "${address}"`,
          context.server.anonymous,
        )
      ).text;
    expect(await found('admin@example.com')).toBe(await found('nosuch@example.com'));
    await buildProjectGranting(context.server, 'OPEN', {
      BROWSE_PROJECTS: ['anyone'],
      CREATE_ISSUES: ['user:admin'],
    });
    await context.server.buildIssue({ project: 'OPEN' });
    expect(await found('admin@example.com')).toBe(await found('nosuch@example.com'));
    for (let id = 1; id < 20; id++)
      expect((await ask(`creator in (admin, ${id})`, fred)).body.errorMessages).toEqual([
        `A value with ID '${id}' does not exist for the field 'creator'.`,
      ]);
  });
});
