import { beforeAll, expect, it } from 'vitest';
import { fillPropertyValues } from '../../src/db/migrations/0037-property-value.ts';
import { type Client, describeOnEngines } from '../support/server.ts';
import { buildOutsider } from '../support/standing.ts';

const path = '/rest/api/2/search';

describeOnEngines('searching by properties of issues', (context) => {
  let admin: Client;

  const put = async (issue: string, key: string, value: unknown) => {
    const { status, text } = await admin.put(
      `/rest/api/2/issue/${issue}/properties/${key}`,
      JSON.stringify(value),
      {
        headers: { 'content-type': 'application/json' },
      },
    );
    expect(status, text).toBeLessThan(300);
  };
  const find = async (jql: string, who: Client = admin): Promise<string> => {
    const { status, body, text } = await who.post(path, { jql, maxResults: 1000, fields: ['summary'] });
    return status === 200
      ? body.issues.map((issue: { key: string }) => issue.key).join(' ')
      : `${status} ${text}`;
  };

  beforeAll(async () => {
    const { server } = context;
    admin = server.as('admin');
    await server.buildProject({ key: 'TEST' });
    for (let at = 0; at < 4; at++) await server.buildIssue({ project: 'TEST' });
    await put('TEST-1', 'deal', {
      owner: { name: 'Fred Flint' },
      amount: 12.5,
      closed: '2024-01-31',
      tags: ['Hot', 'cold'],
      open: true,
      lines: [{ sku: 'A1' }, { sku: 'B2' }],
    });
    await put('TEST-2', 'deal', {
      owner: { name: 'Zoe' },
      amount: -3,
      closed: '2024-02-29T10:00:00.000+0100',
      open: false,
      'odd.name': 1,
    });
    await put('TEST-3', 'deal', 'plain');
    await put('TEST-3', 'other key', { amount: 7 });
  });

  it.each([
    ['issue.property[deal].owner.name = "fred flint"', 'TEST-1'],
    ['ISSUE.PROPERTY[deal].owner.name in (Zoe, Nobody)', 'TEST-2'],
    ['issue.property[deal].owner.name != Zoe', 'TEST-1'],
    ['not issue.property[deal].owner.name = Zoe', 'TEST-1'],
    ['issue.property[deal].amount > 0', 'TEST-1'],
    ['issue.property[deal].amount <= "12.5"', 'TEST-2 TEST-1'],
    ['issue.property[deal].amount = 12.50', 'TEST-1'],
    ['issue.property[deal].amount in (-3, 7)', 'TEST-2'],
    ['issue.property[deal].amount not in (0.5, 12.5)', 'TEST-2'],
    ['issue.property[deal].closed >= 2024-02-01', 'TEST-2'],
    ['issue.property[deal].closed < now() and issue.property[deal].closed < "2024/02/01"', 'TEST-1'],
    ['issue.property[deal].closed = "2024-01-31"', 'TEST-1'],
    ['issue.property[deal].tags = hot', 'TEST-1'],
    ['issue.property[deal].tags in (COLD)', 'TEST-1'],
    ['issue.property[deal].lines.sku = b2', 'TEST-1'],
    ['issue.property[deal].open = "true"', 'TEST-1'],
    ['issue.property[deal].odd.name = 1', 'TEST-2'],
    ['issue.property[deal] = plain', 'TEST-3'],
    ['issue.property["other key"].amount = 7', 'TEST-3'],
    ['issue.property[deal] is not EMPTY', 'TEST-3 TEST-2 TEST-1'],
    ['issue.property[deal] is EMPTY', 'TEST-4'],
    ['issue.property[deal].amount is EMPTY', 'TEST-4 TEST-3'],
    ['issue.property[deal].amount in (12.5, EMPTY)', 'TEST-4 TEST-3 TEST-1'],
    ['issue.property[nothing].here = 1', ''],
    ['issue.property[DEAL].amount > 0', ''],
  ])('%s', async (jql, expected) => {
    expect(await find(jql)).toBe(expected);
  });

  it('follows what is written and removed', async () => {
    await put('TEST-4', 'deal', { amount: 99 });
    expect(await find('issue.property[deal].amount = 99')).toBe('TEST-4');
    await put('TEST-4', 'deal', { amount: 98 });
    expect(await find('issue.property[deal].amount = 99')).toBe('');
    await admin.delete('/rest/api/2/issue/TEST-4/properties/deal');
    expect(await find('issue.property[deal].amount = 98')).toBe('');
    expect(await find('issue.property[deal] is EMPTY')).toBe('TEST-4');
  });

  it('finds nothing in issues that the reader may not see', async () => {
    await buildOutsider(context.server, 'outsider');
    expect(await find('issue.property[deal] is not EMPTY', context.server.as('outsider'))).toBe('');
  });

  it('bears documents that are large, or hold what no index takes', async () => {
    await put('TEST-4', 'large', { list: Array.from({ length: 6000 }, (_one, at) => at) });
    expect(await find('issue.property[large].list = 5999')).toBe('TEST-4');
    await put('TEST-4', 'lengthy', {
      text: '\u{1f600}'.repeat(4000),
      ['n'.repeat(3000)]: 1,

      ok: 'ok',
    });
    expect(await find('issue.property[lengthy].ok = ok')).toBe('TEST-4');
    const key = 'é'.repeat(150);
    await put('TEST-4', encodeURIComponent(key), { ['\u{1f600}'.repeat(125)]: '\u{1f600}'.repeat(125) });
    expect(await find(`issue.property["${key}"] is not EMPTY`)).toBe('TEST-4');
  });

  it('refuses what cannot be compared, and other properties than those of issues', async () => {
    const refused = async (jql: string) => (await admin.post(path, { jql })).body.errorMessages;
    expect(await refused('issue.property[deal].amount > much')).toEqual([
      "The value 'much' for the field 'issue.property' is neither a number nor a date.",
    ]);
    expect(await refused('issue.property[deal].amount ~ much')).toEqual([
      "The operator '~' is not supported by the 'issue.property' field.",
    ]);
    expect(await refused('project.property[deal].amount = 1')).toEqual([
      "Field 'project.property' does not exist or you do not have permission to view it.",
    ]);
    expect(await refused('order by issue.property[deal].amount')).toEqual([
      "Not able to sort using field 'issue.property'.",
    ]);
  });

  it('was made findable where it had been written before', async () => {
    const { db } = await context.server.ctx();
    const rows = () =>
      db
        .selectFrom('issue_property_value')
        .selectAll()
        .orderBy('issue_id')
        .orderBy('key')
        .orderBy('path')
        .orderBy('term_lower')
        .orderBy('number')
        .execute();
    const before = await rows();
    expect(before.length).toBeGreaterThan(6000);
    await db.deleteFrom('issue_property_value').execute();
    await fillPropertyValues(db);
    expect(await rows()).toEqual(before);
  });
});
