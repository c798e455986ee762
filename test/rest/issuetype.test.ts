import { expect, it } from 'vitest';
import { describeOnEngines } from '../support/server.ts';
import { buildOutsider } from '../support/standing.ts';

const names = (list: { name: string }[]) => list.map((one) => one.name);

describeOnEngines('GET /rest/api/2/issuetype', (context) => {
  it('lists the stock issue types to an administrator', async () => {
    const { status, body } = await context.server.as('admin').get('/rest/api/2/issuetype');
    expect(status).toBe(200);
    expect(names(body)).toEqual(['Epic', 'Story', 'Task', 'Sub-task', 'Bug', 'Improvement', 'New Feature']);
    expect(body[3]).toEqual({
      self: 'http://localhost:8090/jira/rest/api/2/issuetype/10003',
      id: '10003',
      description: 'A part of an issue.',
      iconUrl: 'http://localhost:8090/jira/images/icons/issuetypes/subtask.svg',
      name: 'Sub-task',
      subtask: true,
    });
  });

  it('shows a user those of the projects that they may browse, and hides all others', async () => {
    await context.server.buildUser({ name: 'insider' });
    await buildOutsider(context.server, 'outsider');
    await context.server.buildProject({
      key: 'OFFICE',
      type: 'business',
      template: 'com.atlassian.jira-core-project-templates:jira-core-task-management',
    });
    expect(names((await context.server.as('insider').get('/rest/api/2/issuetype')).body)).toEqual([
      'Task',
      'Sub-task',
    ]);
    expect((await context.server.as('outsider').get('/rest/api/2/issuetype')).body).toEqual([]);
    expect((await context.server.anonymous.get('/rest/api/2/issuetype')).body).toEqual([]);
    const hidden = await context.server.as('insider').get('/rest/api/2/issuetype/10000');
    const missing = await context.server.as('insider').get('/rest/api/2/issuetype/77777');
    expect([hidden.status, missing.status]).toEqual([404, 404]);
    expect(hidden.text.replace('10000', '*')).toBe(missing.text.replace('77777', '*'));
  });

  it('finds one by its id', async () => {
    const { body } = await context.server.as('admin').get('/rest/api/2/issuetype/10004');
    expect(body.name).toBe('Bug');
  });

  it.each(['Bug', '0', '%27', 'x'.repeat(500)])('answers 404 for %j', async (id) => {
    expect((await context.server.as('admin').get(`/rest/api/2/issuetype/${id}`)).status).toBe(404);
  });

  it('gives pages, those of a name and those of a project', async () => {
    const admin = context.server.as('admin');
    const { id } = await context.server.buildProject({
      key: 'SCRUM',
      template: 'com.pyxis.greenhopper.jira:gh-scrum-template',
    });
    expect((await admin.get('/rest/api/2/issuetype/page?maxResults=3&startAt=3')).body).toMatchObject({
      startAt: 3,
      maxResults: 3,
      total: 7,
      isLast: false,
    });
    expect(names((await admin.get('/rest/api/2/issuetype/page?query=task')).body.values)).toEqual([
      'Task',
      'Sub-task',
    ]);
    expect(names((await admin.get(`/rest/api/2/issuetype/page?projectIds=${id}`)).body.values)).toEqual([
      'Epic',
      'Story',
      'Task',
      'Sub-task',
      'Bug',
    ]);
    expect((await admin.get('/rest/api/2/issuetype/page?projectIds=x')).status).toBe(400);
  });
});

describeOnEngines('GET /rest/api/2/issuetype/{id}/alternatives', (context) => {
  const alternatives = async (id: string) =>
    names((await context.server.as('admin').get(`/rest/api/2/issuetype/${id}/alternatives`)).body);

  it('gives those of the same kind that are offered wherever this one is', async () => {
    expect(await alternatives('10003')).toEqual([]);
    expect(await alternatives('10002')).toEqual(['Epic', 'Story', 'Bug', 'Improvement', 'New Feature']);
    await context.server.buildProject({
      key: 'SCRUM',
      template: 'com.pyxis.greenhopper.jira:gh-scrum-template',
    });
    expect(await alternatives('10002')).toEqual(['Epic', 'Story', 'Bug']);
    await context.server.buildProject({
      key: 'OFFICE',
      type: 'business',
      template: 'com.atlassian.jira-core-project-templates:jira-core-task-management',
    });
    expect(await alternatives('10002')).toEqual([]);
    expect(await alternatives('10004')).toEqual(['Epic', 'Story', 'Task']);
  });

  it('answers 404 for a type that is not there', async () => {
    const answer = await context.server.as('admin').get('/rest/api/2/issuetype/99/alternatives');
    expect(answer.status).toBe(404);
    expect(answer.body.errorMessages).toEqual(["The issue type with id '99' does not exist"]);
  });
});
