import { beforeAll, expect, it } from 'vitest';
import { buildProjectGranting } from '../support/grants.ts';
import { type Client, describeOnEngines } from '../support/server.ts';

const path = '/rest/api/2/search';
const url = '/rest/api/2/filter';

describeOnEngines('searching by saved filters', (context) => {
  let admin: Client;
  let fred: Client;
  let zoe: Client;

  const keep = async (who: Client, name: string, jql: string, shared = false): Promise<string> => {
    const { status, body, text } = await who.post(url, {
      name,
      jql,
      sharePermissions: shared ? [{ type: 'authenticated' }] : [],
    });
    expect(status, text).toBe(200);
    return body.id;
  };
  const find = async (jql: string, who: Client = fred): Promise<string> => {
    const { status, body, text } = await who.post(path, { jql, maxResults: 1000, fields: ['summary'] });
    return status === 200
      ? body.issues.map((issue: { key: string }) => issue.key).join(' ')
      : `${status} ${text}`;
  };
  const refused = async (jql: string, who: Client = fred): Promise<string[]> => {
    const { status, body } = await who.post(path, { jql });
    expect([jql, status]).toEqual([jql, 400]);
    return body.errorMessages;
  };

  beforeAll(async () => {
    const { server } = context;
    admin = server.as('admin');
    for (const name of ['fred', 'zoe']) await server.buildUser({ name });
    [fred, zoe] = [server.as('fred'), server.as('zoe')];
    await server.buildProject({ key: 'TEST' });
    await buildProjectGranting(server, 'DARK', {
      BROWSE_PROJECTS: ['user:admin'],
      CREATE_ISSUES: ['user:admin'],
    });
    await server.buildIssue({ project: 'TEST', summary: 'One', labels: ['red'] });
    await server.buildIssue({ project: 'TEST', summary: 'Two' });
    await server.buildIssue({ project: 'TEST', summary: 'Three', labels: ['red', 'blue'] });
    await server.buildIssue({ project: 'DARK', labels: ['red'] });
  });

  it('finds what the filter’s query finds, by name and by id, whatever the field is called', async () => {
    const id = await keep(fred, 'Red ones', 'labels = red ORDER BY summary');
    for (const jql of [
      'filter = "red ones"',
      `request = ${id}`,
      `savedFilter in ("Red ones", ${id})`,
      `searchRequest = "${id}"`,
    ])
      expect([jql, await find(jql)]).toEqual([jql, 'TEST-3 TEST-1']);
    expect(await find('filter = "Red ones" and labels = blue')).toBe('TEST-3');
    expect(await find('filter = "Red ones" order by key asc')).toBe('TEST-1 TEST-3');
  });

  it('excludes all that it finds, and nothing else: also what has no value', async () => {
    expect(await find('project = TEST and filter != "Red ones"')).toBe('TEST-2');
    expect(await find('project = TEST and not filter = "Red ones"')).toBe('TEST-2');
    expect(await find('filter not in ("Red ones")')).toBe('TEST-2');
    await keep(fred, 'Words', 'summary ~ "t*"');
    expect(await find('project = TEST and filter != Words')).toBe('TEST-1');
    await keep(fred, 'Everything', '');
    expect(await find('filter = Everything')).toBe('TEST-3 TEST-2 TEST-1');
    expect(await find('filter != Everything')).toBe('');
  });

  it('is answered as its reader, through what they may see', async () => {
    await keep(admin, 'Shared red', 'labels = red', true);
    expect(await find('filter = "Shared red"', admin)).toBe('TEST-3 TEST-1 DARK-1');
    expect(await find('filter = "Shared red"')).toBe('TEST-3 TEST-1');
    await keep(admin, 'In the dark', 'project = DARK', true);
    expect(await find('filter = "In the dark"', admin)).toBe('DARK-1');
    expect(await refused('filter = "In the dark"')).toEqual([
      "The value 'DARK' does not exist for the field 'project'.",
    ]);
    await keep(admin, 'Mine alone', 'reporter = currentUser()', true);
    expect(await find('project = TEST and filter = "Mine alone"')).toBe('');
  });

  it('knows no filter that the reader may not see', async () => {
    const id = await keep(admin, 'Private plans', 'labels = red');
    expect(await refused('filter = "Private plans"')).toEqual([
      "The value 'Private plans' does not exist for the field 'filter'.",
    ]);
    expect(await refused('filter = "No such plans"')).toEqual([
      "The value 'No such plans' does not exist for the field 'filter'.",
    ]);
    expect(await refused(`filter = ${id}`)).toEqual([
      `A value with ID '${id}' does not exist for the field 'filter'.`,
    ]);
    expect(await refused('filter = 99999999')).toEqual([
      "A value with ID '99999999' does not exist for the field 'filter'.",
    ]);
    const suggestions = '/rest/api/2/jql/autocompletedata/suggestions?fieldName=filter&fieldValue=p';
    expect((await fred.get(suggestions)).body.results).toEqual([]);
    expect((await admin.get(suggestions)).body.results).toEqual([
      { value: '"Private plans"', displayName: '<b>P</b>rivate <b>p</b>lans' },
    ]);
  });

  it('takes the reader’s own filter of a name before others’', async () => {
    await keep(zoe, 'Favourite', 'summary ~ One', true);
    await keep(fred, 'Favourite', 'summary ~ Two');
    expect(await find('filter = Favourite')).toBe('TEST-2');
    expect(await find('filter = Favourite', zoe)).toBe('TEST-1');
    expect(await find('filter = Favourite', admin)).toBe('TEST-1');
  });

  it('uses filters within filters, and refuses those that come to themselves', async () => {
    await keep(fred, 'Base', 'labels = red');
    await keep(fred, 'Above', 'filter = Base and labels = blue');
    await keep(fred, 'Top', 'filter = Above or summary ~ Two');
    expect(await find('filter = Top')).toBe('TEST-3 TEST-2');
    const base = (await fred.get(`${url}/favourite`)).body.find(
      (one: { name: string }) => one.name === 'Base',
    );
    for (const name of ['Base', 'Above', 'Top']) {
      const { status, body } = await fred.put(`${url}/${base.id}`, { name: 'Base', jql: `filter = ${name}` });
      expect([name, status]).toEqual([name, 400]);
      expect(body.errorMessages).toEqual([
        "Field 'filter' with value 'Base' matches filter 'Base' and causes a cyclical reference, this query can not be executed and should be edited.",
      ]);
    }
    // A renamed filter can close a circle that nobody has seen.
    const { db } = await context.server.ctx();
    await db
      .updateTable('saved_filter')
      .set({ jql: 'filter = Top' })
      .where('id', '=', Number(base.id))
      .execute();
    expect(await refused('labels = red or filter = Top')).toEqual([
      "Field 'filter' with value 'Top' matches filter 'Top' and causes a cyclical reference, this query can not be executed and should be edited.",
    ]);
    expect((await fred.post(path, { jql: 'filter = Top', validateQuery: false })).body).toMatchObject({
      total: 0,
      warningMessages: [expect.stringContaining('cyclical reference')],
    });
    expect((await fred.post(path, { jql: 'filter != Top', validateQuery: false })).body.total).toBe(0);
    await db.updateTable('saved_filter').set({ jql: 'and and' }).where('id', '=', Number(base.id)).execute();
    expect(await refused('filter = Base')).toEqual([
      "The query of the filter 'Base' for the field 'filter' can not be read and should be edited.",
    ]);
  });

  it('bears filters that grow twice with each step, and chains that have no end', async () => {
    const { db } = await context.server.ctx();
    const { id: owner_id } = await db
      .selectFrom('app_user')
      .select('id')
      .where('name', '=', 'zoe')
      .executeTakeFirstOrThrow();
    const filters = (prefix: string, count: number, jql: (before: string) => string) =>
      db
        .insertInto('saved_filter')
        .values(
          Array.from({ length: count }, (_one, at) => ({
            owner_id,
            name: `${prefix}${at}`,
            name_lower: `${prefix}${at}`,
            description: '',
            jql: at === 0 ? 'labels = red' : jql(`${prefix}${at - 1}`),
          })),
        )
        .execute();
    await filters('twice', 30, (before) => `filter = ${before} or filter != ${before}`);
    expect(await find('filter = twice3', zoe)).toBe('TEST-3 TEST-2 TEST-1');
    expect(await refused('filter = twice29', zoe)).toEqual([
      'The JQL query has too many conditions. At most 1000 are possible.',
    ]);
    await filters('chain', 120, (before) => `filter = ${before}`);
    expect(await find('filter = chain90', zoe)).toBe('TEST-3 TEST-1');
    expect(await refused('filter = chain119', zoe)).toEqual([
      'The JQL query uses too many filters. At most 100 are possible.',
    ]);
    const open = 'not ('.repeat(60);
    await filters('deep', 6, (before) => `${open}filter = ${before}${')'.repeat(60)}`);
    expect(await find('filter = deep1', zoe)).toBe('TEST-3 TEST-1');
    expect(await refused('filter = deep5', zoe)).toEqual([
      "The query is nested too deeply. At most 250 levels of parentheses, lists and 'NOT' are possible.",
    ]);
  });
});
