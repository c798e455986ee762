/** What clients write in other words than the documentation: `True` in addresses, null for what is left out. */
import { beforeAll, expect, it } from 'vitest';
import { adminPassword, basic, describeOnEngines } from '../support/server.ts';

const rest = '/rest/api/2';

describeOnEngines('a switch in an address is read in any case', (context) => {
  beforeAll(async () => {
    await context.server.buildProject({ key: 'TEST' });
  });

  it('GET /search?validateQuery=True', async () => {
    const admin = context.server.as('admin');
    for (const yes of ['True', 'TRUE', 'true'])
      expect((await admin.get(`${rest}/search?jql=nothing%3D1&validateQuery=${yes}`)).status).toBe(400);
    const { status, body } = await admin.get(`${rest}/search?jql=nothing%3D1&validateQuery=False`);
    expect(status).toBe(200);
    expect(body.warningMessages).toHaveLength(1);
    expect((await admin.get(`${rest}/search?jql=&validateQuery=perhaps`)).status).toBe(400);
  });

  it('DELETE /issue/{issueIdOrKey}?deleteSubtasks=True', async () => {
    const { server } = context;
    const parent = await server.buildIssue({ project: 'TEST' });
    const child = await server.buildIssue({
      project: 'TEST',
      issuetype: 'Sub-task',
      parent: { key: parent.key },
    });
    const refused = await server.as('admin').delete(`${rest}/issue/${parent.key}?deleteSubtasks=False`);
    expect(refused.status).toBe(400);
    const deleted = await server.as('admin').delete(`${rest}/issue/${parent.key}?deleteSubtasks=True`);
    expect(deleted.status).toBe(204);
    expect((await server.as('admin').get(`${rest}/issue/${child.key}`)).status).toBe(404);
  });

  it('GET /user/search?includeInactive=True&includeActive=False', async () => {
    const { server } = context;
    await server.buildUser({ name: 'gone' });
    await server.as('admin').put(`${rest}/user?username=gone`, { active: false });
    const path = `${rest}/user/search?username=gone&includeActive=False&includeInactive=True`;
    expect((await server.as('admin').get(path)).body).toMatchObject([{ name: 'gone' }]);
  });

  it('GET /workflowscheme/{id}?returnDraftIfExists=True', async () => {
    const admin = context.server.with({ authorization: basic('admin', adminPassword) });
    const made = await admin.post(`${rest}/workflowscheme`, { name: 'Theirs' });
    const path = `${rest}/workflowscheme/${made.body.id}?returnDraftIfExists`;
    expect((await admin.get(`${path}=True`)).status).toBe(200);
    expect((await admin.get(`${path}=perhaps`)).status).toBe(400);
  });
});

describeOnEngines('POST /rest/api/2/project', (context) => {
  it('takes no template for null', async () => {
    const project = { key: 'NULL', name: 'Null', lead: 'admin', projectTypeKey: 'software' };
    const made = await context.server.as('admin').post(`${rest}/project`, {
      ...project,
      projectTemplateKey: null,
    });
    expect(made.status).toBe(201);
  });
});

describeOnEngines('fields and update of an issue', (context) => {
  const types = { project: { key: 'TEST' }, issuetype: { name: 'Task' } };
  beforeAll(async () => {
    await context.server.buildProject({ key: 'TEST' });
  });

  it('may be null, in an edit, a create, a bulk create and a transition', async () => {
    const admin = context.server.as('admin');
    const { body: issue } = await admin.post(`${rest}/issue`, {
      fields: { ...types, summary: 'One' },
      update: null,
    });
    const path = `${rest}/issue/${issue.key}`;
    expect((await admin.put(path, { fields: null, update: { labels: [{ add: 'a' }] } })).status).toBe(204);
    expect((await admin.put(path, { fields: { summary: 'Two' }, update: null })).status).toBe(204);
    expect((await admin.get(path)).body.fields).toMatchObject({ summary: 'Two', labels: ['a'] });
    const bulk = await admin.post(`${rest}/issue/bulk`, {
      issueUpdates: [{ fields: { ...types, summary: 'Three' }, update: null }],
    });
    expect(bulk.body.issues).toHaveLength(1);
    const { body } = await admin.get(`${path}/transitions`);
    const transition = { id: body.transitions[0].id };
    expect((await admin.post(`${path}/transitions`, { transition, fields: null, update: null })).status).toBe(
      204,
    );
  });

  it('say what they must be where they are something else; nothing is changed by two nulls', async () => {
    const admin = context.server.as('admin');
    const issue = await context.server.buildIssue({ project: 'TEST' });
    const path = `${rest}/issue/${issue.key}`;
    for (const wrong of [[], 'a', 1, false])
      expect((await admin.put(path, { fields: wrong })).body.errors.fields).toBeDefined();
    expect((await admin.put(path, { fields: null, update: null })).status).toBe(400);
  });
});
