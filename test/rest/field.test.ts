import { expect, it } from 'vitest';
import { describeOnEngines } from '../support/server.ts';
import { buildPublicProject } from '../support/standing.ts';

interface Field {
  id: string;
  custom: boolean;
  clauseNames: string[];
  schema?: { type: string; system: string };
}

describeOnEngines('GET /rest/api/2/field', (context) => {
  const fields = async (): Promise<Map<string, Field>> => {
    const { body } = await context.server.as('admin').get('/rest/api/2/field');
    return new Map(body.map((field: Field) => [field.id, field]));
  };

  it('lists Jira’s system fields, each once', async () => {
    const { status, body } = await context.server.as('admin').get('/rest/api/2/field');
    expect(status).toBe(200);
    const ids = body.map((field: Field) => field.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect([...ids].sort()).toEqual(
      [
        'aggregateprogress',
        'aggregatetimeestimate',
        'aggregatetimeoriginalestimate',
        'aggregatetimespent',
        'archivedby',
        'archiveddate',
        'assignee',
        'attachment',
        'comment',
        'components',
        'created',
        'creator',
        'customfield_9999',
        'description',
        'duedate',
        'environment',
        'fixVersions',
        'issuekey',
        'issuelinks',
        'issuetype',
        'labels',
        'lastViewed',
        'priority',
        'progress',
        'project',
        'reporter',
        'resolution',
        'resolutiondate',
        'security',
        'status',
        'subtasks',
        'summary',
        'thumbnail',
        'timeestimate',
        'timeoriginalestimate',
        'timespent',
        'timetracking',
        'updated',
        'versions',
        'votes',
        'watches',
        'worklog',
        'workratio',
      ].sort(),
    );
  });

  it('describes each by what its values are and what JQL calls it', async () => {
    const found = await fields();
    expect(found.get('summary')).toEqual({
      id: 'summary',
      name: 'Summary',
      custom: false,
      orderable: true,
      navigable: true,
      searchable: true,
      clauseNames: ['summary'],
      schema: { type: 'string', system: 'summary' },
    });
    expect(found.get('fixVersions')).toMatchObject({
      name: 'Fix Version/s',
      clauseNames: ['fixVersion'],
      schema: { type: 'array', items: 'version', system: 'fixVersions' },
    });
    expect(found.get('assignee')?.schema).toEqual({ type: 'user', system: 'assignee' });
    expect(found.get('duedate')?.clauseNames).toEqual(expect.arrayContaining(['due', 'duedate']));
  });

  it('gives the pseudo fields without a schema', async () => {
    const found = await fields();
    expect(found.get('issuekey')).toEqual({
      id: 'issuekey',
      name: 'Key',
      custom: false,
      orderable: false,
      navigable: true,
      searchable: false,
      clauseNames: ['id', 'issue', 'issuekey', 'key'],
    });
    expect(found.get('thumbnail')).not.toHaveProperty('schema');
    for (const [id, field] of found) {
      if (id !== 'issuekey' && id !== 'thumbnail' && !field.custom) expect(field.schema?.system).toBe(id);
    }
  });

  it('tells an anonymous visitor nothing while no project is open to all', async () => {
    expect((await context.server.anonymous.get('/rest/api/2/field')).status).toBe(401);
    await buildPublicProject(context.server, 'OPEN');
    expect((await context.server.anonymous.get('/rest/api/2/field')).status).toBe(200);
  });
});
