import { beforeAll, describe, expect, it } from 'vitest';
import { buildProjectGranting } from '../support/grants.ts';
import { type Client, describeOnEngines } from '../support/server.ts';

const prefix = 'com.atlassian.jira.plugin.system.customfieldtypes:';
const path = '/rest/api/2/search';

describeOnEngines('searching by custom fields', (context) => {
  let admin: Client;
  let fred: Client;
  /** By a name of these tests: `Story points` → customfield_10000. */
  const fields = new Map<string, string>();

  const make = async (name: string, type: string, more: Record<string, unknown> = {}): Promise<string> => {
    const { status, body, text } = await admin.post('/rest/api/2/field', {
      name,
      type: prefix + type,
      ...more,
    });
    expect(status, text).toBe(201);
    expect((await admin.post(`/rest/api/2/screens/addToDefault/${body.id}`)).status).toBe(204);
    return body.id;
  };
  const addOptions = async (field: string, values: string[], parent?: string): Promise<string[]> => {
    const contexts = await admin.get(`/rest/api/2/field/${field}/context`);
    const { status, body, text } = await admin.post(
      `/rest/api/2/field/${field}/context/${contexts.body.values[0].id}/option`,
      { options: values.map((value) => ({ value, ...(parent && { optionId: parent }) })) },
    );
    expect(status, text).toBeLessThan(300);
    return body.options.map((option: { id: string }) => option.id);
  };
  const id = (name: string): string => fields.get(name) ?? name;
  const cf = (name: string): string => `cf[${id(name).replace('customfield_', '')}]`;
  const build = (project: string, values: Record<string, unknown> = {}, more: Record<string, unknown> = {}) =>
    context.server.buildIssue({
      project,
      ...more,
      ...Object.fromEntries(Object.entries(values).map(([name, value]) => [id(name), value])),
    });
  const find = async (jql: string, who: Client = fred): Promise<string> => {
    const { status, body, text } = await who.post(path, { jql, maxResults: 1000, fields: ['summary'] });
    if (status !== 200) return `${status} ${text}`;
    expect(body.total).toBe(body.issues.length);
    return body.issues.map((issue: { key: string }) => issue.key).join(' ');
  };
  const refused = async (jql: string, who: Client = fred): Promise<string[]> => {
    const { status, body } = await who.post(path, { jql });
    expect([jql, status]).toEqual([jql, 400]);
    return body.errorMessages;
  };

  beforeAll(async () => {
    const { server } = context;
    admin = server.as('admin');
    for (const [name, displayName] of [
      ['fred', 'Fred F. User'],
      ['zoe', 'Anna Zoe'],
    ] as const)
      await server.buildUser({ name, displayName });
    fred = server.as('fred');
    await server.buildProject({ key: 'TEST', name: 'Test project' });
    await server.buildProject({ key: 'SIDE', name: 'A side project' });
    await buildProjectGranting(server, 'DARK', {
      BROWSE_PROJECTS: ['user:admin'],
      CREATE_ISSUES: ['user:admin'],
      EDIT_ISSUES: ['user:admin'],
    });
    for (const [name, type] of [
      ['Story points', 'float'],
      ['Shipped', 'datepicker'],
      ['Happened', 'datetime'],
      ['Nickname', 'textfield'],
      ['Notes', 'textarea'],
      ['Home', 'url'],
      ['Colour', 'select'],
      ['Way', 'radiobuttons'],
      ['Sizes', 'multiselect'],
      ['Boxes', 'multicheckboxes'],
      ['Place', 'cascadingselect'],
      ['Tester', 'userpicker'],
      ['Reviewers', 'multiuserpicker'],
      ['Team', 'grouppicker'],
      ['Teams', 'multigrouppicker'],
      ['Target project', 'project'],
      ['Seen in', 'version'],
      ['Needed in', 'multiversion'],
      ['Tags', 'labels'],
    ] as const)
      fields.set(name, await make(name, type));
    fields.set('Code', await make('Code', 'textfield', { searcherKey: `${prefix}exacttextsearcher` }));
    await addOptions(id('Colour'), ['Red', 'Green', 'Deep blue']);
    await addOptions(id('Way'), ['Up', 'Down']);
    await addOptions(id('Sizes'), ['S', 'M', 'L']);
    await addOptions(id('Boxes'), ['One', 'Two']);
    const [europe = '', asia = ''] = await addOptions(id('Place'), ['Europe', 'Asia', 'None']);
    await addOptions(id('Place'), ['Paris', 'Rome', 'none'], europe);
    await addOptions(id('Place'), ['Tokyo'], asia);
    for (const version of ['1.0', '2.0', '10.0'])
      await admin.post('/rest/api/2/version', { project: 'TEST', name: version });
    await build('TEST', {
      'Story points': 3,
      Shipped: '2024-01-31',
      Happened: '2024-01-31T10:00:00.000+0000',
      Nickname: 'Quick brown fox',
      Notes: 'It jumps\nover the dog',
      Home: 'https://example.com/a?b=c',
      Code: 'AB 12',
      Colour: { value: 'Red' },
      Way: { value: 'Up' },
      Sizes: [{ value: 'S' }, { value: 'M' }],
      Boxes: [{ value: 'One' }],
      Place: { value: 'Europe', child: { value: 'Paris' } },
      Tester: { name: 'fred' },
      Reviewers: [{ name: 'fred' }, { name: 'zoe' }],
      Team: { name: 'jira-administrators' },
      Teams: [{ name: 'jira-administrators' }],
      'Target project': { key: 'SIDE' },
      'Seen in': { name: '1.0' },
      'Needed in': [{ name: '2.0' }, { name: '10.0' }],
      Tags: ['Hot', 'cold'],
    });
    await build('TEST', {
      'Story points': 0.5,
      Shipped: '2024-02-29',
      Happened: '2024-02-29T10:00:00.000+0000',
      Nickname: 'Slow snail',
      Code: 'cd',
      Colour: { value: 'Deep blue' },
      Way: { value: 'Down' },
      Sizes: [{ value: 'L' }],
      Place: { value: 'Europe' },
      Tester: { name: 'zoe' },
      Team: { name: 'jira-software-users' },
      'Target project': { key: 'DARK' },
      'Seen in': { name: '10.0' },
      Tags: ['HOT'],
    });
    await build('TEST', { 'Story points': -8, Place: { value: 'Asia', child: { value: 'Tokyo' } } });
    await build('TEST');
  });

  describe('finds them', () => {
    it('by name, in quotation marks or not, whatever its case, by number and by key', async () => {
      for (const name of ['"Story points"', "'STORY POINTS'", cf('Story points'), id('Story points')])
        expect([name, await find(`${name} = 3`)]).toEqual([name, 'TEST-1']);
      expect(await find('Colour = red')).toBe('TEST-1');
      expect(await refused('cf[9] = 3')).toEqual([
        "Field 'cf[9]' does not exist or you do not have permission to view it.",
      ]);
    });

    it.each([
      ['"Story points" > 0', 'TEST-2 TEST-1'],
      ['"Story points" >= 0.5 and "Story points" < "3.0"', 'TEST-2'],
      ['"Story points" in (3, -8, 100)', 'TEST-3 TEST-1'],
      ['"Story points" != 3', 'TEST-3 TEST-2'],
      ['not "Story points" > 0', 'TEST-3'],
      ['"Story points" is EMPTY', 'TEST-4'],
      ['"Story points" not in (3, EMPTY)', 'TEST-3 TEST-2'],
      ['"Story points" in (3, EMPTY)', 'TEST-4 TEST-1'],
      ['Shipped = 2024-01-31', 'TEST-1'],
      ['Shipped > 2024-01-31', 'TEST-2'],
      ['Shipped <= endOfDay() and Shipped < "2024/02/01"', 'TEST-1'],
      ['Happened >= "2024-01-31 10:00"', 'TEST-2 TEST-1'],
      ['Happened > "2024-01-31 10:00" and Happened < -1d', 'TEST-2'],
      ['Nickname ~ fox', 'TEST-1'],
      ['Nickname ~ "qui*"', 'TEST-1'],
      ['Nickname !~ fox', 'TEST-2'],
      ['not Nickname ~ fox', 'TEST-2'],
      ['Nickname is not EMPTY', 'TEST-2 TEST-1'],
      ['Nickname ~ EMPTY', 'TEST-4 TEST-3'],
      ['Notes ~ "\\"over the dog\\""', 'TEST-1'],
      ['Home = "https://example.com/a?b=c"', 'TEST-1'],
      ['Home != "https://example.com"', 'TEST-1'],
      ['Home ~ "example.com"', 'TEST-1'],
      ['Code = "ab 12"', 'TEST-1'],
      ['Code = ab', ''],
      ['Code in (cd, "AB 12")', 'TEST-2 TEST-1'],
      ['Colour = "deep BLUE"', 'TEST-2'],
      ['Colour != Red', 'TEST-2'],
      ['Colour in (Red, "Deep blue") and not Colour = Red', 'TEST-2'],
      ['Way = Up', 'TEST-1'],
      ['Sizes = M', 'TEST-1'],
      ['Sizes != M', 'TEST-2'],
      ['Sizes in (M, L)', 'TEST-2 TEST-1'],
      ['Boxes = One', 'TEST-1'],
      ['Boxes is EMPTY', 'TEST-4 TEST-3 TEST-2'],
      ['Place = Europe', 'TEST-2 TEST-1'],
      ['Place = Paris', 'TEST-1'],
      ['Place in (Paris, Asia)', 'TEST-3 TEST-1'],
      ['Place in cascadeOption(Europe)', 'TEST-2 TEST-1'],
      ['Place in cascadeOption(Europe, Paris)', 'TEST-1'],
      ['Place in cascadeOption(Europe, none)', 'TEST-2'],
      ['Place in cascadeOption(Europe, "\\"none\\"")', ''],
      ['Place not in cascadeOption(Europe, none)', 'TEST-3 TEST-1'],
      ['Place not in (Asia, cascadeOption(Europe, Paris))', 'TEST-2'],
      ['Place is EMPTY', 'TEST-4'],
      ['Tester = fred', 'TEST-1'],
      ['Tester = currentUser()', 'TEST-1'],
      ['Tester != currentUser()', 'TEST-2'],
      ['Tester in ("Anna Zoe", "fred@example.com")', 'TEST-2 TEST-1'],
      ['Tester in membersOf("jira-software-users")', 'TEST-2 TEST-1'],
      ['Reviewers = zoe', 'TEST-1'],
      ['Team = "JIRA-administrators"', 'TEST-1'],
      ['Team != "jira-administrators"', 'TEST-2'],
      ['Teams in ("jira-administrators", "jira-software-users")', 'TEST-1'],
      ['"Target project" = SIDE', 'TEST-1'],
      ['"Target project" in (test, "a side project")', 'TEST-1'],
      ['"Seen in" = 1.0', 'TEST-1'],
      ['"Seen in" > 1.0', 'TEST-2'],
      ['"Seen in" <= 2.0', 'TEST-1'],
      ['"Seen in" ~ "1*"', 'TEST-2 TEST-1'],
      ['"Seen in" !~ "10*"', 'TEST-1'],
      ['"Seen in" in unreleasedVersions(TEST)', 'TEST-2 TEST-1'],
      ['"Needed in" = 10.0', 'TEST-1'],
      ['Tags = hot', 'TEST-2 TEST-1'],
      ['Tags != cold', 'TEST-2'],
    ])('%s', async (jql, expected) => {
      expect(await find(`project = TEST and (${jql})`)).toBe(expected);
    });

    it('by the id of an option, too', async () => {
      const { body } = await admin.get(`/rest/api/2/issue/TEST-1?fields=${id('Colour')}`);
      expect(await find(`Colour = ${body.fields[id('Colour')].id}`)).toBe('TEST-1');
    });
  });

  describe('sorts by them', () => {
    it.each([
      ['"Story points"', 'TEST-3 TEST-2 TEST-1 TEST-4'],
      ['cf[Story points] desc', 'TEST-4 TEST-1 TEST-2 TEST-3'],
      ['Shipped', 'TEST-4 TEST-3 TEST-2 TEST-1'],
      ['Happened asc', 'TEST-1 TEST-2 TEST-4 TEST-3'],
      ['Nickname', 'TEST-1 TEST-2 TEST-4 TEST-3'],
      ['Colour', 'TEST-1 TEST-2 TEST-4 TEST-3'],
      ['Place', 'TEST-1 TEST-2 TEST-3 TEST-4'],
      ['Tester', 'TEST-2 TEST-1 TEST-4 TEST-3'],
      ['Team', 'TEST-1 TEST-2 TEST-4 TEST-3'],
      ['"Seen in"', 'TEST-1 TEST-2 TEST-4 TEST-3'],
      // Of DARK fred knows no name to sort by.
      ['"Target project"', 'TEST-1 TEST-4 TEST-3 TEST-2'],
      ['Tags, key', 'TEST-1 TEST-2 TEST-3 TEST-4'],
    ])('%s', async (order, expected) => {
      const by = order.replace(/cf\[(.*?)\]/, (_all, name) => cf(name));
      expect(await find(`project = TEST order by ${by}`)).toBe(expected);
    });

    it('page after page', async () => {
      const seen: string[] = [];
      let nextPageToken: string | undefined;
      do {
        const jql = 'project = TEST order by "Story points" desc';
        const { body } = await fred.post('/rest/api/2/search/jql', {
          jql,
          maxResults: 1,
          nextPageToken,
          fields: ['key'],
        });
        seen.push(...body.issues.map((issue: { key: string }) => issue.key));
        nextPageToken = body.nextPageToken;
      } while (nextPageToken !== undefined);
      expect(seen).toEqual(['TEST-4', 'TEST-1', 'TEST-2', 'TEST-3']);
    });
  });

  describe('of one name', () => {
    beforeAll(async () => {
      fields.set('Rank number', await make('Severity', 'float'));
      fields.set('Rank choice', await make('severity', 'select'));
      await addOptions(id('Rank choice'), ['1', '2']);
      await build('SIDE', { 'Rank number': 1, 'Rank choice': { value: '2' } });
      await build('SIDE', { 'Rank number': 2 });
      await build('SIDE', { 'Rank choice': { value: '1' } });
      await build('SIDE');
    });

    it.each([
      ['Severity = "1"', 'SIDE-3 SIDE-1'],
      ['Severity != "1"', 'SIDE-2'],
      ['not Severity = "1"', 'SIDE-2'],
      ['Severity in ("1", EMPTY)', 'SIDE-4 SIDE-3 SIDE-1'],
      ['Severity not in ("2", EMPTY)', 'SIDE-3'],
      ['Severity is EMPTY', 'SIDE-4'],
      ['Severity is not EMPTY', 'SIDE-3 SIDE-2 SIDE-1'],
      // One of the two can be compared, and one of the two has such a value.
      ['Severity > 1', 'SIDE-2'],
      ['Severity = 7', ''],
      ['Severity in (2, "1")', 'SIDE-3 SIDE-2 SIDE-1'],
      ['{Rank choice} = "1"', 'SIDE-3'],
      ['{Rank number} = 1', 'SIDE-1'],
    ])('%s', async (jql, expected) => {
      const exact = jql.replace(/\{(.*?)\}/, (_all, name) => cf(name));
      expect(await find(`project = SIDE and ${exact}`)).toBe(expected);
    });

    it('looks for words in all of them', async () => {
      fields.set('Remark field', await make('Remark', 'textfield'));
      fields.set('Remark area', await make('remark', 'textarea'));
      await build('SIDE', { 'Remark field': 'fox and hound' });
      await build('SIDE', { 'Remark field': 'hound', 'Remark area': 'The fox' });
      await build('SIDE', { 'Remark area': 'hounds only' });
      const keys = async (jql: string) => (await find(`${jql} order by key asc`)).split(' ');
      const [one = '', two = '', three = ''] = await keys('remark is not EMPTY');
      expect(await keys('remark ~ fox')).toEqual([one, two]);
      expect(await keys('remark !~ fox')).toEqual([three]);
      expect(await keys('not Remark ~ "fox"')).toEqual([three]);
      // What is only forbidden must be in none of them.
      expect(await keys('Remark ~ "-fox"')).toEqual([three]);
      expect(await keys('Remark !~ "-fox"')).toEqual([one, two]);
      for (const key of [one, two, three]) await admin.delete(`/rest/api/2/issue/${key}`);
    });

    it('finds nothing by what is wrong, where a query is not to be validated', async () => {
      const { body } = await fred.post(path, { jql: 'Severity != nowhere', validateQuery: false });
      expect(body).toMatchObject({ total: 0, warningMessages: [expect.stringContaining('nowhere')] });
    });

    it('refuses what is wrong for all of them', async () => {
      expect(await refused('Severity in (1, "2", nowhere)')).toEqual([
        "The value 'nowhere' does not exist for the field 'Severity'.",
      ]);
      expect(await refused('Severity ~ x')).toEqual([
        "The operator '~' is not supported by the 'Severity' field.",
      ]);
    });
  });

  describe('that are not everywhere', () => {
    beforeAll(async () => {
      const [side, dark] = await Promise.all(
        ['SIDE', 'DARK'].map(async (key) => Number((await admin.get(`/rest/api/2/project/${key}`)).body.id)),
      );
      fields.set('Only side', await make('Only side', 'textfield', { projectIds: [side] }));
      fields.set('Secret mood', await make('Secret mood', 'select', { projectIds: [dark] }));
      await addOptions(id('Secret mood'), ['Gloomy']);
      await build('DARK', { 'Secret mood': { value: 'Gloomy' } });
      await build('SIDE', { 'Only side': 'here' }, { summary: 'with' });
    });

    it('are empty only where they are', async () => {
      expect(await find('"Only side" ~ here')).toBe('SIDE-8');
      expect(await find('"Only side" is EMPTY')).toBe('SIDE-4 SIDE-3 SIDE-2 SIDE-1');
      expect(await find('"Only side" is EMPTY and project = TEST')).toBe('');
    });

    it('are found as texts only where they are, whatever an issue still holds of them', async () => {
      const ids = new Map<string, number>();
      for (const key of ['SIDE', 'TEST'])
        ids.set(key, Number((await admin.get(`/rest/api/2/project/${key}`)).body.id));
      fields.set('Moved', await make('Moved', 'textfield', { projectIds: [ids.get('SIDE')] }));
      const made = await build('SIDE', { Moved: 'quokka' }, { summary: 'with a marsupial' });
      expect(await find('text ~ quokka')).toBe(made.key);
      const contexts = `/rest/api/2/field/${id('Moved')}/context`;
      const [before] = (await admin.get(contexts)).body.values;
      const elsewhere = await admin.post(contexts, { name: 'Elsewhere', projectIds: [ids.get('TEST')] });
      expect(elsewhere.status).toBe(201);
      expect((await admin.delete(`${contexts}/${before.id}`)).status).toBe(204);
      expect(await find('Moved ~ quokka')).toBe('');
      expect(await find('text ~ quokka')).toBe('');
      expect(await find('text ~ "marsupial"')).toBe(made.key);
      expect(await find('text ~ "marsupial -quokka"')).toBe(made.key);
    });

    it('do not exist for those who see no project that has them', async () => {
      expect(await find('"Secret mood" = Gloomy', admin)).toBe('DARK-1');
      const shown = async (name: string) =>
        (await refused(`${name} = Gloomy`))[0]?.replace(name.replaceAll('"', ''), '*');
      const missing = "Field '*' does not exist or you do not have permission to view it.";
      for (const name of ['"Secret mood"', cf('Secret mood'), id('Secret mood'), '"No such mood"'])
        expect(await shown(name)).toBe(missing);
      expect(await refused('order by "Secret mood"')).toEqual([
        "Not able to sort using field 'Secret mood'.",
      ]);
      const { body } = await context.server.anonymous.post(path, { jql: '"Secret mood" = Gloomy' });
      expect(body.errorMessages).toEqual([
        "Field 'Secret mood' does not exist or this field cannot be viewed by anonymous users.",
      ]);
    });

    it('tell nothing of hidden projects that are picked, and of their options', async () => {
      expect(await refused('"Target project" = DARK')).toEqual([
        "The value 'DARK' does not exist for the field 'Target project'.",
      ]);
      // TEST-2 has DARK in it, which fred is shown as nothing.
      expect(await find('project = TEST and "Target project" is not EMPTY')).toBe('TEST-1');
      expect(await find('project = TEST and "Target project" is EMPTY')).toBe('TEST-4 TEST-3 TEST-2');
      expect(await find('project = TEST and "Target project" != SIDE', admin)).toBe('TEST-2');
      expect(await find('project = TEST and "Target project" != SIDE')).toBe('');
      const dark = Number((await admin.get('/rest/api/2/project/DARK')).body.id);
      const added = await admin.post(`/rest/api/2/field/${id('Colour')}/context`, {
        name: 'Dark colours',
        projectIds: [String(dark)],
      });
      expect(added.status, added.text).toBe(201);
      await admin.post(`/rest/api/2/field/${id('Colour')}/context/${added.body.id}/option`, {
        options: [{ value: 'Ultraviolet' }],
      });
      expect(await find('Colour = Ultraviolet', admin)).toBe('');
      expect(await refused('Colour = Ultraviolet')).toEqual([
        "The value 'Ultraviolet' does not exist for the field 'Colour'.",
      ]);
      const url = '/rest/api/2/jql/autocompletedata/suggestions?fieldName=Colour&fieldValue=';
      expect((await fred.get(`${url}ultra`)).body.results).toEqual([]);
      expect((await admin.get(`${url}ultra`)).body.results).toHaveLength(1);
      expect((await fred.get(`${url}de`)).body.results).toEqual([
        { value: '"Deep blue"', displayName: '<b>De</b>ep blue' },
      ]);
    });
  });

  it('are named with their operators where JQL is described, each to those who may know of it', async () => {
    const url = '/rest/api/2/jql/autocompletedata';
    const entry = async (who: Client, name: string) =>
      (await who.get(url)).body.visibleFieldNames.find((one: { cfid?: string }) => one.cfid === cf(name));
    expect(await entry(fred, 'Story points')).toEqual({
      value: cf('Story points'),
      displayName: `Story points - ${cf('Story points')}`,
      cfid: cf('Story points'),
      orderable: 'true',
      searchable: 'true',
      operators: ['=', '!=', '<', '<=', '>', '>=', 'in', 'not in', 'is', 'is not'],
      types: ['java.lang.Number'],
    });
    expect(await entry(fred, 'Colour')).toMatchObject({ auto: 'true' });
    expect(await entry(fred, 'Secret mood')).toBeUndefined();
    expect(await entry(admin, 'Secret mood')).toBeDefined();
  });

  it('refuses values that a field cannot have', async () => {
    expect(await refused('"Story points" = many')).toEqual([
      "The value 'many' for the field 'Story points' is not a number.",
    ]);
    expect(await refused('Colour = Mauve')).toEqual([
      "The value 'Mauve' does not exist for the field 'Colour'.",
    ]);
    expect(await refused('Colour ~ Red')).toEqual([
      "The operator '~' is not supported by the 'Colour' field.",
    ]);
    expect(await refused('Colour was Red')).toEqual([
      "The operator 'was' is not supported by the 'Colour' field.",
    ]);
    expect((await refused('Shipped > soon'))[0]).toMatch(/^Date value 'soon' for field 'Shipped' is invalid/);
    expect(await refused('Place in cascadeOption(Mars)')).toEqual([
      "The option 'Mars' that was passed to function 'cascadeOption' does not exist for this field.",
    ]);
    expect(await refused('Place in cascadeOption(Asia, Paris)')).toEqual([
      "The option 'Paris' that was passed to function 'cascadeOption' does not exist for this field.",
    ]);
    expect(await refused('Place in cascadeOption()')).toEqual([
      "Function 'cascadeOption' expected between '1' and '2' arguments but received '0'.",
    ]);
    expect(await refused('Colour in cascadeOption(Red)')).toEqual([
      "A value provided by the function 'cascadeOption' is invalid for the field 'Colour'.",
    ]);
  });
});
