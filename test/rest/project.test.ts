import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { sweepAttachments } from '../../src/issue/attachment/sweep.service.ts';
import { describeOnEngines } from '../support/server.ts';
import { buildOutsider, buildProjectAdministrator, buildPublicProject } from '../support/standing.ts';

const url = '/rest/api/2/project';
const base = 'http://localhost:8090/jira/rest/api/2';
const scrum = 'com.pyxis.greenhopper.jira:gh-scrum-template';

const keys = (list: { key: string }[]) => list.map((one) => one.key);

describeOnEngines('POST /rest/api/2/project', (context) => {
  const create = (body: unknown) => context.server.as('admin').post(url, body);
  const valid = (key: string, more = {}) => ({
    key,
    name: `Project ${key}`,
    projectTypeKey: 'software',
    lead: 'admin',
    ...more,
  });

  it('makes a project and answers its address, its id as a number, and its key', async () => {
    const answer = await create(valid('EX'));
    expect(answer.status).toBe(201);
    expect(answer.body).toEqual({
      self: `${base}/project/${answer.body.id}`,
      id: expect.any(Number),
      key: 'EX',
    });
    expect((await context.server.as('admin').get(`${url}/EX`)).body).toMatchObject({
      id: String(answer.body.id),
      name: 'Project EX',
      description: '',
      assigneeType: 'UNASSIGNED',
      projectTypeKey: 'software',
      archived: false,
      lead: { name: 'admin' },
    });
  });

  it('takes everything that Jira documents, ids as numbers or as texts', async () => {
    const category = (
      await context.server.as('admin').post('/rest/api/2/projectCategory', { name: 'Firsts' })
    ).body;
    const answer = await create(
      valid('FULL', {
        projectTemplateKey: scrum,
        description: 'All of it',
        url: 'https://example.com/full',
        assigneeType: 'PROJECT_LEAD',
        avatarId: 10200,
        permissionScheme: '0',
        notificationScheme: 10000,
        categoryId: Number(category.id),
      }),
    );
    expect(answer.status).toBe(201);
    const { body } = await context.server.as('admin').get(`${url}/FULL`);
    expect(body).toMatchObject({
      description: 'All of it',
      url: 'https://example.com/full',
      assigneeType: 'PROJECT_LEAD',
      projectCategory: category,
    });
  });

  it.each([
    ['none', {}, ['Bug', 'Task', 'Story', 'Epic', 'Improvement', 'New Feature', 'Sub-task'], 'Closed'],
    ['Scrum', { projectTemplateKey: scrum }, ['Story', 'Task', 'Bug', 'Epic', 'Sub-task'], 'Done'],
    [
      'Kanban',
      { projectTemplateKey: 'com.pyxis.greenhopper.jira:gh-kanban-template' },
      ['Story', 'Task', 'Bug', 'Epic', 'Sub-task'],
      'Done',
    ],
    [
      'basic software',
      { projectTemplateKey: 'com.pyxis.greenhopper.jira:basic-software-development-template' },
      ['Bug', 'Task', 'Improvement', 'New Feature', 'Epic', 'Sub-task'],
      'Done',
    ],
    [
      'business',
      {
        projectTypeKey: 'business',
        projectTemplateKey: 'com.atlassian.jira-core-project-templates:jira-core-project-management',
      },
      ['Task', 'Sub-task'],
      'Done',
    ],
    [
      'service desk',
      {
        projectTypeKey: 'service_desk',
        projectTemplateKey: 'com.atlassian.servicedesk:itil-v2-service-desk-project',
      },
      ['Task', 'Sub-task'],
      'Done',
    ],
  ])(
    'gives a project of the template %s its issue types and its workflow',
    async (what, more, types, last) => {
      const key = `T${what.replace(/\W/g, '').slice(0, 8).toUpperCase()}`;
      expect((await create(valid(key, more))).status).toBe(201);
      const project = await context.server.as('admin').get(`${url}/${key}`);
      expect(project.body.issueTypes.map((one: { name: string }) => one.name)).toEqual(types);
      const statuses = await context.server.as('admin').get(`${url}/${key}/statuses`);
      expect(statuses.body[0].statuses.at(-1).name).toBe(last);
    },
  );

  it('puts the default members into the roles', async () => {
    await create(valid('ROLES'));
    const { body } = await context.server.as('admin').get(`${url}/ROLES/role/10002`);
    expect(body.actors.map((one: { name: string }) => one.name)).toEqual(['jira-administrators']);
  });

  it('tells everything that is wrong at once, by field', async () => {
    const answer = await create({});
    expect(answer.status).toBe(400);
    expect(answer.body).toEqual({
      errorMessages: [],
      errors: {
        projectKey:
          'Project keys must start with an uppercase letter, followed by one or more uppercase alphanumeric characters.',
        projectName: 'You must specify a valid project name.',
        projectLead: 'You must specify a valid project lead.',
        projectType:
          'An invalid project type was specified. Make sure the project type exists and is spelled correctly.',
      },
    });
  });

  it.each(['a', 'A', 'ex', '1EX', 'E-X', 'E X', 'ÄX', 'EX\n', '_EX', ''])(
    'refuses the key %j',
    async (key) => {
      const { status, body } = await create(valid(key, { name: 'Under test' }));
      expect(status).toBe(400);
      expect(Object.keys(body.errors)).toEqual(['projectKey']);
    },
  );

  it('refuses keys that are too long, and names of devices', async () => {
    expect((await create(valid('ABCDEFGHIJK'))).body.errors.projectKey).toBe(
      'The project key must not exceed 10 characters in length.',
    );
    for (const key of ['CON', 'NUL', 'COM1', 'LPT9']) {
      expect((await create(valid(key))).body.errors.projectKey).toContain('reserved word');
    }
    expect((await create(valid('CONX'))).status).toBe(201);
  });

  it('refuses a key and a name that are taken, saying by which project', async () => {
    await create(valid('TAKEN'));
    expect((await create(valid('TAKEN', { name: 'Another' }))).body.errors).toEqual({
      projectKey: "Project 'Project TAKEN' uses this project key.",
    });
    expect((await create(valid('TAKEN2', { name: 'pROJECT taken' }))).body.errors).toEqual({
      projectName: 'A project with that name already exists.',
    });
  });

  it.each([
    ['an unknown lead', { lead: 'nobody-there' }, 'projectLead'],
    ['an unknown type', { projectTypeKey: 'hardware' }, 'projectType'],
    ['an unknown template', { projectTemplateKey: 'com.example:none' }, 'projectTemplateKey'],
    [
      'a template of another type',
      { projectTypeKey: 'business', projectTemplateKey: scrum },
      'projectTemplateKey',
    ],
    ['a name of 81 characters', { name: 'x'.repeat(81) }, 'projectName'],
    ['a name of 10,000 characters', { name: 'x'.repeat(10_000) }, 'projectName'],
    ['an empty name', { name: '   ' }, 'projectName'],
    ['an overlong description', { description: 'x'.repeat(40_000) }, 'projectDescription'],
    ['an address that runs', { url: 'javascript:alert(1)' }, 'projectUrl'],
    ['an address that is none', { url: 'example.com' }, 'projectUrl'],
    ['an unknown default assignee', { assigneeType: 'ANYBODY' }, 'assigneeType'],
    ['an unknown permission scheme', { permissionScheme: 424242 }, 'permissionScheme'],
    ['a permission scheme that is no id', { permissionScheme: 'x' }, 'permissionScheme'],
    ['an unknown notification scheme', { notificationScheme: 5 }, 'notificationScheme'],
    [
      'an issue security scheme, of which there is none',
      { issueSecurityScheme: 10000 },
      'issueSecurityScheme',
    ],
    ['an unknown workflow scheme', { workflowSchemeId: 9 }, 'workflowSchemeId'],
    ['an unknown category', { categoryId: -3 }, 'categoryId'],
    ['a number for a name', { name: 5 }, 'name'],
    ['a NUL', { description: 'a\u0000b' }, 'description'],
  ])('refuses %s, naming the field, and makes nothing', async (_what, more, field) => {
    const answer = await create(valid('BAD', more));
    expect(answer.status).toBe(400);
    expect(Object.keys(answer.body.errors)).toEqual([field]);
    expect((await context.server.as('admin').get(`${url}/BAD`)).status).toBe(404);
  });

  it('refuses unknown members, bodies that are none, and other content types', async () => {
    expect((await create(valid('BAD', { leadAccountId: 'x' }))).body.errorMessages[0]).toContain(
      'leadAccountId',
    );
    expect((await create([])).status).toBe(400);
    const json = { headers: { 'content-type': 'application/json' } };
    expect((await context.server.as('admin').post(url, '{"key":', json)).status).toBe(400);
    expect((await context.server.as('admin').post(url)).status).toBe(400);
    const form = {
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'x-atlassian-token': 'no-check' },
    };
    expect((await context.server.as('admin').post(url, 'key=BAD', form)).status).toBe(415);
  });

  it('is for administrators', async () => {
    await context.server.buildUser({ name: 'plain' });
    const answer = await context.server.as('plain').post(url, valid('MINE'));
    expect(answer.status).toBe(403);
    expect(answer.body.errorMessages).toEqual([
      'The user plain does not have permission to complete this operation.',
    ]);
    expect((await context.server.anonymous.post(url, valid('MINE'))).status).toBe(401);
  });

  it('lets one of two have a key that both ask for at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, at) => create(valid('RACE', { name: `Race ${at}` }))),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 400)).toHaveLength(7);
  });

  it('writes an audit record', async () => {
    await create(valid('TOLD'));
    const { body } = await context.server.as('admin').get('/rest/tessera/1.0/audit');
    expect(JSON.stringify(body)).toContain('Project created');
  });
});

describeOnEngines('GET /rest/api/2/project', (context) => {
  it('lists the projects that the caller may browse, by name, in Jira’s short form', async () => {
    await context.server.buildProject({ key: 'BETA', name: 'beta' });
    const alpha = await context.server.buildProject({ key: 'ALPHA', name: 'Alpha' });
    await context.server.buildUser({ name: 'reader' });
    const { status, body } = await context.server.as('reader').get(url);
    expect(status).toBe(200);
    expect(keys(body)).toEqual(['ALPHA', 'BETA']);
    expect(body[0]).toEqual({
      expand: 'description,lead,url,projectKeys',
      self: `${base}/project/${alpha.id}`,
      id: String(alpha.id),
      key: 'ALPHA',
      name: 'Alpha',
      projectTypeKey: 'software',
      avatarUrls: {
        '16x16': expect.stringContaining('/secure/projectavatar?size=xsmall&pid='),
        '24x24': expect.stringContaining('size=small'),
        '32x32': expect.stringContaining('size=medium'),
        '48x48': expect.stringContaining('/secure/projectavatar?pid='),
      },
      archived: false,
    });
  });

  it('adds what is expanded', async () => {
    const { body } = await context.server
      .as('reader')
      .get(`${url}?expand=description,lead&expand=projectKeys`);
    expect(body[0]).toMatchObject({ description: '', lead: { name: 'admin' }, projectKeys: ['ALPHA'] });
    expect(body[0].lead).toHaveProperty('avatarUrls');
  });

  it('shows nothing to whoever may browse nothing, and what is public to everybody', async () => {
    await buildOutsider(context.server, 'outsider');
    expect((await context.server.as('outsider').get(url)).body).toEqual([]);
    expect((await context.server.anonymous.get(url)).body).toEqual([]);
    await buildPublicProject(context.server, 'OPEN');
    expect(keys((await context.server.as('outsider').get(url)).body)).toEqual(['OPEN']);
    const { body } = await context.server.anonymous.get(`${url}?expand=lead`);
    expect(keys(body)).toEqual(['OPEN']);
    expect(body[0].lead).not.toHaveProperty('emailAddress');
  });

  it('gives the projects where the caller had a hand in an issue, the latest first', async () => {
    const reader = context.server.as('reader');
    expect((await reader.get(`${url}?recent=5`)).body).toEqual([]);
    for (const key of ['ALPHA', 'BETA']) {
      await context.server.buildIssue({ project: key, reporter: { name: 'reader' } });
      context.server.pass(1000);
    }
    expect(keys((await reader.get(`${url}?recent=5`)).body)).toEqual(['BETA', 'ALPHA']);
    expect(keys((await reader.get(`${url}?recent=1`)).body)).toEqual(['BETA']);
  });

  it('gives an anonymous visitor no recent projects, and refuses what is no number', async () => {
    expect((await context.server.anonymous.get(`${url}?recent=5`)).body).toEqual([]);
    const answer = await context.server.as('reader').get(`${url}?recent=many`);
    expect(answer.status).toBe(400);
  });
});

describeOnEngines('GET /rest/api/2/project/{projectIdOrKey}', (context) => {
  it('gives the whole bean, found by key or by id', async () => {
    const { id } = await context.server.buildProject({ key: 'BEAN', template: scrum });
    const admin = context.server.as('admin');
    const component = await admin.post('/rest/api/2/component', { name: 'Core', project: 'BEAN' });
    const version = await admin.post('/rest/api/2/version', { name: '1.0', project: 'BEAN' });
    const { body } = await admin.get(`${url}/BEAN`);
    expect(Object.keys(body)).toEqual([
      'expand',
      'self',
      'id',
      'key',
      'description',
      'lead',
      'components',
      'issueTypes',
      'assigneeType',
      'versions',
      'name',
      'roles',
      'avatarUrls',
      'projectTypeKey',
      'archived',
    ]);
    expect(body.components).toEqual([{ self: component.body.self, id: component.body.id, name: 'Core' }]);
    expect(body.versions).toEqual([version.body]);
    expect(body.roles).toEqual({
      Administrators: `${base}/project/${id}/role/10002`,
      Developers: `${base}/project/${id}/role/10001`,
      Users: `${base}/project/${id}/role/10000`,
    });
    expect((await admin.get(`${url}/${id}`)).body).toEqual(body);
    expect((await admin.get(`${url}/BEAN?expand=projectKeys`)).body.projectKeys).toEqual(['BEAN']);
    expect((await admin.get('/rest/api/latest/project/BEAN')).body).toEqual(body);
  });

  it('answers the same to whoever may not see it as where there is none', async () => {
    const { id } = await context.server.buildProject({ key: 'SECRET' });
    await buildOutsider(context.server, 'outsider');
    for (const client of [context.server.as('outsider'), context.server.anonymous]) {
      const hidden = await client.get(`${url}/SECRET`);
      const missing = await client.get(`${url}/SECRETT`);
      expect([hidden.status, missing.status]).toEqual([404, 404]);
      expect(hidden.body).toEqual({
        errorMessages: ["No project could be found with key 'SECRET'."],
        errors: {},
      });
      expect(hidden.text).toBe(missing.text.replace('SECRETT', 'SECRET'));
      expect((await client.get(`${url}/${id}`)).body.errorMessages).toEqual([
        `No project could be found with id '${id}'.`,
      ]);
      for (const path of ['statuses', 'versions', 'version', 'components']) {
        expect((await client.get(`${url}/SECRET/${path}`)).text).toBe(hidden.text);
      }
    }
  });

  it.each(['%00', '%27', '-1', 'x'.repeat(5000), '99999999999999999999', '%F0%9F%92%A9'])(
    'answers 4xx for %j',
    async (idOrKey) => {
      const { status, body } = await context.server.as('admin').get(`${url}/${idOrKey}`);
      expect(status).toBeGreaterThanOrEqual(400);
      expect(status).toBeLessThan(500);
      expect(Object.keys(body)).toEqual(['errorMessages', 'errors']);
    },
  );
});

describeOnEngines('PUT /rest/api/2/project/{projectIdOrKey}', (context) => {
  const change = (key: string, body: unknown, as = 'admin') =>
    context.server.as(as).put(`${url}/${key}`, body);

  it('changes what is given and leaves the rest', async () => {
    await context.server.buildProject({ key: 'EDIT', name: 'Before' });
    await context.server.buildUser({ name: 'leader' });
    const answer = await change('EDIT', {
      name: 'After',
      description: 'New',
      lead: 'leader',
      url: 'http://example.com',
      assigneeType: 'PROJECT_LEAD',
    });
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      key: 'EDIT',
      name: 'After',
      description: 'New',
      lead: { name: 'leader' },
      url: 'http://example.com',
      assigneeType: 'PROJECT_LEAD',
    });
    const again = await change('EDIT', { url: '' });
    expect(again.body).not.toHaveProperty('url');
    expect(again.body.name).toBe('After');
  });

  it('keeps old keys working after the key is changed, and lets nobody else have them', async () => {
    const { id } = await context.server.buildProject({ key: 'OLD' });
    expect((await change('OLD', { key: 'NEWKEY' })).body.key).toBe('NEWKEY');
    const admin = context.server.as('admin');
    expect((await admin.get(`${url}/OLD`)).body).toMatchObject({ id: String(id), key: 'NEWKEY' });
    expect((await admin.get(`${url}/NEWKEY?expand=projectKeys`)).body.projectKeys).toEqual(['NEWKEY', 'OLD']);
    const other = { key: 'OLD', name: 'Other', lead: 'admin', projectTypeKey: 'software' };
    expect((await admin.post(url, other)).body.errors).toHaveProperty('projectKey');
    expect((await change('NEWKEY', { key: 'OLD' })).body.key).toBe('OLD');
    expect((await admin.get(`${url}/NEWKEY`)).body.key).toBe('OLD');
  });

  it('lets the project’s own administrator change its texts, and nothing that is not theirs', async () => {
    await context.server.buildProject({ key: 'OWN' });
    await buildProjectAdministrator(context.server, 'owner', 'OWN');
    expect((await change('OWN', { description: 'Mine' }, 'owner')).status).toBe(200);
    for (const more of [
      { key: 'MINE' },
      { projectTypeKey: 'business' },
      { categoryId: 10000 },
      { permissionScheme: 10000 },
    ]) {
      expect((await change('OWN', more, 'owner')).status).toBe(403);
    }
    expect((await change('OWN', { key: 'OWN', permissionScheme: 0 }, 'owner')).status).toBe(200);
  });

  it('is refused to whoever may only look, and hides what they may not even see', async () => {
    await context.server.buildProject({ key: 'LOOK' });
    await context.server.buildUser({ name: 'looker' });
    await buildOutsider(context.server, 'outsider');
    const refused = await change('LOOK', { name: 'X' }, 'looker');
    expect(refused.status).toBe(403);
    expect(refused.body.errorMessages).toEqual(['You cannot edit the configuration of this project.']);
    expect((await change('LOOK', { name: 'X' }, 'outsider')).body.errorMessages).toEqual([
      "No project could be found with key 'LOOK'.",
    ]);
    expect((await context.server.anonymous.put(`${url}/LOOK`, { name: 'X' })).status).toBe(401);
    expect((await context.server.as('admin').get(`${url}/LOOK`)).body.name).toBe('Project LOOK');
  });

  it.each([
    [{ key: 'bad' }, 'projectKey'],
    [{ name: '' }, 'projectName'],
    [{ lead: '' }, 'projectLead'],
    [{ projectTypeKey: 'x' }, 'projectType'],
    [{ url: 'ftp://example.com' }, 'projectUrl'],
    [{ assigneeType: '' }, 'assigneeType'],
    [{ issueSecurityScheme: 1 }, 'issueSecurityScheme'],
  ])('refuses %j', async (body, field) => {
    await context.server.as('admin').post(url, {
      key: 'REFUSE',
      name: 'Refuse',
      lead: 'admin',
      projectTypeKey: 'software',
    });
    const answer = await change('REFUSE', body);
    expect(answer.status).toBe(400);
    expect(Object.keys(answer.body.errors)).toEqual([field]);
  });

  it('refuses the name and the key of another project', async () => {
    await context.server.buildProject({ key: 'ONE', name: 'One' });
    await context.server.buildProject({ key: 'TWO', name: 'Two' });
    expect((await change('TWO', { name: 'ONE', key: 'ONE' })).body.errors).toEqual({
      projectKey: "Project 'One' uses this project key.",
      projectName: 'A project with that name already exists.',
    });
  });

  it('changes the type at its own address', async () => {
    await context.server.buildProject({ key: 'TYPED' });
    expect((await change('TYPED/type/business', undefined)).body.projectTypeKey).toBe('business');
    expect((await change('TYPED/type/none', undefined)).status).toBe(400);
  });
});

describeOnEngines('DELETE /rest/api/2/project/{projectIdOrKey}', (context) => {
  it('deletes the project with everything in it, and never gives its keys away', async () => {
    const admin = context.server.as('admin');
    await context.server.buildProject({ key: 'GONE' });
    const component = (await admin.post('/rest/api/2/component', { name: 'C', project: 'GONE' })).body;
    const version = (await admin.post('/rest/api/2/version', { name: 'V', project: 'GONE' })).body;
    expect((await admin.delete(`${url}/GONE`)).status).toBe(204);
    expect((await admin.get(`${url}/GONE`)).status).toBe(404);
    expect((await admin.get(`/rest/api/2/component/${component.id}`)).status).toBe(404);
    expect((await admin.get(`/rest/api/2/version/${version.id}`)).status).toBe(404);
    const again = { key: 'GONE', name: 'Again', lead: 'admin', projectTypeKey: 'software' };
    expect((await admin.post(url, again)).body.errors).toEqual({
      projectKey: 'A project with that project key already exists.',
    });
    expect((await admin.delete(`${url}/GONE`)).status).toBe(404);
  });

  it('deletes its issues, and their files with the next sweep', async () => {
    await context.server.buildProject({ key: 'FILES' });
    const admin = context.server.as('admin');
    const { key } = await context.server.buildIssue({ project: 'FILES' });
    const part = 'Content-Disposition: form-data; name="file"; filename="a.txt"';
    const sent = await admin.post(
      `/rest/api/2/issue/${key}/attachments`,
      `--b\r\n${part}\r\n\r\nsecret\r\n--b--\r\n`,
      { headers: { 'content-type': 'multipart/form-data; boundary=b', 'x-atlassian-token': 'no-check' } },
    );
    const path = sent.body[0].content.replace('http://localhost:8090/jira', '');
    expect((await admin.get(path)).text).toBe('secret');
    expect((await admin.delete(`${url}/FILES`)).status).toBe(204);
    expect((await admin.get(path)).status).toBe(404);
    expect((await admin.get(`/rest/api/2/issue/${key}`)).status).toBe(404);
    expect(await sweepAttachments(await context.server.ctx())).toBe(1);
    const lying = await readdir(join((await context.server.ctx()).config.data, 'attachments'), {
      recursive: true,
      withFileTypes: true,
    });
    expect(lying.filter((one) => one.isFile())).toEqual([]);
  });

  it('is for administrators, not for the project’s own', async () => {
    await context.server.buildProject({ key: 'KEPT' });
    await buildProjectAdministrator(context.server, 'keeper', 'KEPT');
    expect((await context.server.as('keeper').delete(`${url}/KEPT`)).status).toBe(403);
    expect((await context.server.anonymous.delete(`${url}/KEPT`)).status).toBe(401);
    expect((await context.server.as('admin').get(`${url}/KEPT`)).status).toBe(200);
  });
});

describeOnEngines('PUT /rest/api/2/project/{projectIdOrKey}/archive and /restore', (context) => {
  it('leaves an archived project out of lists, where it is not asked for, and brings it back', async () => {
    const admin = context.server.as('admin');
    await context.server.buildProject({ key: 'ARCH' });
    await context.server.buildUser({ name: 'reader' });
    expect((await admin.put(`${url}/ARCH/archive`)).status).toBe(204);
    expect((await admin.get(`${url}/ARCH`)).body.archived).toBe(true);
    expect(keys((await context.server.as('reader').get(url)).body)).toEqual([]);
    expect(keys((await context.server.as('reader').get(`${url}?includeArchived=true`)).body)).toEqual([
      'ARCH',
    ]);
    expect((await admin.put(`${url}/ARCH/restore`)).status).toBe(202);
    expect(keys((await context.server.as('reader').get(url)).body)).toEqual(['ARCH']);
  });

  it('is refused to whoever may only look', async () => {
    await context.server.buildProject({ key: 'FIRM' });
    await context.server.buildUser({ name: 'looker' });
    expect((await context.server.as('looker').put(`${url}/FIRM/archive`)).status).toBe(403);
    expect((await context.server.as('looker').put(`${url}/FIRM/restore`)).status).toBe(403);
  });
});

describeOnEngines('GET /rest/api/2/project/{projectIdOrKey}/statuses', (context) => {
  it('gives each issue type with the statuses of its workflow', async () => {
    await context.server.buildProject({ key: 'FLOW' });
    const { body } = await context.server.as('admin').get(`${url}/FLOW/statuses`);
    expect(body.map((one: { name: string }) => one.name)).toContain('Sub-task');
    expect(body[0]).toMatchObject({
      self: `${base}/issuetype/10004`,
      id: '10004',
      name: 'Bug',
      subtask: false,
    });
    expect(body[0].statuses.map((one: { name: string }) => one.name)).toEqual([
      'Open',
      'In Progress',
      'Reopened',
      'Resolved',
      'Closed',
    ]);
  });
});

describeOnEngines('GET /rest/api/2/project/type', (context) => {
  it('lists the types, gives one, and says that everybody may use it', async () => {
    const admin = context.server.as('admin');
    const { body } = await admin.get(`${url}/type`);
    expect(keys(body)).toEqual(['business', 'service_desk', 'software']);
    expect((await admin.get(`${url}/type/software`)).body).toEqual(body[2]);
    expect((await admin.get(`${url}/type/software/accessible`)).body).toEqual(body[2]);
    expect(body[2]).toMatchObject({
      key: 'software',
      formattedKey: 'Software',
      color: expect.stringMatching(/^#/),
    });
    expect((await admin.get(`${url}/type/none`)).status).toBe(404);
    expect((await context.server.anonymous.get(`${url}/type`)).status).toBe(401);
  });
});

describeOnEngines('GET /rest/api/2/projectvalidate/key', (context) => {
  const validate = (key: string) =>
    context.server.as('admin').get(`/rest/api/2/projectvalidate/key?key=${key}`);

  it('says why a key cannot be used, and nothing where it can', async () => {
    await context.server.buildProject({ key: 'USED', name: 'Used' });
    expect((await validate('FREE')).body).toEqual({ errorMessages: [], errors: {} });
    expect((await validate('USED')).body.errors).toEqual({
      projectKey: "Project 'Used' uses this project key.",
    });
    expect((await validate('bad')).body.errors).toHaveProperty('projectKey');
    expect((await validate('')).body.errors).toHaveProperty('projectKey');
  });

  it('is for administrators, since it tells of every project', async () => {
    await context.server.buildUser({ name: 'curious' });
    expect((await context.server.as('curious').get('/rest/api/2/projectvalidate/key?key=X')).status).toBe(
      403,
    );
  });
});

describeOnEngines('GET /rest/api/2/projects/picker', (context) => {
  const pick = (query: string) => context.server.as('admin').get(`/rest/api/2/projects/picker?${query}`);

  it('finds by a part of the name or the beginning of the key, marking what was typed', async () => {
    await context.server.buildProject({ key: 'MARS', name: 'Red <Planet>' });
    await context.server.buildProject({ key: 'VENUS', name: 'Morning star' });
    const { body } = await pick('query=plan');
    expect(body).toMatchObject({ total: 1, header: 'Showing 1 of 1 matching projects' });
    expect(body.projects[0]).toMatchObject({
      key: 'MARS',
      name: 'Red <Planet>',
      html: 'Red &lt;<b>Plan</b>et&gt; (MARS)',
      avatar: expect.stringContaining('/secure/projectavatar?size=small'),
    });
    expect(keys((await pick('query=ven')).body.projects)).toEqual(['VENUS']);
    expect((await pick('query=%25')).body.total).toBe(0);
  });

  it('gives nothing for an empty query unless that is allowed', async () => {
    expect((await pick('query=')).body.total).toBe(0);
    expect((await pick('query=&allowEmptyQuery=true')).body.total).toBe(2);
    const { body } = await pick('allowEmptyQuery=true&maxResults=1');
    expect(body).toMatchObject({ total: 2, header: 'Showing 1 of 2 matching projects' });
    expect(body.projects).toHaveLength(1);
  });

  it('finds nothing that the caller may not see', async () => {
    await buildOutsider(context.server, 'outsider');
    const { body } = await context.server.as('outsider').get('/rest/api/2/projects/picker?query=MARS');
    expect(body).toEqual({ projects: [], total: 0, header: 'Showing 0 of 0 matching projects' });
  });
});

describeOnEngines('/rest/api/2/projectCategory', (context) => {
  const path = '/rest/api/2/projectCategory';

  it('makes, lists, gives, changes and deletes categories', async () => {
    const admin = context.server.as('admin');
    const made = await admin.post(path, { name: 'Products', description: 'What we sell' });
    expect(made.status).toBe(201);
    const { id } = made.body;
    expect(made.body).toEqual({
      self: `${base}/projectCategory/${id}`,
      id,
      name: 'Products',
      description: 'What we sell',
    });
    expect((await admin.get(path)).body).toEqual([made.body]);
    expect((await admin.get(`${path}/${id}`)).body).toEqual(made.body);
    const changed = await admin.put(`${path}/${id}`, { ...made.body, name: 'Goods' });
    expect(changed.status).toBe(200);
    expect(changed.body).toEqual({ ...made.body, name: 'Goods' });
    expect((await admin.delete(`${path}/${id}`)).status).toBe(204);
    expect((await admin.get(`${path}/${id}`)).status).toBe(404);
  });

  it('leaves the projects of a deleted category in none', async () => {
    const admin = context.server.as('admin');
    const { id } = (await admin.post(path, { name: 'Short-lived' })).body;
    await context.server.buildProject({ key: 'FILED' });
    await admin.put(`${url}/FILED`, { categoryId: id });
    expect((await admin.get(`${url}/FILED`)).body.projectCategory.name).toBe('Short-lived');
    await admin.delete(`${path}/${id}`);
    expect((await admin.get(`${url}/FILED`)).body).not.toHaveProperty('projectCategory');
  });

  it('refuses names that are taken, empty or too long, and unknown members', async () => {
    const admin = context.server.as('admin');
    await admin.post(path, { name: 'Unique' });
    expect((await admin.post(path, { name: 'uNIQUE' })).status).toBe(409);
    expect((await admin.post(path, { name: ' ' })).body.errors).toHaveProperty('name');
    expect((await admin.post(path, {})).body.errors).toHaveProperty('name');
    expect((await admin.post(path, { name: 'x'.repeat(300) })).status).toBe(400);
    expect((await admin.post(path, { name: 'Y', colour: 'red' })).status).toBe(400);
    expect((await admin.post(path, { name: 'A\u0000' })).status).toBe(400);
  });

  it('is changed by administrators only', async () => {
    await context.server.buildUser({ name: 'plain' });
    expect((await context.server.as('plain').post(path, { name: 'Mine' })).status).toBe(403);
    expect((await context.server.as('plain').get(path)).status).toBe(200);
    expect((await context.server.anonymous.get(path)).status).toBe(401);
    expect((await context.server.as('plain').delete(`${path}/10000`)).status).toBe(403);
  });
});
