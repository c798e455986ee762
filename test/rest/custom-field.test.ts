import { beforeAll, describe, expect, it } from 'vitest';
import { buildProjectGranting } from '../support/grants.ts';
import { type Client, describeOnEngines } from '../support/server.ts';

const base = 'http://localhost:8090/jira';
const prefix = 'com.atlassian.jira.plugin.system.customfieldtypes:';

describeOnEngines('custom fields', (context) => {
  let admin: Client;
  let fred: Client;
  let test: number;
  let dark: number;

  beforeAll(async () => {
    const { server } = context;
    admin = server.as('admin');
    await server.buildUser({ name: 'fred' });
    fred = server.as('fred');
    test = (await server.buildProject({ key: 'TEST' })).id;
    await server.buildProject({ key: 'OTHER' });
    await buildProjectGranting(server, 'DARK', {
      BROWSE_PROJECTS: ['user:admin'],
      CREATE_ISSUES: ['user:admin'],
    });
    dark = Number((await admin.get('/rest/api/2/project/DARK')).body.id);
  });

  const make = async (field: Record<string, unknown>): Promise<string> => {
    const { status, body, text } = await admin.post('/rest/api/2/field', { type: 'textfield', ...field });
    expect(status, text).toBe(201);
    return body.id;
  };
  const onScreen = async (field: string) => {
    expect((await admin.post(`/rest/api/2/screens/addToDefault/${field}`)).status).toBe(204);
    return field;
  };
  const contextOf = async (field: string): Promise<string> =>
    (await admin.get(`/rest/api/2/field/${field}/context`)).body.values[0].id;
  const addOptions = async (field: string, ...values: string[]): Promise<string[]> =>
    (
      await admin.post(`/rest/api/2/field/${field}/context/${await contextOf(field)}/option`, {
        options: values.map((value) => ({ value })),
      })
    ).body.options.map((option: { id: string }) => option.id);
  const listed = async (client: Client): Promise<{ id: string; name: string }[]> =>
    (await client.get('/rest/api/2/field')).body;

  describe('POST /rest/api/2/field', () => {
    it('makes a field and answers with it as the list has it', async () => {
      const { status, body } = await admin.post('/rest/api/2/field', {
        name: 'New custom field',
        description: 'For picking groups',
        type: `${prefix}grouppicker`,
        searcherKey: `${prefix}grouppickersearcher`,
      });
      expect(status).toBe(201);
      const number = Number(body.id.replace('customfield_', ''));
      expect(body).toEqual({
        id: expect.stringMatching(/^customfield_\d{5,}$/),
        name: 'New custom field',
        custom: true,
        orderable: true,
        navigable: true,
        searchable: true,
        clauseNames: [`cf[${number}]`, 'New custom field'],
        schema: { type: 'group', custom: `${prefix}grouppicker`, customId: number },
      });
      expect(await listed(fred)).toContainEqual(body);
    });

    it('makes one of every type that Jira has', async () => {
      for (const type of [
        'textfield textarea float datepicker datetime select radiobuttons multicheckboxes multiselect',
        'cascadingselect userpicker multiuserpicker grouppicker multigrouppicker project version',
        'multiversion labels url readonlyfield',
      ].flatMap((line) => line.split(' '))) {
        const { status, body } = await admin.post('/rest/api/2/field', { name: type, type: prefix + type });
        expect([status, body.schema?.custom]).toEqual([201, prefix + type]);
      }
    });

    it('refuses what is missing, unknown or too long, and says where', async () => {
      const errors = async (body: object) => {
        const answer = await admin.post('/rest/api/2/field', body);
        expect(answer.status, answer.text).toBe(400);
        return Object.keys(answer.body.errors);
      };
      const type = `${prefix}textfield`;
      expect(await errors({ name: ' ', type })).toEqual(['name']);
      expect(await errors({ name: 'x'.repeat(256), type })).toEqual(['name']);
      expect(await errors({ name: 'x', type, description: 'x'.repeat(4001) })).toEqual(['description']);
      expect(await errors({ name: 'x', type: 'nothing' })).toEqual(['type']);
      expect(await errors({ name: 'x', type, searcherKey: `${prefix}daterange` })).toEqual(['searcherKey']);
      expect(await errors({ name: 'x', type, projectIds: [99999] })).toEqual(['projectIds']);
      expect(await errors({ name: 'x', type, issueTypeIds: ['99999'] })).toEqual(['issueTypeIds']);
      await errors({ type });
      await errors({ name: 'x' });
      await errors({ name: 1, type });
      await errors({ name: 'x', type, more: true });
      await errors({ name: 'x\u0000', type });
    });

    it('is for administrators', async () => {
      const body = { name: 'Mine', type: `${prefix}textfield` };
      expect((await fred.post('/rest/api/2/field', body)).status).toBe(403);
      expect((await context.server.anonymous.post('/rest/api/2/field', body)).status).toBe(401);
      expect((await listed(admin)).map((field) => field.name)).not.toContain('Mine');
    });
  });

  describe('PUT /rest/api/2/field/{fieldId}', () => {
    it('renames a field and changes what finds it', async () => {
      const id = await make({ name: 'Old' });
      const { status, body } = await admin.put(`/rest/api/2/field/${id}`, { name: 'New', searcherKey: null });
      expect([status, body.name, body.searchable]).toEqual([200, 'New', false]);
      expect((await admin.put('/rest/api/2/field/customfield_99999', { name: 'x' })).status).toBe(404);
      expect((await admin.put('/rest/api/2/field/summary', { name: 'x' })).status).toBe(404);
      expect((await fred.put(`/rest/api/2/field/${id}`, { name: 'x' })).status).toBe(403);
    });
  });

  describe('GET /rest/api/2/field', () => {
    it('keeps fields of hidden projects to those who see the projects', async () => {
      const id = await make({ name: 'Dark matter', projectIds: [dark], type: 'select' });
      const [option] = await addOptions(id, 'Axion');
      expect((await listed(admin)).map((field) => field.id)).toContain(id);
      expect((await listed(fred)).map((field) => field.id)).not.toContain(id);
      const hidden = await fred.get(`/rest/api/2/customFieldOption/${option}`);
      const missing = await fred.get('/rest/api/2/customFieldOption/99999');
      expect([hidden.status, hidden.text.replaceAll(String(option), '99999')]).toEqual([404, missing.text]);
      const options = await fred.get(`/rest/api/2/customFields/${id}/options`);
      const none = await fred.get('/rest/api/2/customFields/customfield_99999/options');
      expect([options.status, options.text.replaceAll(id, 'customfield_99999')]).toEqual([404, none.text]);
      const { key } = await context.server.buildIssue({ project: 'TEST' });
      const found = (await fred.get(`/rest/api/2/search?jql=key=${key}&expand=names,schema`)).body;
      expect(found.names).not.toHaveProperty(id);
      expect(found.schema).not.toHaveProperty(id);
    });
  });

  describe('a field that is only in some projects and types', () => {
    it('is on the screens there and nowhere else, and absent from other issues', async () => {
      const types = (await admin.get('/rest/api/2/issuetype')).body as { id: string; name: string }[];
      const bug = types.find((type) => type.name === 'Bug')?.id;
      const id = await onScreen(await make({ name: 'Steps', projectIds: [test], issueTypeIds: [bug] }));
      const create = (project: string, issuetype: string, fields = {}) =>
        admin.post('/rest/api/2/issue', {
          fields: { project: { key: project }, issuetype: { name: issuetype }, summary: 'x', ...fields },
        });
      const { key } = (await create('TEST', 'Bug', { [id]: 'one, two' })).body;
      expect((await admin.get(`/rest/api/2/issue/${key}`)).body.fields[id]).toBe('one, two');
      const task = await create('TEST', 'Task', { [id]: 'x' });
      const elsewhere = await create('OTHER', 'Bug', { [id]: 'x' });
      for (const refused of [task, elsewhere]) {
        expect([refused.status, refused.body.errors[id]]).toEqual([
          400,
          `Field '${id}' cannot be set. It is not on the appropriate screen, or unknown.`,
        ]);
      }
      const other = (await create('OTHER', 'Bug')).body.key;
      const bean = (await admin.get(`/rest/api/2/issue/${other}?expand=names,schema`)).body;
      for (const part of [bean.fields, bean.names, bean.schema]) expect(part).not.toHaveProperty(id);
      const fieldsOf = async (project: string, type: string) =>
        (
          await admin.get(
            `/rest/api/2/issue/createmeta?projectKeys=${project}&issuetypeNames=${type}&expand=projects.issuetypes.fields`,
          )
        ).body.projects[0].issuetypes[0].fields;
      expect(await fieldsOf('TEST', 'Bug')).toHaveProperty(id);
      expect(await fieldsOf('TEST', 'Task')).not.toHaveProperty(id);
      expect(await fieldsOf('OTHER', 'Bug')).not.toHaveProperty(id);
    });

    it('has options of its own in each context', async () => {
      const id = await onScreen(await make({ name: 'Team', type: 'select' }));
      const [red] = await addOptions(id, 'Red');
      const made = await admin.post(`/rest/api/2/field/${id}/context`, { name: 'Next only', projectIds: [] });
      expect(made.body.errors).toHaveProperty('projectIds');
      const next = Number((await admin.get('/rest/api/2/project/OTHER')).body.id);
      const own = (
        await admin.post(`/rest/api/2/field/${id}/context`, { name: 'Next only', projectIds: [next] })
      ).body;
      expect(own).toMatchObject({ isGlobalContext: false, isAnyIssueType: true, projectIds: [String(next)] });
      const address = `/rest/api/2/field/${id}/context/${own.id}`;
      const blue = (await admin.post(`${address}/option`, { options: [{ value: 'Blue' }] })).body.options[0]
        .id;
      const create = (project: string, option: string | undefined) =>
        admin.post('/rest/api/2/issue', {
          fields: {
            project: { key: project },
            issuetype: { name: 'Task' },
            summary: 'x',
            [id]: { id: option },
          },
        });
      expect((await create('TEST', red)).status).toBe(201);
      expect((await create('OTHER', blue)).status).toBe(201);
      expect((await create('TEST', blue)).body.errors[id]).toBe(`Option id '${blue}' is not valid`);
      expect((await create('OTHER', red)).body.errors[id]).toBe(`Option id '${red}' is not valid`);
      expect((await admin.delete(address)).status).toBe(204);
      expect((await admin.delete(`/rest/api/2/field/${id}/context/${await contextOf(id)}`)).status).toBe(400);
      expect((await create('OTHER', red)).status).toBe(201);
    });

    it('changes where a context is: what is absent stays, an empty list means all', async () => {
      const id = await onScreen(await make({ name: 'Where', type: 'select' }));
      await addOptions(id, 'Here');
      const address = `/rest/tessera/1/field/${id}/context/${await contextOf(id)}`;
      const narrowed = await admin.put(address, { name: 'Test only', projectIds: [test] });
      expect([narrowed.status, narrowed.body]).toEqual([
        200,
        {
          id: await contextOf(id),
          name: 'Test only',
          description: '',
          isGlobalContext: false,
          isAnyIssueType: true,
          projectIds: [String(test)],
          issueTypeIds: [],
        },
      ]);
      const offered = async (key: string) =>
        (await admin.get(`/rest/api/2/customFields/${id}/options?projectIds=${key}`)).body.total;
      const other = Number((await admin.get('/rest/api/2/project/OTHER')).body.id);
      expect([await offered(String(test)), await offered(String(other))]).toEqual([1, 0]);
      const second = (
        await admin.post(`/rest/api/2/field/${id}/context`, { name: 'Other', projectIds: [other] })
      ).body;
      const taken = await admin.put(`/rest/tessera/1/field/${id}/context/${second.id}`, {
        projectIds: [test],
      });
      expect([taken.status, taken.body.errors]).toEqual([400, { projectIds: expect.any(String) }]);
      const widened = await admin.put(address, { projectIds: [], description: 'All but one' });
      expect(widened.body).toMatchObject({
        name: 'Test only',
        description: 'All but one',
        isGlobalContext: true,
        projectIds: [],
      });
      expect((await admin.get(`/rest/api/2/field/${id}/context`)).body.values[0]).toEqual(widened.body);
      expect((await admin.put(address, { name: ' ' })).body.errors).toHaveProperty('name');
      expect((await admin.put(address, { issueTypeIds: [999_999] })).body.errors).toHaveProperty(
        'issueTypeIds',
      );
      expect((await admin.put(`/rest/tessera/1/field/${id}/context/999999`, { name: 'x' })).status).toBe(404);
      expect((await fred.put(address, { name: 'Mine' })).status).toBe(403);
      expect((await context.server.anonymous.put(address, { name: 'Mine' })).status).toBe(401);
    });
  });

  describe('GET /rest/tessera/1/field/{fieldId}', () => {
    it('tells where a field stands and how much it is used, to administrators', async () => {
      const id = await make({ name: 'Standing', description: 'Stands' });
      const address = `/rest/tessera/1/field/${id}`;
      expect((await admin.get(address)).body).toMatchObject({ id, name: 'Standing', screens: [] });
      await onScreen(id);
      const { body } = await admin.get(address);
      expect(body).toMatchObject({
        type: `${prefix}textfield`,
        description: 'Stands',
        isAllProjects: true,
        screensCount: 1,
        issuesWithValue: 0,
      });
      expect(body.screens).toEqual([
        { id: 1, name: 'Default Screen', tab: { id: expect.any(Number), name: 'Field Tab' } },
      ]);
      expect((await admin.get('/rest/tessera/1/field/customfield_999999')).status).toBe(404);
      expect((await fred.get(address)).status).toBe(403);
      expect((await context.server.anonymous.get(address)).status).toBe(401);
    });
  });

  describe('/rest/api/2/field/{fieldId}/context/{contextId}/option', () => {
    it('adds, lists, renames, disables, moves and deletes options', async () => {
      const id = await make({ name: 'Colour', type: 'multiselect' });
      const [red, green, blue] = await addOptions(id, 'Red', 'Green', 'Blue');
      const options = `/rest/api/2/field/${id}/context/${await contextOf(id)}/option`;
      const values = async () =>
        (await admin.get(options)).body.values.map((option: { value: string }) => option.value);
      expect((await admin.get(`${options}?startAt=1&maxResults=1`)).body).toEqual({
        self: `${base}${options}?startAt=1&maxResults=1`,
        nextPage: `${base}${options}?startAt=2&maxResults=1`,
        startAt: 1,
        maxResults: 1,
        total: 3,
        isLast: false,
        values: [{ id: green, value: 'Green', disabled: false }],
      });
      const changed = await admin.put(options, {
        options: [
          { id: red, value: 'Crimson' },
          { id: blue, disabled: true },
        ],
      });
      expect(changed.body.options).toEqual([
        { id: red, value: 'Crimson', disabled: false },
        { id: blue, value: 'Blue', disabled: true },
      ]);
      const moved = await admin.put(`${options}/move`, { customFieldOptionIds: [blue], position: 'First' });
      expect(moved.status).toBe(204);
      expect(await values()).toEqual(['Blue', 'Crimson', 'Green']);
      await admin.put(`${options}/move`, { customFieldOptionIds: [blue], after: red });
      expect(await values()).toEqual(['Crimson', 'Blue', 'Green']);
      expect((await admin.put(`${options}/move`, { customFieldOptionIds: [blue] })).status).toBe(400);
      expect((await admin.delete(`${options}/${green}`)).status).toBe(204);
      expect((await admin.delete(`${options}/${green}`)).status).toBe(404);
      expect(await values()).toEqual(['Crimson', 'Blue']);
    });

    it('refuses what cannot be, all or none', async () => {
      const id = await make({ name: 'Shade', type: 'select' });
      await addOptions(id, 'Dark');
      const options = `/rest/api/2/field/${id}/context/${await contextOf(id)}/option`;
      const refused = async (body: object, status = 400) =>
        expect((await admin.post(options, body)).status).toBe(status);
      await refused({});
      await refused({ options: [] });
      await refused({ options: [{ value: '' }] });
      await refused({ options: [{ value: 'x'.repeat(256) }] });
      await refused({ options: [{ value: 'Fine' }, { value: 'dark' }] });
      await refused({ options: [{ value: 'x', optionId: '10000' }] });
      await refused({ options: [{ value: 'x', more: 1 }] });
      expect((await admin.get(options)).body.total).toBe(1);
      expect((await admin.put(options, { options: [{ id: '99999', value: 'x' }] })).status).toBe(404);
      const text = await make({ name: 'No options' });
      const path = `/rest/api/2/field/${text}/context/${await contextOf(text)}/option`;
      expect((await admin.post(path, { options: [{ value: 'x' }] })).status).toBe(400);
      expect((await admin.get(`/rest/api/2/field/${id}/context/99999/option`)).status).toBe(404);
      expect((await fred.get(options)).status).toBe(403);
      expect((await fred.post(options, { options: [{ value: 'x' }] })).status).toBe(403);
    });
  });

  describe('/rest/api/2/field/{fieldId}/option', () => {
    it('is a shorter way to the same options', async () => {
      const id = await make({ name: 'Short', type: 'select' });
      const options = `/rest/api/2/field/${id}/option`;
      const made = (await admin.post(options, { value: 'One' })).body;
      expect(made).toEqual({ id: expect.any(String), value: 'One', disabled: false });
      expect((await admin.get(options)).body.values).toEqual([made]);
      expect((await admin.get(`${options}/${made.id}`)).body).toEqual(made);
      expect((await admin.put(`${options}/${made.id}`, { id: made.id, value: 'Two' })).body.value).toBe(
        'Two',
      );
      const other = await make({ name: 'Other', type: 'select' });
      expect((await admin.get(`/rest/api/2/field/${other}/option/${made.id}`)).status).toBe(404);
      expect((await admin.delete(`${options}/${made.id}`)).status).toBe(204);
      expect((await admin.get(`${options}/${made.id}`)).status).toBe(404);
    });
  });

  describe('GET /rest/api/2/customFieldOption/{id} and /customFields/{id}/options', () => {
    it('tell an option, its children, and the options of a field', async () => {
      const id = await make({ name: 'Place', type: 'cascadingselect' });
      const [asia, europe] = await addOptions(id, 'Asia', 'Europe');
      const children = (
        await admin.post(`/rest/api/2/field/${id}/context/${await contextOf(id)}/option`, {
          options: [
            { value: 'Rome', optionId: europe },
            { value: 'Oslo', optionId: europe },
          ],
        })
      ).body.options.map((option: { id: string }) => Number(option.id));
      expect((await fred.get(`/rest/api/2/customFieldOption/${europe}`)).body).toEqual({
        self: `${base}/rest/api/2/customFieldOption/${europe}`,
        id: Number(europe),
        value: 'Europe',
        disabled: false,
        childrenIds: children,
      });
      const { body } = await fred.get(`/rest/api/2/customFields/${id}/options`);
      expect(body.total).toBe(2);
      expect(body.options.map((option: { id: number }) => String(option.id))).toEqual([asia, europe]);
      const found = (await fred.get(`/rest/api/2/customFields/${id.slice(12)}/options?query=EUR`)).body;
      expect([found.total, found.options[0].value]).toEqual([1, 'Europe']);
      const page = (await fred.get(`/rest/api/2/customFields/${id}/options?maxResults=1&page=2`)).body;
      expect([page.total, page.options[0].value]).toEqual([2, 'Europe']);
      expect((await fred.get(`/rest/api/2/customFields/${id}/options?page=x`)).status).toBe(400);
      expect((await fred.get('/rest/api/2/customFieldOption/x')).body.errorMessages).toEqual([
        "A custom field option with id 'x' does not exist",
      ]);
    });
  });

  describe('GET and DELETE /rest/api/2/customFields', () => {
    it('lists fields with how much they are used', async () => {
      const id = await onScreen(await make({ name: 'Used field', description: 'often', type: 'float' }));
      await admin.post('/rest/api/2/issue', {
        fields: { project: { key: 'TEST' }, issuetype: { name: 'Task' }, summary: 'x', [id]: 4 },
      });
      const { status, body } = await admin.get('/rest/api/2/customFields?search=USED');
      expect(status).toBe(200);
      expect(body).toMatchObject({ startAt: 0, maxResults: 50, total: 1, isLast: true });
      expect(body.values).toEqual([
        {
          id,
          self: `${base}/rest/api/2/customFields/${id}`,
          numericId: Number(id.slice(12)),
          name: 'Used field',
          description: 'often',
          type: `${prefix}float`,
          searcherKey: `${prefix}exactnumber`,
          projectIds: [],
          issueTypeIds: [],
          isLocked: false,
          isManaged: false,
          isAllProjects: true,
          isTrusted: true,
          projectsCount: 0,
          screensCount: 1,
          lastValueUpdate: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
          issuesWithValue: 1,
        },
      ]);
    });

    it('narrows and sorts', async () => {
      const names = async (query: string): Promise<string[]> =>
        (await admin.get(`/rest/api/2/customFields?maxResults=100&${query}`)).body.values.map(
          (field: { name: string }) => field.name,
        );
      const all = await names('');
      expect(all).toEqual([...all].sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1)));
      expect((await names('sortOrder=desc&sortColumn=name'))[0]).toBe(all.at(-1));
      expect((await names('sortColumn=issuesWithValue&sortOrder=desc')).slice(0, 6)).toContain('Used field');
      expect(await names(`types=${prefix}float`)).toEqual(expect.arrayContaining(['Used field']));
      expect(await names('screenIds=1')).toContain('Used field');
      expect(await names('screenIds=1')).not.toContain('Old');
      expect(await names(`projectIds=${dark}`)).toContain('Dark matter');
      expect(await names(`projectIds=${test}`)).not.toContain('Dark matter');
      expect(await names('lastValueUpdate=1')).not.toContain('Used field');
      for (const query of ['sortColumn=x', 'sortOrder=x', 'lastValueUpdate=x', 'startAt=x']) {
        expect((await admin.get(`/rest/api/2/customFields?${query}`)).status, query).toBe(400);
      }
      expect((await fred.get('/rest/api/2/customFields')).status).toBe(403);
    });

    it('deletes fields with their values, and tells what it could not', async () => {
      const id = await onScreen(await make({ name: 'Doomed' }));
      const { key } = (
        await admin.post('/rest/api/2/issue', {
          fields: { project: { key: 'TEST' }, issuetype: { name: 'Task' }, summary: 'x', [id]: 'y' },
        })
      ).body;
      expect((await fred.delete(`/rest/api/2/customFields?ids=${id}`)).status).toBe(403);
      expect((await admin.delete('/rest/api/2/customFields')).status).toBe(400);
      const { status, body } = await admin.delete(`/rest/api/2/customFields?ids=${id},customfield_99999,x`);
      expect([status, body.deletedCustomFields]).toEqual([200, [id]]);
      expect(Object.keys(body.notDeletedCustomFields)).toEqual(['customfield_99999', 'x']);
      expect((await admin.get(`/rest/api/2/issue/${key}`)).body.fields).not.toHaveProperty(id);
      const screen = (await admin.get('/rest/api/2/screens/1/tabs/1/fields')).body;
      expect(screen.map((field: { id: string }) => field.id)).not.toContain(id);
      expect((await listed(admin)).map((field) => field.id)).not.toContain(id);
    });
  });

  describe('many issues', () => {
    it('have their own values each, in a search as one by one', async () => {
      const number = await onScreen(await make({ name: 'Order', type: 'float' }));
      const tags = await onScreen(await make({ name: 'Tags', type: 'labels' }));
      const updates = Array.from({ length: 30 }, (_, at) => ({
        fields: {
          project: { key: 'OTHER' },
          issuetype: { name: 'Task' },
          summary: `many ${at}`,
          [number]: at,
          ...(at % 2 === 0 && { [tags]: [`t${at}`, 'even'] }),
        },
      }));
      expect((await admin.post('/rest/api/2/issue/bulk', { issueUpdates: updates })).status).toBe(201);
      const { issues } = (
        await admin.post('/rest/api/2/search', {
          jql: 'project = OTHER AND summary ~ many ORDER BY key',
          maxResults: 50,
          fields: ['summary', number, tags],
        })
      ).body;
      expect(issues).toHaveLength(30);
      for (const { fields } of issues) {
        const at = Number(fields.summary.split(' ')[1]);
        expect(fields[number]).toBe(at);
        expect(fields[tags]).toEqual(at % 2 === 0 ? [`t${at}`, 'even'] : null);
      }
      const navigable = (await admin.get('/rest/api/2/search?jql=project=OTHER&maxResults=1')).body.issues[0];
      expect(navigable.fields).toHaveProperty(number);
      const without = (
        await admin.get(`/rest/api/2/search?jql=project=OTHER&maxResults=1&fields=*all,-${number}`)
      ).body.issues[0];
      expect(without.fields).not.toHaveProperty(number);
      expect(without.fields).toHaveProperty(tags);
    });

    it('fail one by one in bulk, with the field that is wrong', async () => {
      const number = await onScreen(await make({ name: 'Weight', type: 'float' }));
      const update = (value: unknown) => ({
        fields: { project: { key: 'OTHER' }, issuetype: { name: 'Task' }, summary: 'x', [number]: value },
      });
      const { status, body } = await admin.post('/rest/api/2/issue/bulk', {
        issueUpdates: [update(1), update('heavy')],
      });
      expect([status, body.issues.length]).toEqual([201, 1]);
      expect(body.errors).toEqual([
        {
          status: 400,
          elementErrors: { errorMessages: [], errors: { [number]: 'Operation value must be a number' } },
          failedElementNumber: 1,
        },
      ]);
    });
  });
});
