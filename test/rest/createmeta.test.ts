import { beforeAll, describe, expect, it } from 'vitest';
import { buildProjectGranting } from '../support/grants.ts';
import { type Client, describeOnEngines } from '../support/server.ts';

const base = 'http://localhost:8090/jira';
const path = '/rest/api/2/issue/createmeta';

describeOnEngines('what to know before making or editing an issue', (context) => {
  let admin: Client;
  let fred: Client;

  beforeAll(async () => {
    const { server } = context;
    admin = server.as('admin');
    await server.buildUser({ name: 'fred' });
    fred = server.as('fred');
    await server.buildProject({ key: 'TEST' });
    await server.buildProject({ key: 'NEXT' });
    await admin.post('/rest/api/2/component', { name: 'Engine', project: 'TEST' });
    await admin.post('/rest/api/2/version', { name: '1.0', project: 'TEST' });
    await admin.post('/rest/api/2/version', { name: '0.1', project: 'TEST', archived: true });
    await buildProjectGranting(server, 'DARK', {
      BROWSE_PROJECTS: ['user:admin'],
      CREATE_ISSUES: ['user:admin'],
    });
    await buildProjectGranting(server, 'LOOK', {
      BROWSE_PROJECTS: ['anyone'],
      CREATE_ISSUES: ['user:admin'],
    });
  });

  describe('GET /rest/api/2/issue/createmeta', () => {
    const keys = async (query: string, client = fred) =>
      (await client.get(`${path}${query}`)).body.projects.map((project: { key: string }) => project.key);

    it('lists the projects and types that the caller may create in, in Jira’s form', async () => {
      const { status, body } = await fred.get(`${path}?projectKeys=TEST`);
      expect(status).toBe(200);
      expect(body).toEqual({
        expand: 'projects',
        projects: [
          {
            expand: 'issuetypes',
            self: expect.stringContaining('/rest/api/2/project/'),
            id: expect.stringMatching(/^\d+$/),
            key: 'TEST',
            name: 'Project TEST',
            avatarUrls: expect.objectContaining({ '48x48': expect.any(String) }),
            issuetypes: expect.any(Array),
          },
        ],
      });
      const task = body.projects[0].issuetypes.find((type: { name: string }) => type.name === 'Task');
      expect(task).toEqual({
        self: expect.stringContaining(`${base}/rest/api/2/issuetype/`),
        id: expect.any(String),
        description: expect.any(String),
        iconUrl: expect.any(String),
        name: 'Task',
        subtask: false,
        expand: 'fields',
      });
    });

    it('leaves out projects that are hidden, unknown or closed to creation', async () => {
      expect(await keys('')).toEqual(['NEXT', 'TEST']);
      expect(await keys('?projectKeys=DARK,LOOK,NOPE')).toEqual([]);
      expect(await keys('', admin)).toEqual(['DARK', 'LOOK', 'NEXT', 'TEST']);
      expect(await keys('', context.server.anonymous)).toEqual([]);
    });

    it('narrows by id, key and type', async () => {
      const { body } = await fred.get(path);
      const id = body.projects.find((project: { key: string }) => project.key === 'NEXT').id;
      expect(await keys(`?projectIds=${id}`)).toEqual(['NEXT']);
      expect(await keys(`?projectIds=${id}&projectKeys=test`)).toEqual(['NEXT', 'TEST']);
      expect(await keys('?projectIds=abc')).toEqual([]);
      const types = async (query: string) =>
        (await fred.get(`${path}?projectKeys=TEST&${query}`)).body.projects.flatMap(
          (project: { issuetypes: { name: string }[] }) => project.issuetypes.map((type) => type.name),
        );
      expect(await types('issuetypeNames=Task')).toEqual(['Task']);
      expect((await types('issuetypeNames=Task&issuetypeNames=bug')).sort()).toEqual(['Bug', 'Task']);
      expect(await types('issuetypeNames=Nope')).toEqual([]);
    });

    it('tells the fields of each type where they are expanded', async () => {
      const { body } = await fred.get(`${path}?projectKeys=TEST&expand=projects.issuetypes.fields`);
      const of = (name: string) =>
        body.projects[0].issuetypes.find((type: { name: string }) => type.name === name).fields;
      const task = of('Task');
      expect(Object.keys(task)).toEqual(
        expect.arrayContaining([
          'summary',
          'issuetype',
          'project',
          'priority',
          'labels',
          'components',
          'fixVersions',
          'versions',
          'assignee',
          'description',
          'environment',
          'duedate',
          'timetracking',
        ]),
      );
      expect(task).not.toHaveProperty('parent');
      expect(task).not.toHaveProperty('reporter');
      expect(of('Sub-task').parent).toMatchObject({
        required: true,
        schema: { type: 'issuelink', system: 'parent' },
      });
      expect(task.summary).toEqual({
        required: true,
        schema: { type: 'string', system: 'summary' },
        name: 'Summary',
        fieldId: 'summary',
        hasDefaultValue: false,
        operations: ['set'],
      });
      expect(task.labels).toMatchObject({
        operations: ['add', 'set', 'remove'],
        autoCompleteUrl: `${base}/rest/api/1.0/labels/suggest?query=`,
      });
      expect(task.priority).toMatchObject({ hasDefaultValue: true, defaultValue: { name: 'Medium' } });
      expect(task.priority.allowedValues.map((one: { name: string }) => one.name)).toEqual([
        'Highest',
        'High',
        'Medium',
        'Low',
        'Lowest',
      ]);
      expect(task.issuetype.allowedValues).toMatchObject([{ name: 'Task' }]);
      expect(task.components.allowedValues).toMatchObject([{ name: 'Engine' }]);
      expect(task.fixVersions.allowedValues).toMatchObject([{ name: '1.0' }]);
    });

    it('tells of many projects what it tells of each alone, whoever asks', async () => {
      await buildProjectGranting(context.server, 'OWN', {
        BROWSE_PROJECTS: ['user:fred'],
        CREATE_ISSUES: ['reporter'],
        MODIFY_REPORTER: ['user:admin'],
      });
      const scheme = { name: 'Two', optionIds: [2, 4], defaultOptionId: 4 };
      const { id } = (await admin.post('/rest/api/2/priorityschemes', scheme)).body;
      expect((await admin.put('/rest/api/2/project/NEXT/priorityscheme', { id })).status).toBe(200);
      await admin.post('/rest/api/2/component', { name: 'Wing', project: 'NEXT' });
      await admin.post('/rest/api/2/version', { name: '7', project: 'OWN' });
      const rule = { field_id: 'description', hidden: 0, required: 1, description: '' };
      const { db } = context.server.app.database;
      const [configuration] = await db.selectFrom('field_configuration').select('id').execute();
      await db
        .insertInto('field_configuration_item')
        .values({ ...rule, configuration_id: configuration?.id ?? 0 })
        .execute();
      for (const client of [admin, fred]) {
        const { projects } = (await client.get(`${path}?expand=projects.issuetypes.fields`)).body;
        expect(projects.length).toBeGreaterThan(2);
        for (const { key, issuetypes } of projects) {
          for (const { id: typeId, fields } of issuetypes) {
            const alone = await client.get(`${path}/${key}/issuetypes/${typeId}?maxResults=1000`);
            expect(Object.values(fields)).toEqual(alone.body.values);
            expect(fields.description.required).toBe(true);
          }
        }
      }
      await db.deleteFrom('field_configuration_item').where('field_id', '=', 'description').execute();
    });

    it('describes what creating accepts: each field with its first choice makes an issue', async () => {
      const { body } = await admin.get(
        `${path}?projectKeys=TEST&issuetypeNames=Task&expand=projects.issuetypes.fields`,
      );
      const described: Record<
        string,
        { allowedValues?: { id: string }[]; schema: { type: string }; operations: string[] }
      > = body.projects[0].issuetypes[0].fields;
      const fields: Record<string, unknown> = { project: { key: 'TEST' } };
      for (const [id, { allowedValues, schema, operations }] of Object.entries(described)) {
        if (!operations.includes('set')) continue;
        const first = allowedValues?.[0];
        if (first) fields[id] = schema.type === 'array' ? [{ id: first.id }] : { id: first.id };
        else if (schema.type === 'string') fields[id] = 'text';
        else if (schema.type === 'array') fields[id] = ['text'];
        else if (schema.type === 'date') fields[id] = '2026-01-01';
        else if (schema.type === 'user') fields[id] = { name: 'fred' };
        else if (schema.type === 'timetracking') fields[id] = { originalEstimate: '1h' };
      }
      const answer = await admin.post('/rest/api/2/issue', { fields });
      expect(answer.status, answer.text).toBe(201);
    });
  });

  describe('GET /rest/api/2/issue/createmeta/{projectIdOrKey}/issuetypes', () => {
    it('pages through the types of a project', async () => {
      const all = (await fred.get(`${path}/TEST/issuetypes`)).body;
      expect(all).toMatchObject({ maxResults: 50, startAt: 0, isLast: true, total: all.values.length });
      expect(all.values[0]).toEqual(
        expect.objectContaining({
          self: expect.any(String),
          id: expect.any(String),
          name: expect.any(String),
          subtask: expect.any(Boolean),
        }),
      );
      const page = (await fred.get(`${path}/TEST/issuetypes?startAt=1&maxResults=2`)).body;
      expect(page).toMatchObject({ maxResults: 2, startAt: 1, isLast: false, total: all.total });
      expect(page.values).toEqual(all.values.slice(1, 3));
    });

    it('answers 400, the same for a hidden project and for none', async () => {
      const hidden = await fred.get(`${path}/DARK/issuetypes`);
      const missing = await fred.get(`${path}/NOPE/issuetypes`);
      expect([hidden.status, missing.status]).toEqual([400, 400]);
      expect(hidden.text.replace('DARK', 'NOPE')).toBe(missing.text);
      const closed = await fred.get(`${path}/LOOK/issuetypes`);
      expect([closed.status, closed.body.errorMessages]).toEqual([
        400,
        ['You do not have permission to create issues in this project.'],
      ]);
    });
  });

  describe('GET /rest/api/2/issue/createmeta/{projectIdOrKey}/issuetypes/{issueTypeId}', () => {
    it('pages through the fields, each naming its id', async () => {
      const types = (await fred.get(`${path}/TEST/issuetypes`)).body.values;
      const task = types.find((type: { name: string }) => type.name === 'Task').id;
      const all = (await fred.get(`${path}/TEST/issuetypes/${task}`)).body;
      expect(all).toMatchObject({ startAt: 0, isLast: true, total: all.values.length });
      expect(all.values.map((field: { fieldId: string }) => field.fieldId)).toEqual(
        expect.arrayContaining(['summary', 'labels']),
      );
      const one = (await fred.get(`${path}/TEST/issuetypes/${task}?maxResults=1`)).body;
      expect(one.values).toEqual(all.values.slice(0, 1));
      for (const id of ['99999', 'abc'])
        expect((await fred.get(`${path}/TEST/issuetypes/${id}`)).status).toBe(400);
    });
  });

  describe('GET /rest/api/2/issue/{issueIdOrKey}/editmeta', () => {
    it('tells what the caller may edit, and where to ask for suggestions', async () => {
      const { key } = await context.server.buildIssue({ project: 'TEST' });
      const { fields } = (await admin.get(`/rest/api/2/issue/${key}/editmeta`)).body;
      expect(fields.assignee.autoCompleteUrl).toBe(
        `${base}/rest/api/latest/user/assignable/search?issueKey=${key}&username=`,
      );
      expect(fields.reporter).toMatchObject({ required: true, operations: ['set'] });
      expect(fields.comment).toMatchObject({ required: false, operations: ['add', 'edit', 'remove'] });
      expect(fields.timetracking).toMatchObject({ operations: ['set', 'edit'] });
      expect(fields).not.toHaveProperty('project');
      expect(fields).not.toHaveProperty('resolution');
      expect(fields.issuetype.allowedValues.map((type: { subtask: boolean }) => type.subtask)).not.toContain(
        true,
      );
    });

    it('is empty for who may not edit', async () => {
      const { key } = await context.server.buildIssue({ project: 'LOOK' });
      expect((await fred.get(`/rest/api/2/issue/${key}/editmeta`)).body).toEqual({ fields: {} });
    });
  });
});
