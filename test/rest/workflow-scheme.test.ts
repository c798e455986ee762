import { beforeAll, describe, expect, it } from 'vitest';
import { adminPassword, type Client, describeOnEngines } from '../support/server.ts';
import { buildOutsider, buildProjectAdministrator } from '../support/standing.ts';

const url = '/rest/api/2/workflowscheme';
const simplified = 'Software Simplified Workflow';
const basic = { authorization: `Basic ${Buffer.from(`admin:${adminPassword}`).toString('base64')}` };

describeOnEngines('Workflow schemes', (context) => {
  let bug = '';
  let task = '';
  let story = '';
  let count = 0;

  /** Administrators of scripts, who are not asked for their password again. */
  const call = (method: string, path: string, body?: object) =>
    context.server.anonymous.request(method, path, body, { headers: basic });
  const make = async (more: object = {}): Promise<number> => {
    count += 1;
    const answer = await call('POST', url, { name: `Scheme ${count}`, ...more });
    expect(answer.status, answer.text).toBe(201);
    return answer.body.id;
  };
  /** A scheme that a project uses. */
  const makeWorn = async (more: object = {}): Promise<number> => {
    const id = await make(more);
    const project = { name: `Worn ${id}`, lead: 'admin', projectTypeKey: 'software', workflowSchemeId: id };
    const made = await call('POST', '/rest/api/2/project', { ...project, key: `WORN${id}` });
    expect(made.status, made.text).toBe(201);
    return id;
  };

  beforeAll(async () => {
    const { body } = await context.server.as('admin').get('/rest/api/2/issuetype');
    const idOf = (name: string): string => body.find((type: { name: string }) => type.name === name).id;
    [bug, task, story] = [idOf('Bug'), idOf('Task'), idOf('Story')];
  });

  it('are made, read, changed and deleted', async () => {
    const made = await call('POST', url, {
      name: ' Delivery ',
      description: 'How we deliver',
      defaultWorkflow: simplified,
      issueTypeMappings: { [bug]: 'jira' },
    });
    expect(made.status).toBe(201);
    const { id } = made.body;
    expect(made.body).toMatchObject({
      id: expect.any(Number),
      name: 'Delivery',
      description: 'How we deliver',
      defaultWorkflow: simplified,
      issueTypeMappings: { [bug]: 'jira' },
      draft: false,
      self: `http://localhost:8090/jira${url}/${id}`,
      issueTypes: { [task]: { name: 'Task', subtask: false } },
    });
    expect((await call('GET', `${url}/${id}`)).body).toEqual(made.body);
    const changed = await call('PUT', `${url}/${id}`, { name: 'Shipping', issueTypeMappings: {} });
    expect(changed.body).toMatchObject({
      name: 'Shipping',
      description: 'How we deliver',
      issueTypeMappings: {},
    });
    // What is read can be sent back as it is.
    expect((await call('PUT', `${url}/${id}`, changed.body)).body).toEqual(changed.body);
    expect((await call('GET', '/rest/api/2/workflowschemes')).body.schemes).toContainEqual(changed.body);
    expect((await call('DELETE', `${url}/${id}`)).status).toBe(204);
    expect((await call('GET', `${url}/${id}`)).status).toBe(404);
  });

  it.each([
    ['name', {}],
    ['name', { name: ' ' }],
    ['name', { name: 'x'.repeat(256) }],
    ['name', { name: 'default workflow scheme' }],
    ['defaultWorkflow', { name: 'n', defaultWorkflow: 'nowhere' }],
    ['defaultWorkflow', { name: 'n', defaultWorkflow: '' }],
    ['issueTypeMappings', { name: 'n', issueTypeMappings: { '424242': 'jira' } }],
    ['issueTypeMappings', { name: 'n', issueTypeMappings: { x: 'jira' } }],
    ['issueTypeMappings', { name: 'n', issueTypeMappings: { '10000': 'nowhere' } }],
  ])('are refused by %s: %j', async (field, body) => {
    const answer = await call('POST', url, body);
    expect([answer.status, Object.keys(answer.body.errors)]).toEqual([400, [field]]);
  });

  describe('one that is not in use', () => {
    it('has a default workflow that is changed and taken back', async () => {
      const id = await make();
      const part = `${url}/${id}/default`;
      expect((await call('GET', part)).body).toEqual({ workflow: 'jira' });
      expect((await call('PUT', part, { workflow: simplified })).body.defaultWorkflow).toBe(simplified);
      expect((await call('DELETE', part)).body.defaultWorkflow).toBe('jira');
      const refused = await call('PUT', part, { workflow: 'nowhere' });
      expect([refused.status, Object.keys(refused.body.errors)]).toEqual([400, ['workflow']]);
    });

    it('maps an issue type and lets it go', async () => {
      const id = await make();
      const part = `${url}/${id}/issuetype/${bug}`;
      expect((await call('GET', part)).status).toBe(404);
      const mapped = await call('PUT', part, { issueType: bug, workflow: simplified });
      expect(mapped.body.issueTypeMappings).toEqual({ [bug]: simplified });
      expect((await call('GET', part)).body).toEqual({ issueType: bug, workflow: simplified });
      expect((await call('PUT', part, { issueType: task, workflow: simplified })).status).toBe(400);
      expect((await call('DELETE', part)).body.issueTypeMappings).toEqual({});
      expect((await call('PUT', `${url}/${id}/issuetype/424242`, { workflow: 'jira' })).status).toBe(404);
    });

    it('tells its workflows with their issue types, sets them and takes one out', async () => {
      const id = await make({ issueTypeMappings: { [bug]: simplified } });
      const part = `${url}/${id}/workflow`;
      const name = `workflowName=${encodeURIComponent(simplified)}`;
      expect((await call('GET', part)).body).toEqual([
        { workflow: 'jira', issueTypes: [], defaultMapping: true },
        { workflow: simplified, issueTypes: [bug], defaultMapping: false },
      ]);
      const sent = { workflow: simplified, issueTypes: [task, story], defaultMapping: true };
      const set = await call('PUT', `${part}?${name}`, sent);
      expect(set.body).toMatchObject({
        defaultWorkflow: simplified,
        issueTypeMappings: { [task]: simplified, [story]: simplified },
      });
      expect(set.body.issueTypeMappings).not.toHaveProperty(bug);
      const told = await call('GET', `${part}?${name}`);
      expect([told.body.workflow, told.body.issueTypes.toSorted()]).toEqual([
        simplified,
        [task, story].sort(),
      ]);
      const out = await call('DELETE', `${part}?${name}`);
      expect(out.body).toMatchObject({ defaultWorkflow: 'jira', issueTypeMappings: {} });
      expect((await call('DELETE', part)).status).toBe(400);
      expect((await call('GET', `${part}?workflowName=nowhere`)).status).toBe(404);
      expect((await call('PUT', `${part}?workflowName=jira`, { workflow: simplified })).status).toBe(400);
    });

    it('needs no draft', async () => {
      const id = await make();
      expect((await call('POST', `${url}/${id}/createdraft`)).status).toBe(400);
      expect((await call('GET', `${url}/${id}/draft`)).status).toBe(404);
      expect((await call('PUT', `${url}/${id}/draft`, { defaultWorkflow: 'jira' })).status).toBe(404);
      expect((await call('DELETE', `${url}/${id}/draft`)).status).toBe(404);
    });
  });

  describe('one that a project uses', () => {
    it('is told to those who administer the project', async () => {
      const id = await makeWorn({ issueTypeMappings: { [bug]: simplified } });
      const ofProject = `/rest/api/2/project/WORN${id}/workflowscheme`;
      await buildProjectAdministrator(context.server, `lead${id}`, `WORN${id}`);
      await buildOutsider(context.server, `out${id}`);
      const told = await context.server.as(`lead${id}`).get(ofProject);
      expect(told.body).toMatchObject({ id, issueTypeMappings: { [bug]: simplified } });
      expect((await context.server.as(`out${id}`).get(ofProject)).status).toBe(404);
      expect((await context.server.anonymous.get(ofProject)).status).toBe(401);
    });

    it('is not changed but by a draft, and not deleted', async () => {
      const id = await makeWorn();
      const refused = await call('PUT', `${url}/${id}`, { defaultWorkflow: simplified });
      expect([refused.status, refused.body.errorMessages.length]).toEqual([400, 1]);
      expect((await call('PUT', `${url}/${id}/issuetype/${bug}`, { workflow: simplified })).status).toBe(400);
      expect((await call('DELETE', `${url}/${id}`)).status).toBe(400);
      const before = (await call('GET', `${url}/${id}`)).body;
      const draft = await call('PUT', `${url}/${id}/issuetype/${bug}`, {
        workflow: simplified,
        updateDraftIfNeeded: true,
      });
      expect(draft.body).toMatchObject({
        draft: true,
        defaultWorkflow: 'jira',
        issueTypeMappings: { [bug]: simplified },
        originalDefaultWorkflow: 'jira',
        originalIssueTypeMappings: {},
        lastModifiedUser: { name: 'admin' },
        lastModified: expect.any(String),
        self: `http://localhost:8090/jira${url}/${id}/draft`,
      });
      expect((await call('GET', `${url}/${id}`)).body).toEqual(before);
      expect((await call('GET', `${url}/${id}?returnDraftIfExists=true`)).body).toEqual(draft.body);
      expect((await call('GET', `${url}/${id}/draft`)).body).toEqual(draft.body);
    });

    it('has one draft, which is changed in every part and thrown away', async () => {
      const id = await makeWorn();
      const draft = `${url}/${id}/draft`;
      expect((await call('POST', `${url}/${id}/createdraft`)).status).toBe(201);
      expect((await call('POST', `${url}/${id}/createdraft`)).status).toBe(400);
      expect((await call('PUT', `${draft}/default`, { workflow: simplified })).body.defaultWorkflow).toBe(
        simplified,
      );
      expect((await call('GET', `${draft}/default`)).body).toEqual({ workflow: simplified });
      expect((await call('GET', `${url}/${id}/default`)).body).toEqual({ workflow: 'jira' });
      expect((await call('GET', `${url}/${id}/default?returnDraftIfExists=true`)).body).toEqual({
        workflow: simplified,
      });
      await call('PUT', `${draft}/issuetype/${bug}`, { workflow: 'jira' });
      expect((await call('GET', `${draft}/issuetype/${bug}`)).body).toEqual({
        issueType: bug,
        workflow: 'jira',
      });
      expect((await call('GET', `${draft}/workflow`)).body).toHaveLength(2);
      expect((await call('DELETE', `${draft}/issuetype/${bug}`)).body.issueTypeMappings).toEqual({});
      expect((await call('DELETE', `${draft}/default`)).body.defaultWorkflow).toBe('jira');
      expect(
        (await call('PUT', draft, { issueTypeMappings: { [task]: simplified } })).body.issueTypeMappings,
      ).toEqual({
        [task]: simplified,
      });
      expect((await call('PUT', draft, { name: 'Other' })).body.errors).toHaveProperty('name');
      expect((await call('DELETE', draft)).status).toBe(204);
      expect((await call('GET', draft)).status).toBe(404);
    });
  });

  describe('other workflows for issues that there are', () => {
    const fieldsOf = async (key: string) =>
      (await context.server.as('admin').get(`/rest/api/2/issue/${key}?fields=status&expand=changelog`)).body;
    const statusId = async (name: string): Promise<string> => {
      const { body } = await context.server.as('admin').get('/rest/api/2/status');
      return body.find((status: { name: string }) => status.name === name).id;
    };

    it('come by publishing the draft, which says what becomes of statuses that are gone', async () => {
      const id = await makeWorn();
      const { key } = await context.server.buildIssue({ project: `WORN${id}`, issuetype: 'Bug' });
      const other = await context.server.buildIssue({ project: `WORN${id}`, issuetype: 'Task' });
      const publish = `${url}/${id}/draft/publish`;
      expect((await call('POST', publish, {})).status).toBe(404);
      await call('PUT', `${url}/${id}/issuetype/${bug}`, { workflow: simplified, updateDraftIfNeeded: true });
      const [needed] = (await call('GET', `/rest/tessera/1/workflowscheme/${id}/draft/status-mapping`)).body;
      expect(needed).toMatchObject({
        issueType: { id: bug, name: 'Bug' },
        status: { id: await statusId('Open'), name: 'Open' },
        issues: 1,
      });
      expect(needed.choices).toContainEqual({ id: await statusId('To Do'), name: 'To Do' });
      expect(needed.choices.map(({ name }: { name: string }) => name)).not.toContain('Open');
      const unsaid = await call('POST', publish, {});
      expect([unsaid.status, Object.keys(unsaid.body.errors)]).toEqual([400, ['statusMappings']]);
      const [open, closed, toDo] = [
        await statusId('Open'),
        await statusId('Closed'),
        await statusId('To Do'),
      ];
      const mapping = { issueTypeId: bug, statusId: open, newStatusId: closed };
      expect((await call('POST', publish, { statusMappings: [mapping] })).status).toBe(400);
      expect((await fieldsOf(key)).fields.status.name).toBe('Open');
      const published = await call('POST', publish, { statusMappings: [{ ...mapping, newStatusId: toDo }] });
      expect(published.body).toMatchObject({ id, draft: false, issueTypeMappings: { [bug]: simplified } });
      expect((await call('GET', `${url}/${id}/draft`)).status).toBe(404);
      expect((await call('GET', `/rest/tessera/1/workflowscheme/${id}/draft/status-mapping`)).status).toBe(
        404,
      );
      const moved = await fieldsOf(key);
      expect(moved.fields.status.name).toBe('To Do');
      expect(moved.changelog.histories.at(-1).items).toEqual([
        {
          field: 'status',
          fieldtype: 'jira',
          fieldId: 'status',
          from: open,
          fromString: 'Open',
          to: toDo,
          toString: 'To Do',
        },
      ]);
      expect((await fieldsOf(other.key)).fields.status.name).toBe('Open');
      const done = await context.server.as('admin').get(`/rest/api/2/issue/${key}/transitions`);
      expect(done.body.transitions.map((one: { id: string }) => one.id)).toContain('31');
    });

    it('come with another scheme for the project, unless an issue would be stranded', async () => {
      const id = await makeWorn();
      const project = await context.server.as('admin').get(`/rest/api/2/project/WORN${id}`);
      const give = (workflowSchemeId: unknown, projectId: unknown = project.body.id) =>
        call('PUT', `${url}/project`, { workflowSchemeId, projectId });
      expect((await give(1)).status).toBe(204);
      expect((await call('GET', `/rest/api/2/project/WORN${id}/workflowscheme`)).body.id).toBe(1);
      await context.server.buildIssue({ project: `WORN${id}`, issuetype: 'Bug' });
      const { errors } = (await give(id)).body;
      expect(Object.keys(errors)).toEqual(['workflowSchemeId']);
      expect(errors.workflowSchemeId).toContain(`Bug (${bug}) in To Do (`);
      expect(Object.keys((await give('424242')).body.errors)).toEqual(['workflowSchemeId']);
      expect(Object.keys((await give(id, '424242')).body.errors)).toEqual(['projectId']);
      const asUser = await context.server
        .as('admin')
        .put(`${url}/project`, { workflowSchemeId: 1, projectId: '1' });
      expect(asUser.status).toBe(401);
    });
  });

  it('the default one stays as it is', async () => {
    expect((await call('GET', `${url}/0`)).body).toMatchObject({
      name: 'Default Workflow Scheme',
      defaultWorkflow: 'jira',
    });
    expect((await call('DELETE', `${url}/0`)).status).toBe(400);
    expect((await call('PUT', `${url}/0`, { name: 'Mine' })).status).toBe(400);
    expect((await call('PUT', `${url}/0/default`, { workflow: simplified })).status).toBe(400);
  });

  it('are for administrators who confirmed their password, and for nobody else', async () => {
    await context.server.buildUser({ name: 'plain' });
    const asked = async (client: Client) => (await client.get(`${url}/0`)).status;
    expect(await asked(context.server.as('plain'))).toBe(403);
    expect(await asked(context.server.anonymous)).toBe(401);
    const unconfirmed = await context.server.as('admin').get(`${url}/0`);
    expect([unconfirmed.status, unconfirmed.body]).toEqual([
      401,
      { message: 'This resource requires WebSudo.', 'status-code': 401 },
    ]);
    for (const missing of ['424242', 'x', '-1', '0x0', '1e0', '99999999999999999999']) {
      expect((await call('GET', `${url}/${missing}`)).status).toBe(404);
    }
  });
});

describeOnEngines('Workflows', (context) => {
  it('are listed by name, one by one and a page at a time', async () => {
    const admin = context.server.as('admin');
    const { body } = await admin.get('/rest/api/2/workflow');
    const jira = {
      name: 'jira',
      description: "Jira's default workflow.",
      steps: 5,
      default: true,
      isDefault: true,
    };
    expect(body).toEqual([
      jira,
      expect.objectContaining({ name: simplified, steps: 3, default: false, isDefault: false }),
    ]);
    expect((await admin.get('/rest/api/2/workflow?workflowName=jira')).body).toEqual([jira]);
    expect((await admin.get('/rest/api/2/workflow?workflowName=nowhere')).body).toEqual([]);
    const page = (await admin.get('/rest/api/2/workflow/search?maxResults=1')).body;
    expect(page).toMatchObject({ total: 2, isLast: false, values: [{ id: { name: 'jira' } }] });
    const found = (await admin.get('/rest/api/2/workflow/search?queryString=SIMPLI')).body;
    expect(found.values.map((one: { id: { name: string } }) => one.id.name)).toEqual([simplified]);
  });

  it('are for administrators', async () => {
    await context.server.buildUser({ name: 'plain' });
    for (const path of ['/rest/api/2/workflow', '/rest/api/2/workflow/search']) {
      expect((await context.server.as('plain').get(path)).status).toBe(403);
      expect((await context.server.anonymous.get(path)).status).toBe(401);
    }
  });
});

describeOnEngines('Properties of transitions', (context) => {
  const at = (id: number | string, query: string) =>
    `/rest/api/2/workflow/transitions/${id}/properties?${query}`;
  const first = at(5, 'workflowName=jira');

  it('are added, read, changed and deleted', async () => {
    const admin = context.server.as('admin');
    expect((await admin.get(first)).body).toEqual([]);
    const added = await admin.post(`${first}&key=team.note`, { value: 'ask first' });
    const property = { key: 'team.note', value: 'ask first', id: 'team.note' };
    expect([added.status, added.body]).toEqual([200, property]);
    expect((await admin.post(`${first}&key=team.note`, { value: 'x' })).body.errors).toHaveProperty('key');
    expect((await admin.get(first)).body).toEqual([property]);
    expect((await admin.get(`${first}&key=team.note`)).body).toEqual(property);
    expect((await admin.put(`${first}&key=team.note`, { value: 'ask first' })).status).toBe(304);
    expect((await admin.put(`${first}&key=team.note`, { value: 'later' })).body.value).toBe('later');
    expect((await admin.get(at(2, 'workflowName=jira'))).body).toEqual([]);
    const slip = '/rest/api/2/workflow/api/2/transitions/5/properties?workflowName=jira&key=team.note';
    expect((await admin.get(slip)).body.value).toBe('later');
    expect((await admin.delete(`${first}&key=team.note`)).status).toBe(200);
    expect((await admin.delete(`${first}&key=team.note`)).status).toBe(304);
    expect((await admin.get(`${first}&key=team.note`)).status).toBe(404);
  });

  it('say what is wrong with a question', async () => {
    const admin = context.server.as('admin');
    const statuses = async (paths: string[]) =>
      Promise.all(paths.map(async (path) => (await admin.get(path)).status));
    const missing = [at(424, 'workflowName=jira'), at('x', 'workflowName=jira'), at(5, 'workflowName=no')];
    expect(await statuses(missing)).toEqual([404, 404, 404]);
    const wrong = [at(5, ''), at(5, 'workflowName=jira&workflowMode=dead')];
    expect(await statuses(wrong)).toEqual([400, 400]);
    for (const key of ['', ' ', 'a b', 'x'.repeat(256), '<script>']) {
      const answer = await admin.post(`${first}&key=${encodeURIComponent(key)}`, { value: 'x' });
      expect([answer.status, Object.keys(answer.body.errors)]).toEqual([400, ['key']]);
    }
  });

  it('are for administrators', async () => {
    await context.server.buildUser({ name: 'plain' });
    expect((await context.server.as('plain').get(first)).status).toBe(403);
    expect((await context.server.as('plain').post(`${first}&key=k`, { value: 'x' })).status).toBe(403);
    expect((await context.server.anonymous.get(first)).status).toBe(401);
  });
});
